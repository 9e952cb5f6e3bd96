import type { ModelInfo, TrainRequest } from '../../workers/protocol';
import type { Failure } from '../failure';
import { asFailure, type LongCall } from './worker';

/** What background learning needs of the rest of the state. */
export interface LearningSource {
  /** Trains with the marks as they are when it begins, which may be later: another tab may be at it. */
  train(mode: TrainRequest['mode']): LongCall<ModelInfo>;
  /** False while there is no model yet, or a retraining from scratch is under way. */
  mayLearn(): boolean;
  onModel(model: ModelInfo): void;
}

/** How long after the last mark the model trains on. */
export const QUIET_MILLISECONDS = 2000;

/** The second answer to feedback: two seconds after the last mark the model trains on with it, warm. */
export class Learning {
  /** `waiting` counts the two seconds down; `learnt` holds until the next mark. */
  status = $state<'idle' | 'waiting' | 'learning' | 'learnt' | 'failed'>('idle');
  /** What the model learnt from last. */
  marks = $state(0);
  seconds = $state(0);
  failure = $state.raw<Failure | null>(null);

  readonly #source: LearningSource;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #call: LongCall<ModelInfo> | null = null;

  constructor(source: LearningSource) {
    this.#source = source;
  }

  /** A mark was made: the clock starts again, and learning from older marks is given up. */
  noteMark(): void {
    clearTimeout(this.#timer);
    this.#call?.cancel();
    this.#call = null;
    if (!this.#source.mayLearn()) return;
    this.status = 'waiting';
    this.#timer = setTimeout(() => void this.#learn(), QUIET_MILLISECONDS);
  }

  /** Gives way to a retraining from scratch. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#call?.cancel();
    this.#call = null;
    this.status = 'idle';
  }

  /** Says what a model that is already there has learnt from. */
  show(model: ModelInfo): void {
    this.marks = model.learntMarks;
    this.seconds = model.seconds;
    this.status = model.learntMarks > 0 ? 'learnt' : 'idle';
  }

  async #learn(): Promise<void> {
    if (!this.#source.mayLearn()) {
      this.status = 'idle';
      return;
    }
    this.status = 'learning';
    const call = this.#source.train('warm');
    this.#call = call;
    try {
      const model = await call.done;
      if (this.#call !== call) return;
      this.#source.onModel(model);
      this.failure = null;
      this.show(model);
    } catch (error) {
      if (this.#call !== call) return;
      const failure = asFailure(error);
      this.failure = failure.code === 'cancelled' ? null : failure;
      this.status = failure.code === 'cancelled' ? 'idle' : 'failed';
    } finally {
      if (this.#call === call) this.#call = null;
    }
  }
}
