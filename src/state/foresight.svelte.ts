import { SvelteMap } from 'svelte/reactivity';
import type { ForesightFigures, Outcome, ProfileMark } from '../../workers/protocol';
import type { OutcomeRecord, ProfileRecord } from '../data/records';
import type { Channel } from './channel';
import { Latest, SUPERSEDED } from './latest';
import type { MarkChange, ProfileChange } from './profile.svelte';

/** The part of `src/data/store` that keeps outcomes. */
export interface OutcomesKeeper {
  all(): Promise<readonly OutcomeRecord[]>;
  put(record: OutcomeRecord): Promise<void>;
  removeMany(keys: readonly number[]): Promise<void>;
}

/** What comparing marks with what was expected needs of the rest of the state. */
export interface ForesightSource {
  /** The marks as they are now. */
  marks(): readonly ProfileRecord[];
  /** When the model that answers was trained, in milliseconds since 1970; null while there is none. */
  trainedAt(): number | null;
  foresee(before: readonly ProfileMark[], mark: ProfileMark): Promise<Outcome | null>;
  figures(outcomes: readonly Outcome[], testFrom: number): Promise<ForesightFigures>;
  /** Learns anew from the start; resolves when that has ended, with whether a model came of it. */
  relearn(): Promise<boolean>;
  /** What `keepChange` was given last, to be checked; null without. */
  keptChange(): Promise<unknown>;
  keepChange(time: number): void;
}

/** A film whose mark was removed in this visit, in case that is taken back. */
interface Removed {
  /** Of the mark that was removed: when it is brought back, it has its own time. */
  readonly time: number;
  /** Since when the film was marked, as far as one can tell. */
  readonly since: number;
  outcome: OutcomeRecord | null;
  /** False once it has been marked again. */
  gone: boolean;
}

/** A question under way. */
interface Asked {
  readonly time: number;
}

/**
 * Prequential evaluation: the first mark of each film is compared with what was expected of it before,
 * and a lasting worsening asks for a full retraining. It follows the marks and never stands in their
 * way: what fails here only leaves a mark without an outcome.
 */
export class Foresight {
  /** How marks were foreseen, by film key; reactive for each key on its own. */
  readonly outcomes = new SvelteMap<number, OutcomeRecord>();
  /** Null until they have been told. */
  figures = $state.raw<ForesightFigures | null>(null);
  /** True once what is kept has been read. */
  loaded = $state(false);

  readonly #source: ForesightSource;
  #keeper: OutcomesKeeper | null = null;
  /** Says that something has changed, and how far the test for a change of taste has come. */
  #channel: Channel<number> | null = null;
  readonly #latest = new Latest();
  /** By film: the answer to an older question is dropped. */
  readonly #asked = new Map<number, Asked>();
  readonly #removed = new Map<number, Removed>();
  #answers: Promise<void> = Promise.resolve();
  /** The test leaves behind what came until the last change of taste. */
  #changedAt = -Infinity;
  /** A mark was compared here since the test was last looked at: other tabs see to their own. */
  #compared = false;

  constructor(source: ForesightSource) {
    this.#source = source;
  }

  /** Reads what is kept; for when the kept marks have been read. */
  async attach(keeper: OutcomesKeeper, channel: Channel<number> | null = null): Promise<void> {
    this.#keeper = keeper;
    this.#channel = channel;
    channel?.listen((changedAt) => {
      this.#changedAt = Math.max(this.#changedAt, changedAt);
      void this.#read(keeper).then(() => this.tell());
    });
    const [change] = await Promise.all([this.#source.keptChange(), this.#read(keeper)]);
    if (typeof change === 'number') this.#changedAt = change;
    this.loaded = true;
  }

  attachNothing(): void {
    this.loaded = true;
  }

  /** Follows a change of the marks, in the turn in which it was made: what is asked comes first. */
  note(change: ProfileChange): void {
    const gone = change.filter((one) => this.#isOver(one)).map(({ key }) => key);
    for (const one of change) {
      if (!one.after) this.#remember(one);
      else if (gone.includes(one.key)) this.#asked.delete(one.key);
      else if (!this.#bringBack(one.key, one.after))
        // Many at once are a list that was taken over: no film of it was rated by itself.
        if (change.length === 1 && this.#isFirst(one)) this.#ask(one, one.after);
      const removed = one.after && this.#removed.get(one.key);
      if (removed) removed.gone = false;
    }
    if (gone.length > 0) this.#forget(gone);
  }

  /** Tells the figures anew. Never rejects: when the worker does not answer, the last ones stay. */
  async tell(): Promise<void> {
    const records = [...this.outcomes.values()].sort((a, b) => a.time - b.time);
    const from = records.findIndex(({ time }) => time > this.#changedAt);
    const compared = this.#compared;
    const told = await this.#latest
      .run(() => this.#source.figures(records.map(asOutcome), from === -1 ? records.length : from))
      .catch((): typeof SUPERSEDED => SUPERSEDED);
    if (told === SUPERSEDED) return;
    this.figures = told;
    this.#compared = false;
    if (compared && told.changedAt !== null) this.#relearn(records[told.changedAt].time);
  }

  /** Resolves when all marks so far have been followed. */
  async settled(): Promise<void> {
    await this.#answers;
  }

  /** Its mark, or the one that its outcome is of, was taken back or removed. */
  #isOver({ key, after }: MarkChange): boolean {
    const since = this.outcomes.get(key)?.time ?? this.#asked.get(key)?.time;
    return since !== undefined && (!after || after.time < since);
  }

  #remember({ key, before }: MarkChange): void {
    if (!before) return;
    const outcome = this.outcomes.get(key) ?? null;
    const since =
      this.#removed.get(key)?.since ?? outcome?.time ?? this.#asked.get(key)?.time ?? before.time;
    this.#removed.set(key, { time: before.time, since, outcome, gone: true });
  }

  /** True when the removal of this very mark was taken back: that is no new mark. */
  #bringBack(key: number, { time }: ProfileRecord): boolean {
    const removed = this.#removed.get(key);
    if (!removed?.gone || removed.time !== time) return false;
    if (removed.outcome) this.#keep(removed.outcome);
    return true;
  }

  /** A film marked before may have been learnt already, so that what is expected is no prediction. */
  #isFirst({ key, before }: MarkChange): boolean {
    const trainedAt = this.#source.trainedAt();
    if (!this.loaded || trainedAt === null || this.outcomes.has(key)) return false;
    // To have seen a film says nothing of it.
    if (before && before.mark !== 'seen') return false;
    const removed = this.#removed.get(key);
    return removed ? removed.since > trainedAt : !this.#asked.has(key);
  }

  #ask({ key, before }: MarkChange, { mark, time }: ProfileRecord): void {
    const marks = this.#source.marks().flatMap((one) => (one.key === key ? (before ?? []) : one));
    const asked: Asked = { time };
    this.#asked.set(key, asked);
    const answer = this.#foresee(marks.map(asMark), { key, mark, time });
    this.#answers = this.#answers.then(async () => {
      const outcome = await answer;
      if (this.#asked.get(key) !== asked) return;
      this.#asked.delete(key);
      if (!outcome) return;
      const record = { key, time, ...outcome };
      const removed = this.#removed.get(key);
      if (removed?.gone) removed.outcome = record;
      else this.#keep(record);
    });
  }

  async #foresee(before: readonly ProfileMark[], mark: ProfileMark): Promise<Outcome | null> {
    try {
      return await this.#source.foresee(before, mark);
    } catch {
      // Without a worker there is nothing to compare with; what has gone wrong is said elsewhere.
      return null;
    }
  }

  #keep(record: OutcomeRecord): void {
    this.outcomes.set(record.key, record);
    this.#compared = true;
    this.#write((keeper) => keeper.put(record));
  }

  #forget(keys: readonly number[]): void {
    for (const key of keys) this.outcomes.delete(key);
    this.#write((keeper) => keeper.removeMany(keys));
  }

  #write(write: (keeper: OutcomesKeeper) => Promise<void>): void {
    void this.tell();
    // That storage is full or refused is said for the marks themselves.
    if (this.#keeper)
      write(this.#keeper).then(
        () => this.#channel?.send(this.#changedAt),
        () => undefined,
      );
  }

  /**
   * The test starts anew from here. Kept only when the model has learnt again: if that fails, or the
   * visit ends before, the change is found again in the next visit. In this one it is not asked for
   * twice, which after a failure would be at every mark.
   */
  #relearn(time: number): void {
    this.#changedAt = time;
    this.#channel?.send(time);
    this.#source.relearn().then(
      (learnt) => {
        if (learnt) this.#source.keepChange(time);
      },
      () => undefined,
    );
  }

  /** Takes what is kept, but for what is of marks that are no longer there. */
  async #read(keeper: OutcomesKeeper): Promise<void> {
    const kept = await keeper.all().catch(() => []);
    const marks = new Map(this.#source.marks().map(({ key, time }) => [key, time]));
    const sound = kept.filter(({ key, time }) => time <= (marks.get(key) ?? -Infinity));
    const keys = new Set(sound.map(({ key }) => key));
    for (const key of this.outcomes.keys()) if (!keys.has(key)) this.outcomes.delete(key);
    for (const record of sound) this.outcomes.set(record.key, record);
  }
}

const asMark = ({ key, mark, time }: ProfileRecord): ProfileMark => ({ key, mark, time });

function asOutcome({ expected, standing, stars, exact, liked }: OutcomeRecord): Outcome {
  // Plain, so that it can be sent: what is kept may have been made reactive.
  return { expected: expected && { ...expected }, standing, stars, exact, liked };
}
