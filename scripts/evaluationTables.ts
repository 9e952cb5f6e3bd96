import { COLD_POINTS } from '../src/model/evaluation/coldStart';
import { CUTS, type Cut, type RankingMetrics } from '../src/model/evaluation/metrics';
import type { RatingMetrics } from '../src/model/evaluation/ratingMetrics';
import { table } from './table';

/** What a model reached, and how long it took. */
export interface Result<Metrics> {
  readonly name: string;
  readonly metrics: Metrics;
  readonly seconds: number;
}

export function rankingTable(results: readonly Result<RankingMetrics>[]): string {
  return table(
    ['model', 'Recall@20', 'Recall@50', 'NDCG@100', 'seconds'],
    results.map(({ name, metrics: { recall, ndcg }, seconds }) => [
      name,
      ...[recall[20], recall[50], ndcg[100]].map(figure),
      seconds.toFixed(1),
    ]),
  );
}

/** Every metric at every cut. */
export function fullRankingTable(results: readonly Result<RankingMetrics>[]): string {
  const columns = {
    recall: 'Recall',
    precision: 'Precision',
    map: 'MAP',
    ndcg: 'NDCG',
    mrr: 'MRR',
    hitRate: 'hit rate',
    coverage: 'coverage',
    novelty: 'novelty (bits)',
    diversity: 'diversity',
    popularityLift: 'popularity lift',
  } as const satisfies Record<keyof RankingMetrics, string>;
  const names = Object.keys(columns) as (keyof RankingMetrics)[];
  const row = ({ name, metrics }: Result<RankingMetrics>, k: Cut) => [
    name,
    String(k),
    ...names.map((metric) => figure(metrics[metric][k])),
  ];
  return table(
    ['model', 'k', ...names.map((metric) => columns[metric])],
    results.flatMap((result) => CUTS.map((k) => row(result, k))),
  );
}

/** @param results NDCG@100 at each of the points */
export function coldStartTable(results: readonly Result<readonly number[]>[]): string {
  return table(
    ['NDCG@100 with so many likes', ...COLD_POINTS.map(String)],
    results.map(({ name, metrics }) => [name, ...metrics.map(figure)]),
  );
}

export function ratingTable(results: readonly Result<RatingMetrics>[]): string {
  return table(
    ['model', 'RMSE', 'MAE', 'MAPE', 'in 90 % interval', 'seconds'],
    results.map(({ name, metrics: { rmse, mae, mape, coverage }, seconds }) => [
      name,
      ...[rmse, mae, mape, coverage].map(figure),
      seconds.toFixed(1),
    ]),
  );
}

/**
 * Of models that leave films out, how many take part.
 * @param covered by the model's name
 */
export function coverageNotes(covered: ReadonlyMap<string, number>, films: number): string[] {
  const named = (count: number) => count.toLocaleString('en');
  const by = new Map<number, string[]>();
  for (const [name, count] of covered)
    if (count < films) by.set(count, [...(by.get(count) ?? []), name]);
  return Array.from(
    by,
    ([count, names]) =>
      `${names.join(', ')}: what goes with what is learnt among the ${named(count)} of ` +
      `${named(films)} films that most people like.`,
  );
}

export function figure(value: number): string {
  return value.toFixed(4);
}
