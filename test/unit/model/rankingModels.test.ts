import { describe, expect, it } from 'vitest';
import type { Film, RatingColumns } from '../../../src/data/library';
import { createReferenceEngine } from '../../../src/engine/reference/engine';
import { RANKING_MODELS } from '../../../src/model/rankingModels';

type Row = readonly [user: number, item: number, halfStars: number];
const ratings = (...rows: Row[]): RatingColumns => ({
  user: Uint32Array.from(rows, ([user]) => user),
  item: Uint32Array.from(rows, ([, item]) => item),
  halfStars: Uint8Array.from(rows, ([, , halfStars]) => halfStars),
  time: new Uint32Array(rows.length),
});
const films = Array.from({ length: 6 }, (_, id): Film => ({
  id,
  title: id < 3 ? 'Night Train' : '',
  year: id < 4 ? 1950 + id : null,
  genres: id % 2 ? ['Drama'] : [],
}));
const all = (halfStars: number): Row[] =>
  Array.from({ length: 12 }, (_, n) => [Math.floor(n / 3), n % 5, halfStars]);

describe.each(Object.entries(RANKING_MODELS))('%s', (_, fit) => {
  it.each([
    ['ratings that are all likes', ratings(...all(8))],
    ['ratings without a like', ratings(...all(3))],
    ['one rating', ratings([3, 2, 10])],
    ['one person who rated everything', ratings(...films.map(({ id }): Row => [0, id, 9]))],
  ])('has finite scores for everyone, from %s', async (__, columns) => {
    const data = { films, users: 4, ratings: columns };
    const model = await fit(data, { engine: createReferenceEngine(), seed: 1 });
    for (const given of [[], [0], [5], [2, 2, 2], films.map(({ id }) => id)]) {
      const scores = model.scores(given);
      expect(scores).toHaveLength(films.length);
      expect(scores.every(Number.isFinite)).toBe(true);
    }
  });
});
