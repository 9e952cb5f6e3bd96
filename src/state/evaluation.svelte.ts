import type {
  EvaluatedModel,
  EvaluationEvent,
  EvaluationOutlook,
  EvaluationRequest,
  HeldOut,
} from '../../workers/evaluation';
import type { Failure, PlainFailure } from '../failure';
import { catalogue } from './catalogue.svelte';
import {
  EVALUATION_SETTING,
  readEvaluation,
  withEvent,
  type EvaluationRecord,
} from './evaluationRecord';
import { settings } from './settings.svelte';
import { ask, askLong, asFailure, type LongCall } from './worker';

/** What an evaluation needs of the rest of the state. */
export interface EvaluationSource {
  outlook(): Promise<EvaluationOutlook>;
  evaluate(request: EvaluationRequest, onEvent: (event: EvaluationEvent) => void): LongCall<void>;
  /** Hash of the library that is open. */
  library(): string;
  kept(): Promise<unknown>;
  keep(record: EvaluationRecord): void;
  now(): number;
}

/** Where a run is. */
export interface EvaluationProgress {
  readonly model: EvaluatedModel;
  /** Folds that the model has been through. */
  readonly folds: number;
  readonly step: 'train' | 'test';
  /** Of the step, 0 to 1. */
  readonly share: number;
}

/** A model that could not be measured. */
export interface NotMeasured {
  readonly model: EvaluatedModel;
  readonly failure: PlainFailure;
}

/**
 * Evaluations of the open library: the one that runs, which goes on whatever page is shown, and the
 * last one's figures, which are kept.
 */
export class Evaluation {
  status = $state<'idle' | 'running' | 'stopped' | 'done'>('idle');
  /** Why it stopped; `cancelled` when the visitor did it. */
  failure = $state.raw<Failure | null>(null);
  /** The run's request, while it runs and after. */
  request = $state.raw<EvaluationRequest | null>(null);
  progress = $state.raw<EvaluationProgress | null>(null);
  /** What the run holds out, once that is known. */
  held = $state.raw<HeldOut>({ people: null, ratings: null });
  /** Models that the run is through with, measured or not. */
  finished = $state.raw<readonly EvaluatedModel[]>([]);
  notMeasured = $state.raw<readonly NotMeasured[]>([]);
  /** When the run and its current fold began; milliseconds as of `now`. */
  began = $state.raw(0);
  foldBegan = $state.raw(0);
  record = $state.raw<EvaluationRecord | null>(null);
  outlook = $state.raw<EvaluationOutlook | null>(null);
  /** Why the outlook could not be had. */
  outlookFailure = $state.raw<Failure | null>(null);
  /** True once what is kept has been read. */
  loaded = $state(false);

  readonly #source: EvaluationSource;
  #call: LongCall<void> | null = null;

  constructor(source: EvaluationSource) {
    this.#source = source;
  }

  /** Reads what is kept; does nothing the second time. */
  async load(): Promise<void> {
    if (this.loaded) return;
    const kept = readEvaluation(await this.#source.kept());
    this.record ??= kept;
    this.loaded = true;
  }

  /** Asks what the open library has to hold out. Never rejects. */
  async look(): Promise<void> {
    try {
      this.outlook = await this.#source.outlook();
      this.outlookFailure = null;
    } catch (error) {
      this.outlookFailure = asFailure(error);
    }
  }

  /** Runs, and keeps the figures as they come. Never rejects; see `failure`. */
  async run(request: EvaluationRequest): Promise<void> {
    if (this.status === 'running') return;
    this.status = 'running';
    this.request = request;
    this.failure = null;
    this.progress = null;
    this.held = { people: null, ratings: null };
    this.finished = [];
    this.notMeasured = [];
    this.began = this.foldBegan = this.#source.now();
    try {
      await this.look();
      if (this.outlookFailure) throw this.outlookFailure;
      const holdout = {
        library: this.#source.library(),
        code: this.outlook?.code ?? '',
        folds: request.folds,
        seed: request.seed,
      };
      this.#call = this.#source.evaluate(request, (event) => {
        this.#take(event);
        const record = withEvent(this.record, holdout, this.held, event, this.#source.now());
        if (!record || record === this.record) return;
        this.record = record;
        this.#source.keep(record);
      });
      await this.#call.done;
      this.status = 'done';
    } catch (error) {
      this.failure = asFailure(error);
      this.status = 'stopped';
    } finally {
      this.#call = null;
      this.progress = null;
    }
  }

  cancel(): void {
    this.#call?.cancel();
  }

  #take(event: EvaluationEvent): void {
    switch (event.type) {
      case 'begin':
        this.held = event.held;
        break;
      case 'progress':
        this.progress = event;
        break;
      case 'failed':
        this.notMeasured = [...this.notMeasured, event];
        this.#finish(event.model);
        break;
      case 'ranking':
      case 'stars': {
        this.foldBegan = this.#source.now();
        if (event.figures.folds === this.request?.folds)
          this.#finish({ kind: event.type, name: event.name });
      }
    }
  }

  #finish(model: EvaluatedModel): void {
    this.finished = [...this.finished, model];
    this.foldBegan = this.#source.now();
  }
}

export const evaluation = new Evaluation({
  outlook: () => ask((worker) => worker.evaluationOutlook()),
  evaluate: (request, onEvent) =>
    askLong((worker, token, report) => worker.evaluate(request, token, report), onEvent),
  library: () => catalogue.info?.hash ?? '',
  kept: () => settings.kept(EVALUATION_SETTING),
  // Plain data of the workers' own making; the store refuses anything else.
  keep: (record) => settings.keep(EVALUATION_SETTING, record),
  now: () => Date.now(),
});
