import type { RankingFigures } from '../../../workers/evaluation';
import type { EvaluationRecord } from '../../state/evaluationRecord';
import { ALL_RANKING_METRICS, RANKING_METRICS, STAR_METRICS, type Metric } from './metrics';
import { RANKING_WORDS, STAR_WORDS } from './models';

/** Where the figures are from, for a table that leaves the page. */
export interface Provenance {
  readonly library: string;
  readonly synthetic: boolean;
}

interface Row<F> {
  readonly name: string;
  readonly figures: F;
}

/** The record's models in the order and by the names that the page uses; others come last. */
export function rowsOf<F>(
  figures: Readonly<Record<string, F>>,
  words: Readonly<Partial<Record<string, { readonly name: string }>>>,
): Row<F>[] {
  const order = [...Object.keys(words), ...Object.keys(figures)];
  return [...new Set(order)].flatMap((name) => {
    const own = figures[name];
    return own === undefined ? [] : [{ name: words[name]?.name ?? name, figures: own }];
  });
}

/**
 * The record as Markdown: what was held out in a sentence, a table for each kind, and one of every
 * figure of the lists with a line for each, since there are too many for columns.
 */
export function asMarkdown(record: EvaluationRecord, from: Provenance): string {
  const parts = [heldOutInWords(record, from)];
  const ranking = rowsOf(record.ranking, RANKING_WORDS);
  const stars = rowsOf(record.stars, STAR_WORDS);
  if (ranking.length) parts.push(markdownTable(ranking, RANKING_METRICS));
  if (stars.length) parts.push(markdownTable(stars, STAR_METRICS));
  if (ranking.length) parts.push('All figures of the lists:', figureLines(ranking));
  return `${parts.join('\n\n')}\n`;
}

/** A line for each figure, a column for each model. */
function figureLines(rows: readonly Row<RankingFigures>[]): string {
  return [
    line(['Figure', ...rows.map(({ name }) => name)]),
    line(['---', ...rows.map(() => '---:')]),
    ...ALL_RANKING_METRICS.map((metric) =>
      line([metric.name, ...rows.map(({ figures }) => cell(metric, figures))]),
    ),
  ].join('\n');
}

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function cell<F>(metric: Metric<F>, figures: F): string {
  const value = metric.value(figures);
  if (value === null) return '–';
  const error = metric.error?.(figures);
  return error ? `${metric.write(value)} ± ${metric.write(error)}` : metric.write(value);
}

/** The record as CSV (RFC 4180), one line a figure. */
export function asCsv(record: EvaluationRecord, from: Provenance): string {
  const lines = [
    ...csvLines('ranking', rowsOf(record.ranking, RANKING_WORDS), ALL_RANKING_METRICS),
    ...csvLines('stars', rowsOf(record.stars, STAR_WORDS), STAR_METRICS),
  ];
  const head = 'kind,model,metric,value,standard error,folds,library,synthetic,measured';
  const tail = [from.library, String(from.synthetic), new Date(record.time).toISOString()];
  return [head, ...lines.map((line) => [...line, ...tail].map(quoted).join(',')), ''].join('\r\n');
}

function heldOutInWords(record: EvaluationRecord, { library, synthetic }: Provenance): string {
  const { people, ratings } = record.held;
  const held = [
    people === null ? [] : [`${people} people, never seen in training`],
    ratings === null ? [] : [`${ratings} ratings, never seen in training`],
  ].flat();
  const when = new Date(record.time).toISOString().slice(0, 10);
  const ratingsAre = synthetic ? ' (synthetic ratings)' : '';
  return `${library}${ratingsAre}. Held out: ${held.join('; ')}. ± is a standard error. Measured ${when}.`;
}

function markdownTable<F>(rows: readonly Row<F>[], metrics: readonly Metric<F>[]): string {
  return [
    line(['Model', ...metrics.map(({ name }) => name)]),
    line(['---', ...metrics.map(() => '---:')]),
    ...rows.map(({ name, figures }) =>
      line([name, ...metrics.map((metric) => cell(metric, figures))]),
    ),
  ].join('\n');
}

function csvLines<F extends { readonly folds: number }>(
  kind: string,
  rows: readonly Row<F>[],
  metrics: readonly Metric<F>[],
): string[][] {
  return rows.flatMap(({ name, figures }) =>
    metrics.flatMap((metric) => {
      const value = metric.value(figures);
      if (value === null) return [];
      const error = metric.error?.(figures);
      const numbers = [String(value), error === undefined ? '' : String(error)];
      return [[kind, name, metric.name, ...numbers, String(figures.folds)]];
    }),
  );
}

const quoted = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
