import type {
  EngineInfo,
  ModelInfo,
  Opened,
  ProfileMark,
  Progress,
  TrainRequest,
} from '../../workers/protocol';
import type { Failure } from '../failure';
import { asFailure, type LongCall } from './worker';

/** What start-up needs of the rest of the state. */
export interface StartupSource {
  open(onProgress: (progress: Progress) => void): LongCall<Opened>;
  train(request: TrainRequest, onProgress: (progress: Progress) => void): LongCall<ModelInfo>;
  profile(): readonly ProfileMark[];
  onOpened(opened: Opened): void;
  onModel(model: ModelInfo): void;
}

/** How a training from scratch is asked for. */
export interface Retraining {
  /** Waits for what is under way to end; otherwise nothing comes of it while something is. */
  readonly wait?: boolean;
  /** Called when it begins, and not before. */
  readonly onStart?: () => void;
}

/** `waiting` before the first step; `stopped` by the visitor or by a failure. */
export type StartupStatus = 'waiting' | 'working' | 'stopped' | 'ready';

/** The way from an empty page to a model: fetch, store, engine, train; each can be cancelled and retried. */
export class Startup {
  status = $state<StartupStatus>('waiting');
  progress = $state.raw<Progress | null>(null);
  /** Why it stopped; `cancelled` when the visitor did it. */
  failure = $state.raw<Failure | null>(null);
  opened = $state.raw<Opened | null>(null);
  model = $state.raw<ModelInfo | null>(null);
  /** The engine that trains or trained; null until it is known. */
  engine = $state.raw<EngineInfo | null>(null);
  /** What the badge says before an engine is ready. */
  engineLabel = $state('');

  readonly #source: StartupSource;
  #call: LongCall<unknown> | null = null;
  /** What was begun last; resolves when it has ended, whichever way. */
  #work: Promise<boolean> = Promise.resolve(false);

  constructor(source: StartupSource) {
    this.#source = source;
  }

  /** Opens the library, and trains when no kept model fits. Never rejects; see `failure`. */
  async start(): Promise<void> {
    if (this.status === 'working') return;
    await this.#begin(async () => {
      if (!this.opened) {
        const call = this.#source.open((progress) => this.#report(progress));
        this.#call = call;
        const opened = await call.done;
        this.opened = opened;
        this.#source.onOpened(opened);
        if (opened.model) this.#accept(opened.model);
      }
      if (!this.model) await this.#train('fresh');
    });
  }

  /**
   * Trains from scratch. The last good model answers meanwhile, and stays when this one fails. Never
   * rejects; see `failure`.
   * @returns whether a model came of it: not without a library, and not when it failed or was cancelled
   */
  async retrain({ wait = false, onStart }: Retraining = {}): Promise<boolean> {
    while (wait && this.#isWorking()) await this.#work;
    if (this.#isWorking() || !this.opened) return false;
    return this.#begin(async () => {
      onStart?.();
      await this.#train('fresh');
    });
  }

  cancel(): void {
    this.#call?.cancel();
  }

  /** Goes on from the step that stopped. */
  retry(): void {
    if (this.model) void this.retrain();
    else void this.start();
  }

  /** Puts a stopped retraining out of sight: the last model stays. */
  dismiss(): void {
    if (this.status === 'stopped' && this.model) {
      this.status = 'ready';
      this.failure = null;
    }
  }

  /** The worker died: the library has to be opened again, and the kept model with it. */
  lost(failure: Failure): void {
    this.opened = null;
    this.model = null;
    this.failure = failure;
    // A call under way rejects with the same failure, and stops by itself.
    if (this.status !== 'working') this.status = 'stopped';
  }

  /** A model that background learning made. */
  learnt(model: ModelInfo): void {
    this.#accept(model);
  }

  /** A question of its own, since the answer changes while one waits. */
  #isWorking(): boolean {
    return this.status === 'working';
  }

  #begin(task: () => Promise<void>): Promise<boolean> {
    this.status = 'working';
    this.failure = null;
    this.progress = null;
    const run = async (): Promise<boolean> => {
      try {
        await task();
        this.status = 'ready';
        return true;
      } catch (error) {
        this.#stop(error);
        return false;
      } finally {
        this.#call = null;
      }
    };
    this.#work = run();
    return this.#work;
  }

  async #train(mode: TrainRequest['mode']): Promise<void> {
    const call = this.#source.train({ profile: this.#source.profile(), mode }, (progress) =>
      this.#report(progress),
    );
    this.#call = call;
    this.#accept(await call.done);
  }

  #accept(model: ModelInfo): void {
    this.model = model;
    this.engine = model.engine;
    this.engineLabel = model.engine.label;
    this.#source.onModel(model);
  }

  #report(progress: Progress): void {
    this.progress = progress;
    if (progress.phase === 'engine' && progress.detail) this.engineLabel = progress.detail;
  }

  #stop(error: unknown): void {
    this.failure = asFailure(error);
    this.status = 'stopped';
  }
}
