import type { RawLibrary } from '../../src/data/rawLibrary';
import { clusteredRatings } from './clusteredRatings';

/** A small library of people who each like one group of films (item % groups). */
export function clusteredLibrary(shape: {
  users: number;
  items: number;
  groups: number;
  perUser: number;
  seed: number;
}): RawLibrary {
  return {
    name: 'Clustered',
    kind: 'sample',
    synthetic: true,
    licence: 'Made for tests.',
    films: Array.from({ length: shape.items }, (_, n) => ({
      id: 100 + n,
      title: `Film Number ${n}`,
      year: 1950 + n,
      genres: [`Group ${n % shape.groups}`],
    })),
    userIds: Float64Array.from({ length: shape.users }, (_, u) => u + 1),
    ratings: clusteredRatings(shape),
  };
}
