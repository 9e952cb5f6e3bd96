import type { Film } from '../../src/data/library';
import { createReferenceEngine } from '../../src/engine/reference/engine';
import { fitHybrid, HYBRID_DEFAULTS } from '../../src/model/ranking/hybrid';
import { IalsRanking } from '../../src/model/ranking/ialsRanking';
import { likesOf } from '../../src/model/evidence/likes';
import { Recommender, type ItemMark, type RankQuery } from '../../src/model/recommend/recommender';
import { clusteredRatings } from './clusteredRatings';

export const ITEMS = 80;
export const GROUPS = 4;
const USERS = 150;
const FACTORS = 8;

/** Film i is of group i % 4, which is its genre; people like films of one group. */
export const groupOf = (item: number): number => item % GROUPS;

export const PLAIN: RankQuery = {
  genresIn: [],
  genresOut: [],
  yearFrom: null,
  yearTo: null,
  fame: 0,
  variety: 0,
  surprise: 0,
  deal: 0,
  offset: 0,
  limit: 12,
};

export const likes = (...items: number[]): ItemMark[] =>
  items.map((item) => ({ item, mark: 'like' }));

/** The served blend over a small library of four groups, trained by the reference engine. */
export async function clusteredWorld() {
  const films: Film[] = Array.from({ length: ITEMS }, (_, id) => ({
    id,
    title: `Film ${id}`,
    year: 1950 + (id % 50),
    genres: [`genre ${groupOf(id)}`],
  }));
  const shape = { users: USERS, items: ITEMS, groups: GROUPS, perUser: 9, seed: 4 };
  const ratings = clusteredRatings(shape);
  const hybrid = await fitHybrid(
    { films, users: USERS, ratings },
    { engine: createReferenceEngine(), seed: 1 },
    { ...HYBRID_DEFAULTS, ials: { ...HYBRID_DEFAULTS.ials, factors: FACTORS } },
  );
  const { ials } = hybrid.parts;
  if (!(ials instanceof IalsRanking)) throw new Error('the blend has no iALS');
  const popularity = likesOf(ratings, ITEMS);
  const data = { films, popularity, vectors: ials.model.factors, size: FACTORS };
  return { hybrid, ials, data, recommender: new Recommender(hybrid, data) };
}
