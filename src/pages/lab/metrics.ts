import type { Cut, RankingFigures, RankingMetrics, StarFigures } from '../../../workers/evaluation';

/** One column of figures. */
export interface Metric<Figures> {
  readonly id: string;
  readonly name: string;
  /** One or two plain sentences. */
  readonly what: string;
  /** Which way is better; null where neither is by itself. */
  readonly better: 'high' | 'low' | null;
  readonly value: (figures: Figures) => number | null;
  /** Its standard error over people, where there is one. */
  readonly error?: (figures: Figures) => number;
  readonly write: (value: number) => string;
}

const three = (value: number): string => value.toFixed(3);
const share = (value: number): string => `${(100 * value).toFixed(1)}\u00a0%`;

type Accuracy = keyof RankingFigures['errors'];

function accuracy(
  metric: Accuracy,
  cut: Cut,
  name: string,
  what: string,
  write = three,
): Metric<RankingFigures> {
  return {
    id: `${metric}${cut}`,
    name,
    what,
    better: 'high',
    value: ({ metrics }) => metrics[metric][cut],
    error: ({ errors }) => errors[metric][cut],
    write,
  };
}

function quality(
  metric: Exclude<keyof RankingMetrics, Accuracy>,
  name: string,
  what: string,
  write: (value: number) => string,
): Metric<RankingFigures> {
  return {
    id: metric,
    name,
    what,
    better: null,
    value: ({ metrics }) => metrics[metric][20],
    write,
  };
}

export const NDCG = accuracy(
  'ndcg',
  100,
  'NDCG@100',
  'How near the top of the first 100 the hidden films stand. 1 would be all of them at the very top. The usual single figure for a ranking.',
);

/** Of ranking, the first being what the chart shows at first. */
export const RANKING_METRICS: readonly Metric<RankingFigures>[] = [
  NDCG,
  accuracy(
    'recall',
    20,
    'Recall@20',
    'How many of the hidden films are among the first 20, as a part of all that could be.',
  ),
  accuracy('recall', 50, 'Recall@50', 'The same among the first 50.'),
  accuracy(
    'mrr',
    100,
    'MRR',
    'One divided by the place of the first hidden film in the list: 1 for first place, 0.5 for second, 0.1 for tenth; averaged.',
  ),
  accuracy(
    'hitRate',
    10,
    'Hit rate@10',
    'How many people find at least one of their hidden films among the first ten.',
    share,
  ),
  quality(
    'coverage',
    'Coverage@20',
    'How much of the library anybody is shown among their first 20. Low: everyone gets the same films.',
    share,
  ),
  quality(
    'novelty',
    'Novelty@20',
    'How little known the first 20 films are, in bits: one more means that half as many people like them.',
    (value) => value.toFixed(2),
  ),
  quality(
    'diversity',
    'Diversity@20',
    'How unlike in genre one person’s first 20 films are: 0 for all alike, 1 for nothing in common.',
    (value) => value.toFixed(2),
  ),
];

export const STAR_METRICS: readonly Metric<StarFigures>[] = [
  {
    id: 'rmse',
    name: 'RMSE',
    what: 'How far off the predicted stars are, in stars; a large miss counts for more than two small ones (root mean square error).',
    better: 'low',
    value: ({ rmse }) => rmse,
    error: ({ errors }) => errors.rmse,
    write: three,
  },
  {
    id: 'mae',
    name: 'MAE',
    what: 'How far off they are on average, in stars (mean absolute error).',
    better: 'low',
    value: ({ mae }) => mae,
    error: ({ errors }) => errors.mae,
    write: three,
  },
  {
    id: 'within90',
    name: 'Within 90\u00a0%',
    what: 'How many ratings fall into the range that the model is 90\u00a0% sure of. Near 90\u00a0% is right: below it is too sure of itself, above it too timid.',
    better: null,
    value: ({ within90 }) => within90,
    error: ({ errors }) => errors.within90,
    write: share,
  },
];

/** The best value of a metric among rows, or null where there is no better or worse. */
export function bestOf<F>(metric: Metric<F>, rows: readonly F[]): number | null {
  if (metric.better === null) return null;
  const values = rows.flatMap((row) => metric.value(row) ?? []);
  if (values.length < 2) return null;
  return metric.better === 'high' ? Math.max(...values) : Math.min(...values);
}

/** The end of a chart's axis: a round number that every value and its error fits under. */
export function axisEnd(values: readonly number[]): number {
  const most = Math.max(0, ...values.filter(Number.isFinite));
  if (most === 0) return 1;
  const unit = 10 ** Math.floor(Math.log10(most));
  const step = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((n) => n * unit >= most * (1 - 1e-9));
  return (step ?? 10) * unit;
}
