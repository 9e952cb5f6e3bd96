import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Mark } from '../../../src/data/records';
import type { Outcome } from '../../../src/model/foresight/prequential';
import type { ItemExplanation, ItemMark } from '../../../src/model/recommend/recommender';
import { filmKey } from '../../../src/share/filmKey';
import { figuresOf, foresee } from '../../../workers/foresight';
import { ModelService } from '../../../workers/modelService';
import type { ProfileMark } from '../../../workers/protocol';
import { clusteredLibrary } from '../../support/clusteredLibrary';
import { MANIFEST_URL, serve } from '../../support/servedFiles';

/** Stands third of eleven, whatever is asked; notes by which marks. */
function third(asked: (readonly ItemMark[])[] = []) {
  return {
    explain: (marks: readonly ItemMark[], item: number): ItemExplanation => {
      asked.push(marks);
      return {
        item,
        score: 1,
        match: 90,
        rank: marks.some((one) => one.item === item) ? null : 3,
        candidates: 11,
        personal: true,
        popularity: 0,
        parts: {},
        reasons: [],
      };
    },
  };
}

const stars = (ready = true) => ({
  ready,
  predict: () => [{ mean: 3.5, low: 2, high: 4.75, sd: 0.8, personal: true }],
  starsOf: (mark: Mark) =>
    typeof mark === 'number' ? mark / 2 : ({ like: 4.4, dislike: 1.9 }[mark as string] ?? null),
});

describe('what was expected of a film, beside its mark', () => {
  it('is its stars with their range and its place in the list', () => {
    expect(foresee(third(), stars(), [], { item: 4, mark: 9 })).toEqual({
      expected: { mean: 3.5, low: 2, high: 4.75 },
      // Eight of the other ten stood below it.
      standing: 0.8,
      stars: 4.5,
      exact: true,
      liked: true,
    });
  });

  it('tells stars that were given from those that a word means', () => {
    const of = (mark: Mark) => foresee(third(), stars(), [], { item: 4, mark });
    expect(of('like')).toMatchObject({ stars: 4.4, exact: false, liked: true });
    expect(of('dislike')).toMatchObject({ stars: 1.9, exact: false, liked: false });
    expect(of(5)).toMatchObject({ stars: 2.5, exact: true, liked: false });
  });

  it('has no stars before they can be predicted', () => {
    expect(foresee(third(), stars(false), [], { item: 4, mark: 9 })?.expected).toBeNull();
  });

  it('is nothing for a mark without an opinion, and for a film that had one', () => {
    const of = (mark: Mark, before: Mark) =>
      foresee(third(), stars(), [{ item: 4, mark: before }], { item: 4, mark });
    for (const mark of ['seen', 'skip'] as const)
      expect(foresee(third(), stars(), [], { item: 4, mark })).toBeNull();
    for (const before of ['like', 'skip', 6] as const) expect(of('like', before)).toBeNull();
  });

  it('is told of a film that was only seen, from the other marks', () => {
    const asked: (readonly ItemMark[])[] = [];
    const others: ItemMark[] = [{ item: 1, mark: 'like' }];
    const before: ItemMark[] = [...others, { item: 4, mark: 'seen' }];
    expect(foresee(third(asked), stars(), before, { item: 4, mark: 8 })?.standing).toBe(0.8);
    expect(asked).toEqual([others]);
  });
});

describe('the figures', () => {
  const outcome = (change: Partial<Outcome> = {}): Outcome => ({
    expected: { mean: 4, low: 3, high: 5 },
    standing: 0.98,
    stars: 4,
    exact: true,
    liked: true,
    ...change,
  });
  const surprising = outcome({ standing: 0.02, stars: 1 });
  const times = (count: number, one: Outcome) => Array.from({ length: count }, () => one);

  it('are of all, of the last ones, and as they went', () => {
    const { all, recent, trend, changedAt } = figuresOf(
      [...times(5, outcome({ stars: 3 })), ...times(20, outcome()), outcome({ exact: false })],
      0,
    );
    expect(all).toMatchObject({ count: 26, stars: { count: 25, error: 0.2 } });
    expect(recent.stars).toEqual({ count: 20, error: 0, within: 1 });
    expect(recent.likes).toEqual({ count: 20, hitRate: 1 });
    expect(trend).toHaveLength(25);
    expect([trend[0], trend[9], trend.at(-1)]).toEqual([1, 0.5, 0]);
    expect(changedAt).toBeNull();
  });

  it('say when marks began to surprise, unless that is left behind', () => {
    const outcomes = [...times(15, outcome()), ...times(15, surprising)];
    const { changedAt } = figuresOf(outcomes, 0);
    expect(changedAt).toBeGreaterThan(15);
    // What is new is normal now.
    expect(figuresOf(outcomes, (changedAt ?? 0) + 1).changedAt).toBeNull();
    expect(figuresOf(outcomes, outcomes.length).changedAt).toBeNull();
    expect(figuresOf([], 0)).toMatchObject({ all: { count: 0 }, trend: [], changedAt: null });
  });

  it('show no more of the past than a small line can', () => {
    expect(figuresOf(times(500, outcome()), 0).trend).toHaveLength(120);
  });
});

describe('the model worker', () => {
  const raw = clusteredLibrary({ users: 60, items: 30, groups: 3, perUser: 6, seed: 1 });
  const keyOf = (item: number) => filmKey(`Film Number ${item}`, 1950 + item);
  const mark = (item: number, given: Mark = 'like'): ProfileMark => ({
    key: keyOf(item),
    mark: given,
    time: item,
  });

  beforeEach(() => {
    vi.stubGlobal('indexedDB', new IDBFactory());
    serve(raw);
  });
  afterEach(() => vi.unstubAllGlobals());

  it('foresees a film by the marks before it, and nothing before it has a model', async () => {
    const service = new ModelService();
    await service.open({ manifestUrl: MANIFEST_URL, engine: 'reference' }, 1, () => undefined);
    expect(await service.foresee([mark(0)], mark(3))).toBeNull();
    await service.train({ profile: [], mode: 'fresh' }, 2, () => undefined);
    const alike = await service.foresee([mark(0), mark(6)], mark(3));
    const unlike = await service.foresee([mark(0), mark(6)], mark(22));
    expect(alike?.standing).toBeGreaterThan(0.9);
    expect(unlike?.standing).toBeLessThan(0.7);
    expect(alike).toMatchObject({ expected: null, exact: false, liked: true });
    // A like means what people give who like a film in this library.
    expect(alike?.stars).toBeGreaterThanOrEqual(4);
    const { total, recommendations } = await service.recommend([mark(0), mark(6)], {
      genresIn: [],
      genresOut: [],
      yearFrom: null,
      yearTo: null,
      fame: 0,
      variety: 0,
      offset: 0,
      limit: 30,
    });
    const place = recommendations.findIndex(({ film }) => film.item === 3);
    expect(alike?.standing).toBeCloseTo(1 - place / (total - 1), 12);
    expect(await service.foresee([mark(0)], { ...mark(3), key: 12345 })).toBeNull();
    // The same film under the year that another catalogue gives it has been learnt from.
    const other = { ...mark(4), key: filmKey('Film Number 4', 1953) };
    expect(await service.foresee([other], mark(4))).toBeNull();
  });

  it('tells figures without a library', async () => {
    expect(await new ModelService().foresight([], 0)).toMatchObject({ all: { count: 0 } });
  });
});
