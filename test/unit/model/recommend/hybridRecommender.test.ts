import { describe, expect, it } from 'vitest';
import type { RankingModel } from '../../../../src/model/ranking/rankingModel';
import { recommenderOf, spaceOf } from '../../../../src/model/recommend/hybridRecommender';
import { clusteredWorld, groupOf, ITEMS, likes, PLAIN } from '../../../support/clusteredWorld';

const { hybrid, ials, data, recommender } = await clusteredWorld();

describe('serving a blend', () => {
  it("places items by its iALS' factors", () => {
    expect(spaceOf(hybrid)).toEqual({ vectors: ials.model.factors, size: 8 });
    expect(spaceOf(hybrid).vectors).toHaveLength(8 * ITEMS);
  });

  it('recommends as the blend does, without what is marked', () => {
    const { items } = recommenderOf(hybrid, data.films).recommend(likes(0, 4), PLAIN);
    expect(items.map(({ item }) => item)).toEqual(
      recommender.recommend(likes(0, 4), PLAIN).items.map(({ item }) => item),
    );
    expect(items.some(({ item }) => item === 0 || item === 4)).toBe(false);
    expect(items.filter(({ item }) => groupOf(item) === 0).length).toBeGreaterThan(6);
  });

  it('refuses a model that is none', () => {
    const other: RankingModel = ials;
    const internal = expect.objectContaining({ code: 'internal' });
    expect(() => spaceOf(other)).toThrow(internal);
    expect(() => recommenderOf(other, data.films)).toThrow(internal);
  });
});
