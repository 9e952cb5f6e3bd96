import type { ControlFigures, EvaluationEvent, EvaluationRequest } from '../../workers/evaluation';
import { Failure, type PlainFailure } from '../failure';
import { catalogue } from './catalogue.svelte';
import { settings } from './settings.svelte';
import { ask, askLong, asFailure, type LongCall } from './worker';

/** What the controls of the list were found to do, as it is kept. */
export interface ControlRecord {
  /** Hash of the library that it was measured on. */
  readonly library: string;
  /** The workers' code that measured (`EvaluationOutlook.code`). */
  readonly code: string;
  /** The first is the ranking alone. */
  readonly figures: readonly ControlFigures[];
}

/** What measuring needs of the rest of the state. */
export interface ControlSource {
  evaluate(request: EvaluationRequest, onEvent: (event: EvaluationEvent) => void): LongCall<void>;
  library(): string;
  code(): Promise<string>;
  kept(): Promise<unknown>;
  keep(record: ControlRecord): void;
}

const SETTING = 'controlEffects';
/** Always the same people, so that figures can be compared. */
const SEED = 1;

/** What the controls of the list do, measured on people held out of the open library; kept. */
export class ControlEffects {
  status = $state<'idle' | 'running' | 'stopped' | 'done'>('idle');
  /** Of the run, 0 to 1. */
  share = $state(0);
  failure = $state.raw<Failure | null>(null);
  record = $state.raw<ControlRecord | null>(null);
  loaded = $state(false);
  /** The code of today's workers, once that is known. */
  code = $state.raw<string | null>(null);

  readonly #source: ControlSource;
  #call: LongCall<void> | null = null;

  constructor(source: ControlSource) {
    this.#source = source;
  }

  /** Figures of the library that is open, or none; of whatever code. */
  get figures(): readonly ControlFigures[] | null {
    return this.record?.library === this.#source.library() ? this.record.figures : null;
  }

  /** True where these figures are another code's, so perhaps another model's. */
  get outdated(): boolean {
    return this.figures !== null && this.code !== null && this.record?.code !== this.code;
  }

  /** Figures of what makes the lists today; none before the code is known. */
  get current(): readonly ControlFigures[] | null {
    return this.code === null || this.outdated ? null : this.figures;
  }

  /** Reads what is kept; does nothing the second time. */
  async load(): Promise<void> {
    if (this.loaded) return;
    const kept = readControlRecord(await this.#source.kept());
    this.record ??= kept;
    this.loaded = true;
  }

  /** Finds out whether the figures are today's, where there are any. Never rejects. */
  async check(): Promise<void> {
    if (this.code !== null || !this.figures) return;
    try {
      this.code = await this.#source.code();
    } catch {
      // Without it no figures are shown as today's.
    }
  }

  /** Measures, and keeps the figures. Never rejects; see `failure`. */
  async run(): Promise<void> {
    if (this.status === 'running') return;
    this.status = 'running';
    this.share = 0;
    this.failure = null;
    const library = this.#source.library();
    try {
      const code = await this.#source.code();
      this.code = code;
      const troubles: Failure[] = [];
      const request = { ranking: [], stars: [], folds: 1, seed: SEED, controls: true } as const;
      this.#call = this.#source.evaluate(request, (event) => {
        if (event.type === 'progress')
          this.share = event.step === 'train' ? event.share / 2 : (1 + event.share) / 2;
        else if (event.type === 'failed') troubles.push(failureOf(event.failure));
        else if (event.type === 'controls') {
          this.record = { library, code, figures: event.figures };
          this.#source.keep(this.record);
        }
      });
      await this.#call.done;
      // It went on without what failed, and there was nothing else.
      if (troubles.length > 0) throw troubles[0];
      this.status = 'done';
    } catch (error) {
      this.failure = asFailure(error);
      this.status = 'stopped';
    } finally {
      this.#call = null;
    }
  }

  cancel(): void {
    this.#call?.cancel();
  }
}

const failureOf = ({ code, message, advice }: PlainFailure): Failure =>
  new Failure(code, message, advice);

const NUMBERS = [
  'ndcg20',
  'ndcg100',
  'gain20',
  'gainError',
  'genreDistance',
  'tasteDistance',
  'coverage',
  'novelty',
  'kept',
  'people',
  'likes',
] as const;
const FEW_NUMBERS = ['likes', 'ndcg20', 'gain20', 'gainError', 'kept', 'people'] as const;

/** Reads a kept record; null where it is damaged. */
export function readControlRecord(value: unknown): ControlRecord | null {
  if (!isRecord(value) || typeof value['library'] !== 'string') return null;
  const { code, figures } = value;
  if (typeof code !== 'string' || !Array.isArray(figures) || figures.length === 0) return null;
  const sound = figures.every(
    (each: unknown) =>
      isRecord(each) &&
      NUMBERS.every((name) => Number.isFinite(each[name])) &&
      Array.isArray(each['few']) &&
      each['few'].every(
        (few: unknown) => isRecord(few) && FEW_NUMBERS.every((name) => Number.isFinite(few[name])),
      ) &&
      isRecord(each['setting']) &&
      ['fame', 'variety', 'surprise'].every((name) =>
        Number.isFinite((each['setting'] as Record<string, unknown>)[name]),
      ),
  );
  // Its shape has just been checked.
  return sound ? (value as unknown as ControlRecord) : null;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

export const controlEffects = new ControlEffects({
  evaluate: (request, onEvent) =>
    askLong((worker, token, report) => worker.evaluate(request, token, report), onEvent),
  library: () => catalogue.info?.hash ?? '',
  code: async () => (await ask((worker) => worker.evaluationOutlook())).code,
  kept: () => settings.kept(SETTING),
  keep: (record) => settings.keep(SETTING, record),
});
