import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Film, RatingColumns } from '../../../../src/data/library';
import { createReferenceEngine } from '../../../../src/engine/reference/engine';
import { liked, type ItemEvidence } from '../../../../src/model/evidence/evidence';
import type {
  RankingData,
  RankingModelKind,
  SavedModel,
} from '../../../../src/model/ranking/rankingModel';
import { RANKING_MODELS } from '../../../../src/model/ranking/rankingModels';
import { clusteredLibrary } from '../../../support/clusteredLibrary';

const context = { engine: createReferenceEngine(), seed: 1 };

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

const ITEMS = 36;
const library = clusteredLibrary({ users: 60, items: ITEMS, groups: 3, perUser: 8, seed: 3 });
const clustered: RankingData = { films: library.films, users: 60, ratings: library.ratings };
const piece = fc.record({
  item: fc.nat(ITEMS - 1),
  weight: fc.constantFrom(0, 0.5, 1, 1.25),
  target: fc.constantFrom(-0.5, -0.1, 0, 1),
});
const evidence = fc.array(piece, { maxLength: 30 });
const sizeOf = (values: ArrayLike<number>) =>
  Array.from(values).reduce((sum, value) => sum + Math.abs(value), 0);

const kinds = Object.entries<RankingModelKind>(RANKING_MODELS);
/** Each model is trained once for all tests that only ask it. */
const trained = new Map(kinds.map(([name, kind]) => [name, kind.fit(clustered, context)]));

describe.each(kinds)('%s', (name, kind) => {
  const model = async () => {
    const found = await trained.get(name);
    if (!found) throw new Error('not trained');
    return found;
  };

  it.each([
    ['ratings that are all likes', ratings(...all(8))],
    ['ratings without a like', ratings(...all(3))],
    ['one rating', ratings([3, 2, 10])],
    ['one person who rated everything', ratings(...films.map(({ id }): Row => [0, id, 9]))],
  ])('has finite scores for everyone, from %s', async (_, columns) => {
    const data = { films, users: 4, ratings: columns };
    const fitted = await kind.fit(data, context);
    for (const given of [[], [0], [5], [2, 2, 2], films.map(({ id }) => id)])
      for (const target of [1, -0.5]) {
        const said = liked(given).map((like) => ({ ...like, target }));
        const scores = fitted.foldIn(said).scores();
        expect(scores).toHaveLength(films.length);
        expect(scores.every(Number.isFinite)).toBe(true);
      }
    for (const { id } of films) expect(fitted.similar(id, 9).length).toBeLessThan(films.length);
  });

  it('explains every score by terms that sum to it', async () => {
    const fitted = await model();
    fc.assert(
      fc.property(evidence, fc.nat(ITEMS - 1), (said, item) => {
        const person = fitted.foldIn(said);
        const score = person.scores()[item];
        const { terms, rest, parts } = person.explain(item);
        expect(terms).toHaveLength(person.evidence.length);
        const size = Math.max(1, sizeOf(terms), Math.abs(rest));
        const sum = terms.reduce((total, term) => total + term, rest);
        expect(Math.abs(sum - score) / size).toBeLessThan(1e-6);
        if (!parts) return;
        const total = Object.values(parts).reduce((whole, part) => whole + part, 0);
        expect(Math.abs(total - score) / size).toBeLessThan(1e-6);
      }),
      { numRuns: 60 },
    );
  });

  it('hears each film once, the last time, and nothing that weighs nothing', async () => {
    const fitted = await model();
    const dislike: ItemEvidence = { item: 4, weight: 1, target: -0.5 };
    const silent: ItemEvidence = { item: 9, weight: 0, target: 1 };
    const once = fitted.foldIn([dislike, ...liked([7])]);
    const again = fitted.foldIn([...liked([4]), silent, dislike, ...liked([7, 7])]);
    expect(again.evidence).toEqual([dislike, ...liked([7])]);
    expect(again.scores()).toEqual(once.scores());
  });

  it('takes dislikes for less than likes', async () => {
    if (name === 'popularity') return;
    const fitted = await model();
    // Films 1 and 4 are of one group; 7 is another of it.
    const [likes, dislikes] = [1, -0.5].map((target) =>
      fitted.foldIn(liked([1, 4, 10]).map((like) => ({ ...like, target }))),
    );
    expect(dislikes.scores()[7]).toBeLessThan(likes.scores()[7]);
  });

  it('names films alike, without the film itself, the most alike first', async () => {
    const fitted = await model();
    let ownGroup = 0;
    let others = 0;
    for (let item = 0; item < ITEMS; item++) {
      const found = fitted.similar(item, 5);
      expect(found.length).toBeLessThanOrEqual(5);
      expect(found.some((other) => other.item === item)).toBe(false);
      expect(new Set(found.map((other) => other.item)).size).toBe(found.length);
      found.forEach(({ similarity }, n) => {
        expect(Number.isFinite(similarity)).toBe(true);
        expect(similarity).toBeLessThanOrEqual(n ? found[n - 1].similarity : 1 + 1e-6);
      });
      for (const other of found)
        if (other.item % 3 === item % 3) ownGroup++;
        else others++;
    }
    if (name !== 'popularity') expect(ownGroup).toBeGreaterThan(2 * others);
  });

  it('is the same after it was kept', async () => {
    const fitted = await model();
    const loaded = kind.load(structuredClone(fitted.save()), clustered);
    expect(loaded.similar(2, 6)).toEqual(fitted.similar(2, 6));
    fc.assert(
      fc.property(evidence, (said) => {
        expect(loaded.foldIn(said).scores()).toEqual(fitted.foldIn(said).scores());
      }),
      { numRuns: 30 },
    );
  });

  it('refuses to be loaded for another library, or from damaged numbers', async () => {
    const saved = (await model()).save();
    const misfit = expect.objectContaining({ code: 'bad-input' }) as unknown;
    const load = (damaged: SavedModel, data = clustered) => {
      try {
        kind.load(damaged, data);
      } catch (error) {
        return error;
      }
      return null;
    };
    const fewer = { ...clustered, films: clustered.films.slice(0, 20) };
    const kept = { ...fewer, ratings: ratings([0, 1, 8]) };
    expect(load(saved, kept)).toEqual(misfit);
    for (const damaged of damages(structuredClone(saved))) expect(load(damaged)).toEqual(misfit);
  });
});

/** The same with one thing wrong: an array cut short, gone or with a number that is none. */
function* damages(saved: SavedModel): Generator<SavedModel> {
  for (const [name, array] of Object.entries(saved.arrays)) {
    yield { ...saved, arrays: { ...saved.arrays, [name]: array.slice(1) } };
    const { [name]: _, ...others } = saved.arrays;
    yield { ...saved, arrays: others };
    if (!(array instanceof Float32Array || array instanceof Float64Array)) continue;
    const broken = array.slice();
    broken[broken.length - 1] = NaN;
    yield { ...saved, arrays: { ...saved.arrays, [name]: broken } };
  }
  for (const name of Object.keys(saved.info))
    yield { ...saved, info: { ...saved.info, [name]: NaN } };
  const parts = saved.parts ?? {};
  for (const [name, part] of Object.entries(parts))
    for (const damaged of damages(part)) yield { ...saved, parts: { ...parts, [name]: damaged } };
  if (saved.parts) {
    yield { ...saved, parts: {} };
    yield { ...saved, parts: { ...parts, stranger: { arrays: {}, info: {} } } };
  }
}
