import { describe, expect, it } from 'vitest';
import type { Film, RatingColumns } from '../../../src/data/library';
import { createRandom } from '../../../src/engine/random';
import { createReferenceEngine } from '../../../src/engine/reference/engine';
import type { ItemEvidence } from '../../../src/model/evidence/evidence';
import { evaluateRatings, ratingFolds } from '../../../src/model/evaluation/evaluateRatings';
import { RATING_MODELS, type RatingModelName } from '../../../src/model/ratings/ratingModels';

type Row = readonly [user: number, item: number, halfStars: number];
const columns = (rows: readonly Row[]): RatingColumns => ({
  user: Uint32Array.from(rows, ([user]) => user),
  item: Uint32Array.from(rows, ([, item]) => item),
  halfStars: Uint8Array.from(rows, ([, , halfStars]) => halfStars),
  time: new Uint32Array(rows.length),
});
const films = (count: number) =>
  Array.from({ length: count }, (_, id): Film => ({ id, title: '', year: null, genres: [] }));
const given = (...stars: [item: number, stars: number][]) =>
  stars.map(([item, value]): ItemEvidence => ({ item, stars: value, weight: 1, target: 1 }));
const context = { engine: createReferenceEngine(), seed: 3 };

/** 80 people of two tastes and 41 films of two kinds, of which the last is rated by nobody. */
const rows = ((): Row[] => {
  const random = createRandom(8);
  const all: Row[] = [];
  for (let user = 0; user < 80; user++)
    for (let item = 0; item < 40; item++)
      if (random.next() < 0.5)
        all.push([user, item, (user + item) % 2 ? 2 + random.integer(3) : 8 + random.integer(3)]);
  return all;
})();
const data = { films: films(41), users: 80, ratings: columns(rows) };
/** Likes even films, of which they have not rated 20 to 38; rates odd ones low. */
const person = given([0, 5], [2, 4.5], [4, 4.5], [1, 1], [3, 1.5], [6, 5], [5, 1], [8, 4], [7, 2]);

describe.each(Object.entries(RATING_MODELS))('%s', (name, kind) => {
  const fitted = kind.fit(data, context);

  it('expects more of films that the person will like, where it can tell', async () => {
    const { mean } = (await fitted).foldIn(person).predict([20, 21]);
    if (name === 'bias') expect(Math.abs(mean[0] - mean[1])).toBeLessThan(1);
    else expect(mean[0]).toBeGreaterThan(mean[1] + 1);
  });

  it('keeps to the scale, and says how unsure it is, of anybody and anything', async () => {
    const model = await fitted;
    for (const evidence of [[], person, given([40, 0.5]), given([3, 5])]) {
      const { mean, sd } = model.foldIn(evidence).predict([0, 20, 40, 40]);
      expect(mean.every((stars) => stars >= 1 && stars <= 5)).toBe(true);
      expect(sd.every((value) => value > 0 && value < 3)).toBe(true);
      expect(mean[2]).toBe(mean[3]);
    }
  });

  it('explains a score by what sums to it', async () => {
    const folded = (await fitted).foldIn(person);
    const scores = folded.scores();
    for (const item of [0, 20, 21, 40]) {
      const { terms, rest } = folded.explain(item);
      expect(terms).toHaveLength(folded.evidence.length);
      const sum = terms.reduce((all, term) => all + term, rest);
      expect(sum).toBeCloseTo(scores[item], 4);
    }
  });

  it('learns from stars alone, of which the last of one film count', async () => {
    const model = await fitted;
    const without: ItemEvidence[] = [{ item: 3, weight: 1, target: 1 }];
    expect(model.foldIn(without).predict([20])).toEqual(model.foldIn([]).predict([20]));
    const twice = model.foldIn(given([2, 1], [3, 4], [2, 5])).predict([20]).mean[0];
    expect(twice).toBeCloseTo(model.foldIn(given([2, 5], [3, 4])).predict([20]).mean[0], 10);
  });

  it('is the same again from what was saved, and refuses what is of another library', async () => {
    const model = await fitted;
    const saved = structuredClone(model.save());
    const again = kind.load(saved, data);
    const all = Array.from(data.films.keys());
    expect(again.foldIn(person).predict(all)).toEqual(model.foldIn(person).predict(all));
    expect(again.similar(0, 5)).toEqual(model.similar(0, 5));
    expect(() => kind.load(saved, { ...data, films: films(50) })).toThrow(/not fit this library/);
  });

  it('finds films of the same kind alike, if any', async () => {
    const alike = (await fitted).similar(0, 5);
    expect(alike.every(({ item }) => item % 2 === 0 && item !== 0)).toBe(true);
    const none: string[] = ['bias', 'user-knn-ratings'] satisfies RatingModelName[];
    expect(alike).toHaveLength(none.includes(name) ? 0 : 5);
  });

  it('repeats itself for a seed, and stops when it is told to', async () => {
    const again = await kind.fit(data, context);
    expect(again.save()).toEqual((await fitted).save());
    const signal = AbortSignal.abort();
    await expect(
      evaluateRatings(
        { ...data, userIds: Float64Array.from({ length: 80 }, (_, u) => u) },
        ratingFolds(rows.length, 1),
        kind,
        { ...context, signal },
      ),
    ).rejects.toMatchObject({ code: 'cancelled' });
  });

  it.each([
    ['ratings that are all alike', rows.map(([user, item]): Row => [user, item, 7])],
    ['one rating', [[0, 0, 9]] as Row[]],
    ['one person', rows.filter(([user]) => user === 0)],
    ['one film', rows.filter(([, item]) => item === 0)],
  ])('has something to say from %s', async (_, few) => {
    const model = await kind.fit({ ...data, ratings: columns(few) }, context);
    const halves = few.map(([, , halfStars]) => halfStars / 2);
    const [min, max] = [Math.min(...halves), Math.max(...halves)];
    const { mean, sd } = model.foldIn(person).predict([0, 40]);
    for (const stars of mean) {
      expect(stars).toBeGreaterThanOrEqual(min - 1e-9);
      expect(stars).toBeLessThanOrEqual(max + 1e-9);
    }
    expect(sd.every((value) => value > 0.14 && value <= 2.25)).toBe(true);
  });

  it('has no ratings to learn from', async () => {
    await expect(kind.fit({ ...data, ratings: columns([]) }, context)).rejects.toMatchObject({
      code: 'bad-input',
    });
  });

  it('foretells what it was not trained on, within its intervals nine times in ten', async () => {
    const library = { ...data, userIds: Float64Array.from({ length: 80 }, (_, u) => u) };
    const { rmse, coverage, count } = await evaluateRatings(
      library,
      ratingFolds(rows.length, 4),
      kind,
      context,
    );
    expect(count).toBe(rows.length);
    // Two tastes, 3 stars apart, that biases know nothing of; ± 0.4 of noise.
    if (name === 'bias') expect(rmse).toBeGreaterThan(1.2);
    else expect(rmse).toBeLessThan(0.8);
    expect(coverage).toBeGreaterThan(0.84);
    expect(coverage).toBeLessThan(0.96);
  });
});
