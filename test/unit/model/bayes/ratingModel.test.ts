import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Film, RatingColumns } from '../../../../src/data/library';
import { createReferenceEngine } from '../../../../src/engine/reference/engine';
import { KeptDraws } from '../../../../src/model/bayes/keptDraws';
import { BAYES_DEFAULTS } from '../../../../src/model/bayes/options';
import { planBayes } from '../../../../src/model/bayes/plan';
import { BAYES_RATING, BayesRating } from '../../../../src/model/bayes/ratingModel';
import { loadBayes, saveBayes } from '../../../../src/model/bayes/saved';
import { trainBayes } from '../../../../src/model/bayes/train';
import type { ItemEvidence } from '../../../../src/model/evidence/evidence';
import type { SavedModel } from '../../../../src/model/ranking/rankingModel';
import { lowRankRatings } from '../../../support/ratedPairs';

const ITEMS = 60;
const ratings = lowRankRatings({ users: 80, items: ITEMS, density: 0.3, noise: 0.4, seed: 5 });
const items = Array.from({ length: ITEMS }, (_, i) => i);
const given = (item: number, stars: number): ItemEvidence => ({
  item,
  stars,
  weight: 0,
  target: 0,
});

let model: BayesRating;
beforeAll(async () => {
  const options = { ...BAYES_DEFAULTS, factors: 4, sweeps: 30, burnIn: 10, kept: 6 };
  const kept = new KeptDraws(options);
  await trainBayes(ratings, options, [kept]);
  model = new BayesRating(kept.model(), new Uint32Array(ITEMS).fill(10));
});

const evidence = fc.array(
  fc
    .record({ item: fc.nat(ITEMS - 1), halfStars: fc.integer({ min: 1, max: 10 }) })
    .map(({ item, halfStars }) => given(item, halfStars / 2)),
  { maxLength: 12 },
);

describe('the Bayesian model as a model of ratings', () => {
  it('explains a score by terms that sum to it', () => {
    fc.assert(
      fc.property(evidence, fc.nat(ITEMS - 1), (all, item) => {
        const person = model.foldIn(all);
        const { terms, rest } = person.explain(item);
        expect(terms).toHaveLength(person.evidence.length);
        expect(terms.reduce((sum, term) => sum + term, rest)).toBeCloseTo(person.scores()[item], 4);
      }),
    );
  });

  it('scores by the stars that it predicts, before they are clipped', () => {
    const person = model.foldIn([given(0, 3), given(7, 3.5)]);
    const scores = person.scores();
    const { mean, sd } = person.predict(items);
    const { min, max } = model.model.scale;
    for (const i of items) {
      expect(sd[i]).toBeGreaterThan(0);
      expect(mean[i]).toBeGreaterThanOrEqual(min);
      expect(mean[i]).toBeLessThanOrEqual(max);
      if (Math.abs(scores[i] - 3) < 0.5) expect(mean[i]).toBeCloseTo(scores[i], 1);
    }
  });

  it('learns from stars alone, the last of two on one film, and from films that it knows', () => {
    const like: ItemEvidence = { item: 4, weight: 1, target: 1 };
    const person = model.foldIn([given(2, 1), like, given(2, 5), given(ITEMS + 3, 5)]);
    expect(person.evidence).toEqual([given(2, 5)]);
    expect(person.scores()).toEqual(model.foldIn([given(2, 5)]).scores());
    expect(model.foldIn([like]).scores()).toEqual(model.foldIn([]).scores());
  });

  it('answers more surely, and higher, after a high rating of the film', () => {
    const before = model.foldIn([]).predict([9]);
    const after = model.foldIn([given(9, 5), given(10, 5), given(11, 5)]).predict([9]);
    expect(after.mean[0]).toBeGreaterThan(before.mean[0]);
    expect(after.sd[0]).toBeLessThan(before.sd[0]);
  });

  it('is less sure of somebody whose stars are not exactly known', () => {
    const said = [2, 5, 8, 11, 14, 17].map((item) => given(item, 4));
    const sure = model.foldIn(said).predict(items).sd;
    const unsure = model.foldIn(said.map((one) => ({ ...one, starsSd: 1 }))).predict(items).sd;
    const mean = (all: Float64Array) => all.reduce((sum, sd) => sum + sd, 0) / all.length;
    expect(mean(unsure)).toBeGreaterThan(mean(sure));
  });

  it('says that a high rating speaks for the film rated, and a low one against it', () => {
    const term = (stars: number) => model.foldIn([given(3, stars)]).explain(3).terms[0];
    expect(term(5)).toBeGreaterThan(0.1);
    expect(term(0.5)).toBeLessThan(-0.1);
  });

  it('finds films alike by their factors, most alike first, without the film itself', () => {
    const found = model.similar(6, 8);
    const similarities = found.map(({ similarity }) => similarity);
    expect(found.map(({ item }) => item)).not.toContain(6);
    expect(similarities).toEqual([...similarities].sort((a, b) => b - a));
    expect(similarities[0]).toBeGreaterThan(0.5);
    expect(similarities[0]).toBeLessThanOrEqual(1 + 1e-6);
  });

  it('is trained and loaded through the common interface', async () => {
    const films = items.map((id): Film => ({
      id,
      title: `Film ${id}`,
      year: 1990 + (id % 9),
      genres: ['Drama'],
    }));
    const columns: RatingColumns = {
      user: ratings.user,
      item: ratings.item,
      halfStars: Uint8Array.from(ratings.value, (v) =>
        Math.min(10, Math.max(1, Math.round(2 * v))),
      ),
      time: new Uint32Array(ratings.user.length),
    };
    const data = { films, users: ratings.users, ratings: columns };
    const shares: number[] = [];
    const fitted = await BAYES_RATING.fit(data, {
      engine: createReferenceEngine(),
      seed: 3,
      onProgress: (share) => shares.push(share),
    });
    expect(shares.at(-1)).toBe(1);
    const loaded = BAYES_RATING.load(structuredClone(fitted.save()), data);
    expect(loaded.foldIn([given(1, 4)]).predict(items)).toEqual(
      fitted.foldIn([given(1, 4)]).predict(items),
    );
    expect(loaded.similar(0, 5)).toEqual(fitted.similar(0, 5));
  });
});

describe('the model as kept', () => {
  it('comes back to the last bit', () => {
    const back = loadBayes(structuredClone(saveBayes(model.model)), ITEMS);
    expect(back).toEqual(model.model);
  });

  it('is refused where it does not fit', () => {
    const saved = saveBayes(model.model);
    const wrong: SavedModel[] = [
      { ...saved, info: {} },
      { ...saved, info: { ...saved.info, d: 4 } },
      { ...saved, info: { ...saved.info, scale: { mean: 3, sd: 0, min: 1, max: 5 } } },
      { ...saved, arrays: { ...saved.arrays, tau: new Float64Array(2) } },
      { ...saved, arrays: { ...saved.arrays, mu: new Float32Array(saved.arrays['mu']) } },
      { ...saved, arrays: { ...saved.arrays, wellKnown: new Int32Array(ITEMS).fill(999) } },
      { ...saved, arrays: {} },
    ];
    for (const one of wrong) expect(() => loadBayes(one, ITEMS)).toThrow(/does not fit/);
    expect(() => loadBayes(saved, ITEMS + 1)).toThrow(/does not fit/);
  });
});

describe('the plan', () => {
  it('trains by half the sweeps while there is time, then by fewer, then not at all', () => {
    expect(planBayes(100_836, 9742)).toEqual({ ...BAYES_DEFAULTS, sweeps: 100, burnIn: 20 });
    const many = planBayes(4_000_000, 20_000);
    expect(many).toMatchObject({ sweeps: 50, burnIn: 10 });
    expect(() => planBayes(5_000_001, 20_000)).toThrow(/million ratings/);
    expect(() => planBayes(0, 10)).toThrow(/no ratings/);
  });

  it('keeps fewer draws of a large catalogue, but never too few', () => {
    const { kept } = planBayes(1_000_000, 40_000);
    expect(kept).toBeLessThan(BAYES_DEFAULTS.kept);
    expect(4 * kept * 40_000 * (2 * (BAYES_DEFAULTS.factors + 1) + 1)).toBeLessThanOrEqual(64e6);
    expect(planBayes(1_000_000, 1_000_000).kept).toBe(5);
  });
});
