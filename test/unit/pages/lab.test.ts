import { describe, expect, it } from 'vitest';
import { ACCURACY, CUTS, QUALITY } from '../../../src/model/evaluation/metrics';
import { RANKING_MODELS } from '../../../src/model/ranking/rankingModels';
import { RATING_TRIALS } from '../../../src/model/ratings/ratingModels';
import type { AtCuts, RankingFigures } from '../../../workers/evaluation';
import {
  isTickedAtFirst,
  roughly,
  runOf,
  secondsOfFold,
  shareOf,
} from '../../../src/pages/lab/estimate';
import { asCsv, asMarkdown } from '../../../src/pages/lab/exportResults';
import {
  ALL_RANKING_METRICS,
  axisEnd,
  bestOf,
  LIST_CUTS,
  MEASURES,
  RANKING_METRICS,
  STAR_METRICS,
} from '../../../src/pages/lab/metrics';
import { RANKING_WORDS, STAR_WORDS } from '../../../src/pages/lab/models';
import { resultRows } from '../../../src/pages/lab/rows';
import type { EvaluationRecord } from '../../../src/state/evaluationRecord';

const cuts = (value: number): AtCuts => ({ 10: value, 20: value, 50: value, 100: value });
function figures(ndcg: number, folds = 1): RankingFigures {
  const errors = {
    recall: cuts(0.01),
    precision: cuts(0.01),
    map: cuts(0.01),
    ndcg: cuts(0.02),
    mrr: cuts(0.01),
    hitRate: cuts(0.01),
  };
  const quality = {
    coverage: cuts(0.2),
    novelty: cuts(3),
    diversity: cuts(0.5),
    popularityLift: cuts(1),
  };
  return {
    metrics: { ...errors, ndcg: cuts(ndcg), ...quality },
    errors,
    people: 12,
    folds,
    seconds: 10 * folds,
  };
}
const record: EvaluationRecord = {
  library: 'hash',
  code: 'c',
  time: Date.UTC(2026, 10, 21, 3, 45),
  folds: 1,
  seed: 1,
  held: { people: 12, ratings: 200 },
  ranking: { hybrid: figures(0.4), popularity: figures(0.2) },
  stars: {
    bias: {
      rmse: 0.91,
      mae: 0.7,
      mape: 0.25,
      within90: null,
      errors: { rmse: 0.01, mae: 0.02, mape: 0.003, within90: 0 },
      ratings: 200,
      folds: 1,
      seconds: 1,
    },
  },
};
const from = { library: 'A, "quoted" library', synthetic: true };
const small = { films: 1715, users: 700, ratings: 64_000 };
const idle = {
  status: 'idle',
  request: null,
  progress: null,
  finished: [],
  notMeasured: [],
} as const;

describe('the models’ words', () => {
  it('name every model that there is, and no other', () => {
    expect(Object.keys(RANKING_WORDS).sort()).toEqual(Object.keys(RANKING_MODELS).sort());
    expect(Object.keys(STAR_WORDS).sort()).toEqual(Object.keys(RATING_TRIALS).sort());
  });

  it('are different, and one line', () => {
    for (const words of [RANKING_WORDS, STAR_WORDS]) {
      const all = Object.values(words);
      expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
      for (const { what } of all) expect(what).toMatch(/^[^\n]{20,120}\.$/);
    }
  });
});

describe('what is best', () => {
  const [ndcg] = RANKING_METRICS;
  const rmse = STAR_METRICS[0];
  it('is the highest of a ranking and the lowest error', () => {
    expect(bestOf(ndcg, [figures(0.2), figures(0.4)])).toBe(0.4);
    const star = record.stars['bias'];
    expect(bestOf(rmse, [star, { ...star, rmse: 0.8 }])).toBe(0.8);
  });

  it('is not said of one alone, or where more is not better', () => {
    expect(bestOf(ndcg, [figures(0.2)])).toBeNull();
    for (const metric of RANKING_METRICS.filter(({ better }) => better === null))
      expect(bestOf(metric, [figures(0.2), figures(0.4)])).toBeNull();
    expect(RANKING_METRICS.filter(({ better }) => better === null)).toHaveLength(3);
  });
});

describe('the metrics', () => {
  it('are all that the evaluation reports, at every cut', () => {
    const reported = Object.entries(figures(0.4).metrics).flatMap(([name, at]) =>
      Object.keys(at).map((cut) => `${name}${cut}`),
    );
    expect(ALL_RANKING_METRICS.map(({ id }) => id).sort()).toEqual(reported.sort());
    expect(LIST_CUTS).toEqual(CUTS);
    expect(MEASURES).toHaveLength(ACCURACY.length + QUALITY.length);
    const starred = Object.keys(record.stars['bias'].errors);
    expect(STAR_METRICS.map(({ id }) => id).sort()).toEqual(starred.sort());
  });

  it('take the figure and the error of their name and cut', () => {
    const own = figures(0.4);
    for (const metric of ALL_RANKING_METRICS) {
      const [, name, cut] = /^(\D+)(\d+)$/.exec(metric.id) ?? [];
      const marked = {
        ...own,
        metrics: { ...own.metrics, [name]: { ...cuts(0), [cut]: 0.77 } },
        errors: { ...own.errors, [name]: { ...cuts(0), [cut]: 0.07 } },
      };
      expect(metric.value(marked)).toBe(0.77);
      expect(metric.error?.(marked) ?? 0.07).toBe(0.07);
    }
  });
});

describe('the chart’s axis', () => {
  it.each([
    [[], 1],
    [[0], 1],
    [[0.38, 0.12], 0.4],
    [[0.401], 0.5],
    [[0.4], 0.4],
    [[5.5], 6],
    [[0.97], 1],
    [[NaN, 0.2], 0.2],
  ])('of %j ends at %d', (values, end) => expect(axisEnd(values)).toBeCloseTo(end, 12));
});

describe('how long it takes', () => {
  const model = { kind: 'ranking', name: 'ease' } as const;
  it('grows with the library, and the neural network is asked for', () => {
    const large = { films: 27_000, users: 138_000, ratings: 20_000_000 };
    for (const name of Object.keys(RANKING_MODELS)) {
      const of = { kind: 'ranking', name } as const;
      expect(secondsOfFold(of, large, null)).toBeGreaterThan(secondsOfFold(of, small, null));
    }
    expect(isTickedAtFirst(model, small)).toBe(true);
    expect(isTickedAtFirst(model, large)).toBe(false);
    expect(isTickedAtFirst({ kind: 'ranking', name: 'autoencoder' }, small)).toBe(false);
  });

  it('is what it took here before', () => {
    const hybrid = { kind: 'ranking', name: 'hybrid' } as const;
    const before = { ...record, ranking: { hybrid: figures(0.4, 5) } };
    expect(secondsOfFold(hybrid, small, before)).toBe(10);
  });

  it('is learnt from the pace so far', () => {
    const request = { ranking: ['a', 'b'], stars: [], folds: 1, seed: 1 } as const;
    const a = { kind: 'ranking', name: 'a' } as const;
    const guess = () => 10;
    expect(runOf(request, [], null, 0, guess)).toEqual({ share: 0, secondsLeft: 20 });
    // Half of it took 30 seconds where 10 were guessed.
    expect(runOf(request, [a], null, 30, guess)).toEqual({ share: 0.5, secondsLeft: 30 });
    expect(runOf(request, [a, { ...a, name: 'b' }], null, 50, guess)).toEqual({
      share: 1,
      secondsLeft: 0,
    });
  });

  it('counts folds and steps', () => {
    const model5 = { model, folds: 2, share: 0 } as const;
    expect(shareOf({ ...model5, step: 'train' }, 5)).toBeCloseTo(0.4);
    expect(shareOf({ ...model5, step: 'test', share: 1 }, 5)).toBeCloseTo(0.6);
    expect(shareOf({ ...model5, folds: 5, step: 'train' }, 5)).toBe(1);
  });

  it.each([
    [0.2, 'a second'],
    [4.2, '5 seconds'],
    [41, '45 seconds'],
    [100, '2 minutes'],
    [9000, '3 hours'],
  ])('%d is said as %s', (seconds, words) => expect(roughly(seconds)).toBe(words));
});

describe('the rows', () => {
  const words = RANKING_WORDS;
  it('are the measured models, in the page’s order', () => {
    const rows = resultRows('ranking', words, record.ranking, 1, idle);
    expect(rows.map(({ id }) => id)).toEqual(['popularity', 'hybrid']);
    expect(rows.every(({ note, share }) => note === '' && share === null)).toBe(true);
  });

  it('say what a run is at', () => {
    const request = {
      ranking: ['popularity', 'ease', 'hybrid'],
      stars: [],
      folds: 5,
      seed: 1,
    } as const;
    const rows = resultRows('ranking', words, {}, 5, {
      status: 'running',
      request,
      progress: {
        model: { kind: 'ranking', name: 'ease' },
        folds: 1,
        step: 'test',
        share: 0.5,
      },
      finished: [],
      notMeasured: [],
    });
    expect(rows.map(({ id, note }) => [id, note])).toEqual([
      ['popularity', 'waiting'],
      ['ease', 'being tested, fold 2 of 5'],
      ['hybrid', 'waiting'],
    ]);
    expect(rows[1]?.share).toBeCloseTo((1 + 0.9) / 5);
  });

  it('say why a model was not measured, and that a stopped one has fewer folds', () => {
    const model = { kind: 'ranking', name: 'ease' } as const;
    const failure = { code: 'internal', message: 'It broke.', advice: 'Try again.' } as const;
    const rows = resultRows('ranking', words, { popularity: figures(0.2, 2) }, 5, {
      ...idle,
      notMeasured: [{ model, failure }],
    });
    expect(rows.map(({ id, note }) => [id, note])).toEqual([
      ['popularity', '2 of 5 folds'],
      ['ease', 'It broke. Try again.'],
    ]);
  });
});

describe('the tables that leave the page', () => {
  it('say what was held out, and of what', () => {
    const text = asMarkdown(record, from);
    expect(text).toContain('synthetic ratings');
    expect(text).toContain('12 people, never seen in training; 200 ratings');
    expect(text).toContain('Measured 2026-11-21');
    expect(text).toMatch(/\| Popularity \| 0\.200 ± 0\.020 \|/);
    expect(text).toMatch(/\| NDCG@10 \| 0\.200 ± 0\.020 \| 0\.400 ± 0\.020 \|/);
    expect(text).toMatch(/\| Popularity bias@50 \| \+100\u00a0% \| \+100\u00a0% \|/);
    expect(text).toMatch(
      /\| Person and film averages \| 0\.910 ± 0\.010 \| 0\.700 ± 0\.020 \| 25\.0\u00a0% ± 0\.3\u00a0% \| – \|/,
    );
    // Simplest first.
    expect(text.indexOf('Popularity')).toBeLessThan(text.indexOf('Matinee’s blend'));
  });

  it('have a line for each figure in CSV, all of one length', () => {
    const lines = asCsv(record, from).trimEnd().split('\r\n');
    expect(lines).toHaveLength(1 + 2 * ALL_RANKING_METRICS.length + STAR_METRICS.length - 1);
    expect(lines[1]).toBe(
      'ranking,Popularity,NDCG@10,0.2,0.02,1,"A, ""quoted"" library",true,2026-11-21T03:45:00.000Z',
    );
    for (const name of ['Precision@50', 'MAP@10', 'Popularity bias@100', 'Hit rate@20'])
      expect(lines.filter((line) => line.startsWith(`ranking,Popularity,${name},`))).toHaveLength(
        1,
      );
    expect(lines).toContainEqual(expect.stringMatching(/^stars,[^,]+,MAPE,0\.25,0\.003,/));
    expect(lines.some((line) => /NaN|undefined/.test(line))).toBe(false);
  });
});
