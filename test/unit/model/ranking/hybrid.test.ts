import { describe, expect, it } from 'vitest';
import { createReferenceEngine } from '../../../../src/engine/reference/engine';
import { contentRows } from '../../../../src/model/ranking/content';
import { ContentFeatures, ContentModel } from '../../../../src/model/ranking/contentModel';
import { liked } from '../../../../src/model/evidence/evidence';
import {
  fitHybrid,
  fitHybridEase,
  Hybrid,
  HYBRID_DEFAULTS,
  HYBRID_PARTS,
  partWeights,
  type HybridEaseOptions,
  type HybridOptions,
} from '../../../../src/model/ranking/hybrid';
import type { RankingModel } from '../../../../src/model/ranking/rankingModel';
import { topItems } from '../../../../src/model/recommend/topItems';
import { fixedScores } from '../../../support/fixedScores';
import { clusteredLibrary } from '../../../support/clusteredLibrary';

const always = (...scores: number[]) => fixedScores(Float64Array.from(scores));
/** EASE counts for half with ten likes. */
const options: HybridOptions = {
  ...HYBRID_DEFAULTS,
  weights: { ...HYBRID_DEFAULTS.weights, ease: { few: 0, many: 1 } },
};
const scoresFrom = (model: RankingModel, given: readonly number[]) =>
  model.foldIn(liked(given)).scores();

describe('the weights of the blend', () => {
  const { weights, half } = HYBRID_DEFAULTS;
  const at = (n: number) => partWeights(n, HYBRID_DEFAULTS);

  it('are iALS alone where nothing is liked', () => {
    expect(at(0)).toEqual({ ials: 1, ease: 0, titles: 0, familiar: 0, rare: 0 });
  });

  it('lie half way from few to many at some likes, and near many at hundreds', () => {
    for (const part of HYBRID_PARTS) {
      const { few, many } = weights[part];
      expect(at(half)[part]).toBeCloseTo((few + many) / 2, 12);
      expect(Math.abs(at(400)[part] - many)).toBeLessThan(0.01);
    }
  });

  it('lean on content one knows with few likes, on content few know with many', () => {
    expect(at(1).familiar).toBeGreaterThan(at(30).familiar);
    expect(at(1).rare).toBeLessThan(at(30).rare);
  });

  it('grow from nothing with a like that is less than one', () => {
    expect(at(0.5).ease).toBeCloseTo(weights.ease.few / 2, 2);
  });
});

describe('the blend', () => {
  const given = Array.from({ length: 10 }, (_, n) => n);
  const scores = (...last: [number, number]) => always(...given.map(() => 0), ...last);

  it('adds the parts in their weights', () => {
    const blend = new Hybrid({ ials: scores(3, 7), ease: scores(9, 5) }, 12, options);
    // Both have deviation 2; EASE counts for half.
    expect([...scoresFrom(blend, given).slice(10)]).toEqual([1.5 + 2.25, 3.5 + 1.25]);
  });

  it('explains by every part in its weight, and scores all films but once', () => {
    let scored = 0;
    const counted = (model: RankingModel): RankingModel => ({
      ...model,
      foldIn: (evidence) => {
        const person = model.foldIn(evidence);
        const scores = () => {
          scored++;
          return person.scores();
        };
        return { ...person, scores };
      },
    });
    const parts = { ials: counted(scores(3, 7)), ease: counted(scores(9, 5)) };
    const person = new Hybrid(parts, 12, options).foldIn(liked(given));
    for (let n = 0; n < 24; n++)
      expect(person.explain(10)).toMatchObject({ rest: 3.75, parts: { ials: 1.5, ease: 2.25 } });
    expect(person.scores()[10]).toBe(3.75);
    expect(scored).toBeLessThanOrEqual(2 * 2);
  });

  it('does without parts that are missing or have nothing to say', () => {
    const alone = scoresFrom(new Hybrid({ ials: scores(3, 7) }, 12), given);
    expect([...alone.slice(10)]).toEqual([1.5, 3.5]);
    const silent = new Hybrid({ ials: scores(3, 7), titles: scores(4, 4) }, 12);
    expect(scoresFrom(silent, given)).toEqual(alone);
    expect([...scoresFrom(new Hybrid({}, 12), given)]).toEqual(new Array(12).fill(0));
  });

  it('quickens every part that can be', async () => {
    const quickened: string[] = [];
    const part = (name: string): RankingModel => ({
      ...scores(3, 7),
      quicken: () => Promise.resolve(void quickened.push(name)),
    });
    await new Hybrid(
      { ials: part('ials'), ease: part('ease'), titles: scores(1, 2) },
      12,
    ).quicken();
    expect(quickened).toEqual(['ials', 'ease']);
  });
});

describe('films like another', () => {
  it('are those liked by the same people, with a share for what they are about', () => {
    const films = ['Drama', 'Horror', 'Drama', 'Drama'].map((genre, id) => ({
      id,
      title: `${id}`,
      year: null,
      genres: [genre],
    }));
    const ials: RankingModel = {
      ...always(0, 0, 0, 0),
      similar: () => [
        { item: 1, similarity: 0.8 },
        { item: 2, similarity: 0.75 },
        { item: 3, similarity: 0.2 },
      ],
    };
    const familiar = new ContentModel(new ContentFeatures(contentRows(films, { genres: 1 })));
    const alike = new Hybrid({ ials, familiar }, 4).similar(0, 2);
    expect(alike.map(({ item }) => item)).toEqual([2, 1]);
    expect(alike[0].similarity).toBeCloseTo(0.7 * 0.75 + 0.3, 6);
    expect(alike[1].similarity).toBeCloseTo(0.7 * 0.8, 6);
    expect(new Hybrid({ ials }, 4).similar(0, 1)[0].item).toBe(1);
  });
});

describe('the hybrid, trained', () => {
  const library = clusteredLibrary({ users: 60, items: 45, groups: 3, perUser: 8, seed: 2 });
  const data = { films: library.films, users: 60, ratings: library.ratings };
  const fit = () => fitHybrid(data, { engine: createReferenceEngine(), seed: 1 });

  it('has every part, and finds the films of a group', async () => {
    const hybrid = await fit();
    expect(Object.keys(hybrid.parts)).toEqual([...HYBRID_PARTS]);
    const given = [1, 4, 7, 10, 13, 16];
    const best = topItems(scoresFrom(hybrid, given), 8, (item) => !given.includes(item));
    expect([...best].filter((item) => item % 3 === 1).length).toBeGreaterThanOrEqual(7);
  });

  it('is the same every time', async () => {
    expect(scoresFrom(await fit(), [1, 2])).toEqual(scoresFrom(await fit(), [1, 2]));
  });

  it('gives people without ratings no row in EASE, which would cost time and change nothing', async () => {
    const rows: HybridEaseOptions = { ...HYBRID_DEFAULTS.ease, form: 'rows' };
    const full = await fitHybridEase(data, {}, rows);
    const sparse = await fitHybridEase({ ...data, users: 300 }, {}, rows);
    expect(sparse.save().info['size']).toBe(full.save().info['size']);
    expect(scoresFrom(sparse, [1, 2])).toEqual(scoresFrom(full, [1, 2]));
  });

  it('has a list for a stranger', async () => {
    const scores = scoresFrom(await fit(), []);
    expect(scores.every(Number.isFinite)).toBe(true);
    expect(new Set(scores).size).toBeGreaterThan(10);
  });
});
