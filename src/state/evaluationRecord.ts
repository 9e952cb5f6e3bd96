import type {
  EvaluationEvent,
  EvaluationRequest,
  HeldOut,
  RankingFigures,
  StarFigures,
} from '../../workers/evaluation';

/** What an evaluation found, as it is kept until the next. All figures are of the same holdout. */
export interface EvaluationRecord {
  /** Hash of the library that it was held out of. */
  readonly library: string;
  /** The workers' code that measured (`EvaluationOutlook.code`). */
  readonly code: string;
  /** When it was last added to; milliseconds since 1970. */
  readonly time: number;
  /** How many of five folds were asked for. A stopped run has models with fewer. */
  readonly folds: EvaluationRequest['folds'];
  readonly seed: number;
  readonly held: HeldOut;
  /** By model's name, in the order measured. */
  readonly ranking: Readonly<Record<string, RankingFigures>>;
  readonly stars: Readonly<Record<string, StarFigures>>;
}

/** The setting that it is kept under. */
export const EVALUATION_SETTING = 'evaluation';

/** Where the figures of a run belong: the same people, ratings and code. */
export type Holdout = Pick<EvaluationRecord, 'library' | 'code' | 'folds' | 'seed'>;

/**
 * The record with one event of a run added. Figures of another holdout cannot stand beside it, so
 * the first figures of a run replace them; until then the last run's stay.
 */
export function withEvent(
  record: EvaluationRecord | null,
  holdout: Holdout,
  held: HeldOut,
  event: EvaluationEvent,
  time: number,
): EvaluationRecord | null {
  if (event.type !== 'ranking' && event.type !== 'stars') return record;
  const same = record && isOf(record, holdout) ? record : null;
  const base = {
    ...holdout,
    time,
    held: {
      people: held.people ?? same?.held.people ?? null,
      ratings: held.ratings ?? same?.held.ratings ?? null,
    },
    ranking: same?.ranking ?? {},
    stars: same?.stars ?? {},
  };
  return event.type === 'ranking'
    ? { ...base, ranking: { ...base.ranking, [event.name]: event.figures } }
    : { ...base, stars: { ...base.stars, [event.name]: event.figures } };
}

function isOf(record: EvaluationRecord, { library, code, folds, seed }: Holdout): boolean {
  return (
    record.library === library &&
    record.code === code &&
    record.folds === folds &&
    record.seed === seed
  );
}

type Shape = { readonly [name: string]: Shape } | 'number' | 'string' | 'number or null';

const CUTS: Shape = { 10: 'number', 20: 'number', 50: 'number', 100: 'number' };
const ACCURACY: Shape = {
  recall: CUTS,
  precision: CUTS,
  map: CUTS,
  ndcg: CUTS,
  mrr: CUTS,
  hitRate: CUTS,
};
const RANKING: Shape = {
  metrics: { ...ACCURACY, coverage: CUTS, novelty: CUTS, diversity: CUTS, popularityLift: CUTS },
  errors: ACCURACY,
  people: 'number',
  folds: 'number',
  seconds: 'number',
};
const STARS: Shape = {
  rmse: 'number',
  mae: 'number',
  mape: 'number',
  within90: 'number or null',
  errors: { rmse: 'number', mae: 'number', mape: 'number', within90: 'number' },
  ratings: 'number',
  folds: 'number',
  seconds: 'number',
};

/** Reads a kept evaluation; null where it is damaged, and without the models whose figures are. */
export function readEvaluation(value: unknown): EvaluationRecord | null {
  const whole: Shape = {
    library: 'string',
    code: 'string',
    time: 'number',
    folds: 'number',
    seed: 'number',
    held: { people: 'number or null', ratings: 'number or null' },
    ranking: {},
    stars: {},
  };
  if (!fits(value, whole)) return null;
  if (![1, 5].includes((value as EvaluationRecord).folds)) return null;
  // Its shape has just been checked.
  const record = value as EvaluationRecord;
  const sound = <T>(figures: Readonly<Record<string, T>>, shape: Shape) =>
    Object.fromEntries(Object.entries(figures).filter(([, each]) => fits(each, shape)));
  return { ...record, ranking: sound(record.ranking, RANKING), stars: sound(record.stars, STARS) };
}

function fits(value: unknown, shape: Shape): boolean {
  if (shape === 'string') return typeof value === 'string';
  if (shape === 'number') return Number.isFinite(value);
  if (shape === 'number or null') return value === null || Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(shape).every(([name, inner]) =>
    fits((value as Record<string, unknown>)[name], inner),
  );
}
