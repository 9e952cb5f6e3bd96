import type { EvaluatedModel } from '../../../workers/evaluation';
import type { Evaluation } from '../../state/evaluation.svelte';
import { shareOf } from './estimate';
import type { ModelWords } from './models';

/** One model in a chart or table. */
export interface ResultRow<F> {
  readonly id: string;
  readonly name: string;
  readonly what: string;
  /** Null until its first fold is over. */
  readonly figures: F | null;
  /** What it is at while there is more to come, or why there will not be; else ''. */
  readonly note: string;
  /** How far it is while it is measured, 0 to 1; null when it is not. */
  readonly share: number | null;
}

type Run = Pick<Evaluation, 'status' | 'request' | 'progress' | 'finished' | 'notMeasured'>;

/** The models with figures and those of the run in progress, in the page's order. */
export function resultRows<F extends { readonly folds: number }>(
  kind: EvaluatedModel['kind'],
  words: Readonly<Record<string, ModelWords>>,
  figures: Readonly<Partial<Record<string, F>>>,
  folds: number,
  run: Run,
): ResultRow<F>[] {
  const running = run.status === 'running';
  const asked = (running ? run.request?.[kind] : undefined) ?? [];
  return Object.entries(words).flatMap(([id, { name, what }]): ResultRow<F>[] => {
    const is = (model: EvaluatedModel) => model.kind === kind && model.name === id;
    const own = figures[id] ?? null;
    const failed = run.notMeasured.find(({ model }) => is(model));
    if (!own && !asked.includes(id) && !failed) return [];
    const row = { id, name, what, figures: own };
    if (failed)
      return [
        { ...row, note: `${failed.failure.message} ${failed.failure.advice}`.trim(), share: null },
      ];
    if (asked.includes(id) && !run.finished.some(is)) {
      const all = run.request?.folds ?? 1;
      const at = run.progress && is(run.progress.model) ? run.progress : null;
      const ofFolds = all > 1 && at ? `fold ${at.folds + 1} of ${all}` : '';
      const note = at
        ? [at.step === 'train' ? 'learning' : 'being tested', ofFolds].filter(Boolean).join(', ')
        : 'waiting';
      return [{ ...row, note, share: at ? shareOf(at, all) : 0 }];
    }
    const short = own !== null && own.folds < folds;
    return [{ ...row, note: short ? `${own.folds} of ${folds} folds` : '', share: null }];
  });
}
