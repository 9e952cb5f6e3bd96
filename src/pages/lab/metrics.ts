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

/** One way to judge the first k of a list, for every k. */
export interface Measure {
  readonly id: keyof RankingMetrics;
  readonly name: string;
  /** What it says of "the list", however long. */
  readonly what: string;
  readonly at: readonly Metric<RankingFigures>[];
}

/** How far down a list the figures look, as `CUTS` of the model. */
export const LIST_CUTS: readonly Cut[] = [10, 20, 50, 100];

export const three = (value: number): string => value.toFixed(3);
export const two = (value: number): string => value.toFixed(2);
export const share = (value: number): string => `${(100 * value).toFixed(1)}\u00a0%`;
const signedShare = (value: number): string =>
  `${value < 0 ? '−' : '+'}${Math.round(100 * Math.abs(value))}\u00a0%`;

type Accuracy = keyof RankingFigures['errors'];
type Quality = Exclude<keyof RankingMetrics, Accuracy>;

function accuracy(metric: Accuracy, name: string, what: string, write = three): Measure {
  return measure(metric, name, what, (cut) => ({
    better: 'high',
    error: ({ errors }) => errors[metric][cut],
    write,
  }));
}

function quality(
  metric: Quality,
  name: string,
  what: string,
  write: (value: number) => string,
): Measure {
  return measure(metric, name, what, () => ({ better: null, write }));
}

function measure(
  id: keyof RankingMetrics,
  name: string,
  what: string,
  rest: (cut: Cut) => Pick<Metric<RankingFigures>, 'better' | 'error' | 'write'>,
): Measure {
  const at = LIST_CUTS.map((cut) => ({
    id: `${id}${cut}`,
    name: `${name}@${cut}`,
    what,
    value: ({ metrics }: RankingFigures) => metrics[id][cut],
    ...rest(cut),
  }));
  return { id, name, what, at };
}

/** Everything that a list is judged by. */
export const MEASURES: readonly Measure[] = [
  accuracy(
    'ndcg',
    'NDCG',
    'How near the top of the list the hidden films stand; 1 would be all of them at the very top.',
  ),
  accuracy(
    'recall',
    'Recall',
    'How many of the hidden films are in the list, as a part of all that could be.',
  ),
  accuracy(
    'precision',
    'Precision',
    'How many films of the list are hidden ones, as a part of it.',
  ),
  accuracy(
    'map',
    'MAP',
    'The precision down to each hidden film in the list, averaged over the hidden films: rewards finding many, and early.',
  ),
  accuracy(
    'mrr',
    'MRR',
    'One divided by the place of the first hidden film: 1 for first place, 0.5 for second; averaged.',
  ),
  accuracy(
    'hitRate',
    'Hit rate',
    'How many people find at least one of their hidden films in the list.',
    share,
  ),
  quality(
    'coverage',
    'Coverage',
    'How much of the library is in anybody’s list. Low: everyone gets the same films.',
    share,
  ),
  quality(
    'novelty',
    'Novelty',
    'How little known the films are, in bits: one more means that half as many people like them.',
    two,
  ),
  quality(
    'diversity',
    'Diversity',
    'How unlike in genre the films of one list are: 0 for all alike, 1 for nothing in common.',
    two,
  ),
  quality(
    'popularityLift',
    'Popularity bias',
    'How much better liked by everybody the films of the list are than those the person likes: +100\u00a0% is twice as well.',
    signedShare,
  ),
];

/** Every figure of a ranking, metric by metric. */
export const ALL_RANKING_METRICS: readonly Metric<RankingFigures>[] = MEASURES.flatMap(
  ({ at }) => at,
);

/** One of them, said more exactly. */
function chosen(id: `${keyof RankingMetrics}${Cut}`, what: string): Metric<RankingFigures> {
  const metric = ALL_RANKING_METRICS.find((one) => one.id === id);
  if (!metric) throw new RangeError(`There is no figure called ${id}.`);
  return { ...metric, what };
}

export const NDCG = chosen(
  'ndcg100',
  'How near the top of the first 100 the hidden films stand. 1 would be all of them at the very top. The usual single figure for a ranking.',
);

/** What stands in the main table, the first being what the chart shows at first. */
export const RANKING_METRICS: readonly Metric<RankingFigures>[] = [
  NDCG,
  chosen(
    'recall20',
    'How many of the hidden films are among the first 20, as a part of all that could be.',
  ),
  chosen('recall50', 'The same among the first 50.'),
  chosen(
    'mrr100',
    'One divided by the place of the first hidden film in the list: 1 for first place, 0.5 for second, 0.1 for tenth; averaged.',
  ),
  chosen(
    'hitRate10',
    'How many people find at least one of their hidden films among the first ten.',
  ),
  chosen(
    'coverage20',
    'How much of the library anybody is shown among their first 20. Low: everyone gets the same films.',
  ),
  chosen(
    'novelty20',
    'How little known the first 20 films are, in bits: one more means that half as many people like them.',
  ),
  chosen(
    'diversity20',
    'How unlike in genre one person’s first 20 films are: 0 for all alike, 1 for nothing in common.',
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
    id: 'mape',
    name: 'MAPE',
    what: 'The same as a part of the stars that were given: one star off is half of two, and a fifth of five (mean absolute percentage error).',
    better: 'low',
    value: ({ mape }) => mape,
    error: ({ errors }) => errors.mape,
    write: share,
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
