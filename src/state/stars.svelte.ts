import { untrack } from 'svelte';
import type { Progress, StarPrediction, StarsInfo } from '../../workers/protocol';
import type { Failure } from '../failure';
import { Latest, SUPERSEDED } from './latest';
import { asFailure, type LongCall } from './worker';

/** What predicting stars needs of the rest of the state. */
export interface StarsSource {
  /** Loads what is kept, or learns; `fresh` learns in any case. */
  learn(fresh: boolean, onProgress: (progress: Progress) => void): LongCall<StarsInfo>;
  /** For the marks as they are now. */
  predict(items: readonly number[]): Promise<readonly (StarPrediction | null)[]>;
  /** Resolves when the page has nothing better to do. */
  quiet(): Promise<void>;
  /** Said once; it can be tried again. */
  onFailure(failure: Failure): void;
}

/**
 * The stars that the visitor is expected to give. Films on show are watched; their stars are asked
 * for together and arrive together, so that a rating changes all of them in one go.
 */
export class Stars {
  /** `left-out`: the library is too large for it. `failed` can be tried again. */
  status = $state<'waiting' | 'learning' | 'ready' | 'failed' | 'left-out'>('waiting');
  /** Part of the learning that is done, 0 to 1. */
  share = $state(0);
  /** The model that answers, or null. */
  info = $state.raw<StarsInfo | null>(null);
  failure = $state.raw<Failure | null>(null);

  #predictions = $state.raw<ReadonlyMap<number, StarPrediction>>(new Map());
  readonly #source: StarsSource;
  readonly #latest = new Latest();
  /** By item, how often it is on show. */
  readonly #watched = new Map<number, number>();
  #asked = false;
  #call: LongCall<StarsInfo> | null = null;
  /** Changes when whatever is under way is no longer wanted. */
  #turn = 0;

  constructor(source: StarsSource) {
    this.#source = source;
  }

  /** The stars of a film on show, or undefined while they are unknown. */
  of(item: number): StarPrediction | undefined {
    return this.#predictions.get(item);
  }

  /** Asks for a film's stars, now and after each change, until the function returned is called. */
  watch(item: number): () => void {
    const count = this.#watched.get(item) ?? 0;
    this.#watched.set(item, count + 1);
    // Called from effects, which need not run again for every answer.
    if (count === 0 && !untrack(() => this.#predictions.has(item))) this.#askSoon();
    return () => {
      const left = (this.#watched.get(item) ?? 1) - 1;
      if (left > 0) this.#watched.set(item, left);
      else this.#watched.delete(item);
    };
  }

  /** The marks have changed: every film on show is asked for again. */
  async refresh(): Promise<void> {
    this.#asked = false;
    if (!this.info || this.#watched.size === 0) return;
    const items = [...this.#watched.keys()];
    try {
      const answer = await this.#latest.run(() => this.#source.predict(items));
      if (answer === SUPERSEDED) return;
      const found = new Map<number, StarPrediction>();
      items.forEach((item, n) => {
        const prediction = answer[n];
        if (prediction) found.set(item, prediction);
      });
      this.#predictions = found;
      // On show since it was asked.
      const asked = new Set(items);
      if ([...this.#watched.keys()].some((item) => !asked.has(item))) this.#askSoon();
    } catch {
      // The worker is gone or starts anew: old stars would be those of other marks.
      this.#predictions = new Map();
    }
  }

  /**
   * Makes stars predictable as soon as the page is quiet, unless they are already, or it is being
   * done, or has failed (see `retry`); `fresh` learns in any case. Never rejects; see `failure`.
   */
  async begin(fresh = false): Promise<void> {
    if (this.status === 'left-out' || (!fresh && (this.status !== 'waiting' || this.#call))) return;
    this.stop();
    const turn = this.#turn;
    await this.#source.quiet();
    if (turn !== this.#turn) return;
    const call = this.#source.learn(fresh, ({ done, total }) => {
      this.status = 'learning';
      this.share = total > 0 ? done / total : 0;
    });
    this.#call = call;
    try {
      const info = await call.done;
      if (this.#call !== call) return;
      this.info = info;
      this.failure = null;
      this.status = 'ready';
      void this.refresh();
    } catch (error) {
      if (this.#call === call) this.#fail(asFailure(error));
    } finally {
      if (this.#call === call) this.#call = null;
    }
  }

  /** Tries again what failed. */
  retry(): void {
    if (this.status !== 'failed') return;
    this.status = 'waiting';
    this.failure = null;
    void this.begin(this.info !== null);
  }

  /** Gives way to something that matters more; `begin` goes on. What is there goes on answering. */
  stop(): void {
    this.#turn++;
    this.#call?.cancel();
    this.#call = null;
    if (this.status === 'learning') this.status = this.info ? 'ready' : 'waiting';
    this.share = 0;
  }

  /** The worker died, or has another library. */
  reset(): void {
    this.stop();
    this.#latest.drop();
    this.info = null;
    this.failure = null;
    this.status = 'waiting';
    this.#predictions = new Map();
  }

  #askSoon(): void {
    if (this.#asked) return;
    this.#asked = true;
    // All cards of an update are watched by then: one question for them all.
    queueMicrotask(() => void this.refresh());
  }

  #fail(failure: Failure): void {
    this.share = 0;
    if (failure.code === 'cancelled') {
      this.status = this.info ? 'ready' : 'waiting';
      return;
    }
    this.failure = failure;
    this.status = failure.code === 'library-unsupported' ? 'left-out' : 'failed';
    if (this.status === 'failed') this.#source.onFailure(failure);
  }
}
