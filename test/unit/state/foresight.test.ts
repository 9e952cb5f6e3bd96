import { describe, expect, it } from 'vitest';
import type { FilmReference, OutcomeRecord, ProfileRecord } from '../../../src/data/records';
import type { Channel } from '../../../src/state/channel';
import {
  Foresight,
  type ForesightSource,
  type OutcomesKeeper,
} from '../../../src/state/foresight.svelte';
import { Profile } from '../../../src/state/profile.svelte';
import type { ForesightFigures, Mark, Outcome, ProfileMark } from '../../../workers/protocol';

const film = (key: number): FilmReference => ({ key, title: `Film ${key}`, year: 1990 });
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

class Keeper implements OutcomesKeeper {
  readonly kept = new Map<number, OutcomeRecord>();
  trouble: Error | null = null;

  constructor(records: readonly OutcomeRecord[] = []) {
    for (const record of records) this.kept.set(record.key, record);
  }
  async all(): Promise<readonly OutcomeRecord[]> {
    return [...this.kept.values()];
  }
  async put(record: OutcomeRecord): Promise<void> {
    if (this.trouble) throw this.trouble;
    this.kept.set(record.key, record);
  }
  async removeMany(keys: readonly number[]): Promise<void> {
    for (const key of keys) this.kept.delete(key);
  }
}

const outcome = (mark: Mark, change: Partial<Outcome> = {}): Outcome => ({
  expected: { mean: 3.5, low: 2, high: 5 },
  standing: 0.9,
  stars: typeof mark === 'number' ? mark / 2 : 4,
  exact: typeof mark === 'number',
  liked: true,
  ...change,
});

const kept = (key: number, time: number): OutcomeRecord => ({ key, time, ...outcome('like') });

interface Question {
  readonly before: readonly ProfileMark[];
  readonly mark: ProfileMark;
  answer(outcome: Outcome | null): void;
  fail(): void;
}

/** A page with its marks, and a worker that answers when it is told to, or at once. */
function page({ atOnce = true, keeper = new Keeper() } = {}) {
  const state = {
    trainedAt: 0 as number | null,
    /** The worker finds a change of taste at this place of what it is given. */
    changedAt: null as number | null,
    change: null as number | null,
    relearnt: 0,
    told: [] as { outcomes: readonly Outcome[]; testFrom: number }[],
    finishRelearning: (_learnt: boolean): void => undefined,
  };
  const questions: Question[] = [];
  const profile = new Profile();
  const source: ForesightSource = {
    marks: () => profile.list(),
    trainedAt: () => state.trainedAt,
    foresee: (before, mark) =>
      new Promise((resolve, reject) => {
        questions.push({ before, mark, answer: resolve, fail: () => reject(new Error('gone')) });
        if (atOnce)
          resolve(['seen', 'skip'].includes(String(mark.mark)) ? null : outcome(mark.mark));
      }),
    figures: (outcomes, testFrom) => {
      state.told.push({ outcomes, testFrom });
      const { changedAt } = state;
      const found = changedAt !== null && changedAt >= testFrom && changedAt < outcomes.length;
      const all = { count: outcomes.length, stars: null, likes: null };
      const figures: ForesightFigures = {
        all,
        recent: all,
        trend: [],
        changedAt: found ? changedAt : null,
      };
      return Promise.resolve(figures);
    },
    relearn: () => {
      state.relearnt++;
      return new Promise((resolve) => (state.finishRelearning = resolve));
    },
    keptChange: () => Promise.resolve(state.change),
    keepChange: (time) => (state.change = time),
  };
  const foresight = new Foresight(source);
  profile.onMarks((change) => foresight.note(change));
  return { state, questions, profile, foresight, keeper };
}

async function opened(options: Parameters<typeof page>[0] = {}, marks: ProfileRecord[] = []) {
  const all = page(options);
  await all.profile.attach({
    all: async () => marks,
    put: async () => undefined,
    putMany: async () => undefined,
    remove: async () => undefined,
  });
  await all.foresight.attach(all.keeper);
  return all;
}

const marked = (key: number, time: number, mark: Mark = 'like'): ProfileRecord => ({
  ...film(key),
  mark,
  time,
});

describe('a mark', () => {
  it('is compared with what the marks before it made expected, and that is kept', async () => {
    const { profile, foresight, questions, keeper } = await opened({}, [marked(9, 5)]);
    profile.mark(film(1), 8);
    // Asked in the same turn, before the list is asked for by the new marks.
    expect(questions).toHaveLength(1);
    expect(questions[0].before).toEqual([{ key: 9, mark: 'like', time: 5 }]);
    expect(questions[0].mark).toMatchObject({ key: 1, mark: 8 });
    await foresight.settled();
    const time = profile.marks.get(1)?.time;
    expect(foresight.outcomes.get(1)).toEqual({ key: 1, time, ...outcome(8) });
    await settled();
    expect(keeper.kept.get(1)?.expected?.mean).toBe(3.5);
    expect(foresight.figures?.all.count).toBe(1);
  });

  it('on the heels of others is compared with what they and no later one made expected', async () => {
    const { profile, foresight, questions, state } = await opened({ atOnce: false });
    for (const key of [1, 2, 3]) profile.mark(film(key), 'like');
    expect(questions.map(({ before }) => before.map(({ key }) => key).sort())).toEqual([
      [],
      [1],
      [1, 2],
    ]);
    // Answered in any order, followed in theirs.
    for (const n of [2, 0, 1]) questions[n].answer(outcome('like', { stars: n + 1 }));
    await foresight.settled();
    await settled();
    expect([...foresight.outcomes.keys()]).toEqual([1, 2, 3]);
    expect(state.told.at(-1)?.outcomes.map(({ stars }) => stars)).toEqual([1, 2, 3]);
  });

  it('leaves nothing while there is no model, or when the worker is gone, or without an opinion', async () => {
    const { profile, foresight, questions, state } = await opened({ atOnce: false });
    state.trainedAt = null;
    profile.mark(film(1), 'like');
    expect(questions).toEqual([]);
    state.trainedAt = 0;
    profile.mark(film(2), 'like');
    questions[0].fail();
    profile.mark(film(3), 'skip');
    questions[1].answer(null);
    await foresight.settled();
    expect(foresight.outcomes.size).toBe(0);
    expect(profile.size).toBe(3);
    // It goes on after a failure.
    profile.mark(film(4), 'like');
    questions[2].answer(outcome('like'));
    await foresight.settled();
    expect([...foresight.outcomes.keys()]).toEqual([4]);
  });

  it('stands, and its outcome in this visit, when the outcome cannot be kept', async () => {
    const { profile, foresight, keeper } = await opened();
    keeper.trouble = new Error('disk is full');
    profile.mark(film(1), 'like');
    await foresight.settled();
    await settled();
    expect(profile.markOf(1)).toBe('like');
    expect(foresight.outcomes.has(1)).toBe(true);
  });

  it('of a list that was taken over is none that was foreseen', async () => {
    const { profile, questions } = await opened();
    profile.markMany([1, 2].map((key) => ({ film: film(key), mark: 'like' })));
    expect(questions).toEqual([]);
  });

  it('counts once: the first', async () => {
    const { profile, foresight, questions } = await opened({}, [marked(9, 5)]);
    profile.mark(film(1), 8);
    await foresight.settled();
    await settled();
    const change = profile.mark(film(1), 2);
    profile.mark(film(9), 'dislike');
    await foresight.settled();
    expect(questions).toHaveLength(1);
    expect(foresight.outcomes.get(1)?.stars).toBe(4);
    profile.undo(change);
    expect(foresight.outcomes.get(1)?.stars).toBe(4);
  });

  it('counts after the film was only said to have been seen', async () => {
    const { profile, foresight, questions } = await opened({}, [marked(1, 5, 'seen')]);
    const change = profile.mark(film(1), 8);
    expect(questions[0].before).toEqual([{ key: 1, mark: 'seen', time: 5 }]);
    await foresight.settled();
    expect(foresight.outcomes.has(1)).toBe(true);
    // Taken back, it is a film without an opinion again.
    profile.undo(change);
    expect(profile.markOf(1)).toBe('seen');
    expect(foresight.outcomes.has(1)).toBe(false);
  });
});

describe('what is taken back', () => {
  it('takes its outcome along, here and where it is kept', async () => {
    const { profile, foresight, keeper, state } = await opened();
    const change = profile.mark(film(1), 8);
    await foresight.settled();
    await settled();
    profile.undo(change);
    await settled();
    expect([foresight.outcomes.size, keeper.kept.size]).toEqual([0, 0]);
    expect(state.told.at(-1)?.outcomes).toEqual([]);
  });

  it('brings the outcome of a removed mark back as it was, asking nothing', async () => {
    const { profile, foresight, keeper, questions } = await opened();
    profile.mark(film(1), 8);
    await foresight.settled();
    await settled();
    const before = foresight.outcomes.get(1);
    profile.mark(film(1), 6);
    const removal = profile.clear(film(1));
    expect(foresight.outcomes.has(1)).toBe(false);
    profile.undo(removal);
    expect(foresight.outcomes.get(1)).toEqual(before);
    await settled();
    expect(keeper.kept.get(1)).toEqual(before);
    expect(questions).toHaveLength(1);
  });

  it('does not make a mark of before a prediction', async () => {
    const { profile, foresight, questions } = await opened({}, [marked(1, 5)]);
    profile.undo(profile.clear(film(1)));
    await foresight.settled();
    expect(questions).toEqual([]);
    expect(foresight.outcomes.size).toBe(0);
  });

  it('while it is still being asked about comes to what it would have come to', async () => {
    const { profile, foresight, questions } = await opened({ atOnce: false });
    profile.mark(film(1), 8);
    const removal = profile.clear(film(1));
    questions[0].answer(outcome(8));
    await foresight.settled();
    expect(foresight.outcomes.size).toBe(0);
    profile.undo(removal);
    expect(foresight.outcomes.has(1)).toBe(true);

    profile.mark(film(2), 8);
    const again = profile.clear(film(2));
    profile.undo(again);
    questions[1].answer(outcome(8));
    await foresight.settled();
    expect(foresight.outcomes.has(2)).toBe(true);
  });

  it('may be given anew as long as the model has not learnt it', async () => {
    const { profile, foresight, questions, state } = await opened();
    profile.undo(profile.mark(film(1), 'like'));
    await new Promise((resolve) => setTimeout(resolve, 5));
    profile.mark(film(1), 3);
    await foresight.settled();
    expect(questions).toHaveLength(2);
    expect(foresight.outcomes.get(1)?.stars).toBe(1.5);

    // Learnt, removed and marked again, twice: what is expected now is what was said.
    state.trainedAt = Date.now() + 1;
    for (let n = 0; n < 2; n++) {
      profile.clear(film(1));
      await new Promise((resolve) => setTimeout(resolve, 5));
      profile.mark(film(1), 3);
    }
    await foresight.settled();
    expect(questions).toHaveLength(2);
    expect(foresight.outcomes.size).toBe(0);
  });
});

describe('what is kept', () => {
  it('is there on the next visit, without what is of marks that are gone', async () => {
    const keeper = new Keeper([kept(1, 5), kept(2, 6), kept(3, 9)]);
    // The second film's mark was removed, the third's is older than its outcome.
    const { foresight } = await opened({ keeper }, [marked(1, 7), marked(3, 8)]);
    expect(foresight.loaded).toBe(true);
    expect([...foresight.outcomes.keys()]).toEqual([1]);
    await foresight.tell();
    expect(foresight.figures?.all.count).toBe(1);
  });

  it('does not keep the page waiting when it cannot be read', async () => {
    const keeper = new Keeper();
    keeper.all = () => Promise.reject(new Error('damaged'));
    const { foresight, profile } = await opened({ keeper });
    expect(foresight.loaded).toBe(true);
    profile.mark(film(1), 'like');
    await foresight.settled();
    expect(foresight.outcomes.size).toBe(1);
  });
});

describe('a change of taste', () => {
  const many = [1, 2, 3, 4].map((n) => marked(n, n));
  const outcomes = () => new Keeper([1, 2, 3, 4].map((n) => kept(n, n)));

  it('asks for one retraining, after which the test starts anew, in the next visit too', async () => {
    const { profile, foresight, state } = await opened({ keeper: outcomes() }, many);
    state.changedAt = 4;
    profile.mark(film(5), 'dislike');
    await foresight.settled();
    await settled();
    expect(state.relearnt).toBe(1);
    // Kept when it is done: a visit that ends before finds it again.
    expect(state.change).toBeNull();
    profile.mark(film(6), 'dislike');
    await foresight.settled();
    await settled();
    expect(state.relearnt).toBe(1);
    expect(state.told.at(-1)?.testFrom).toBe(5);
    state.finishRelearning(true);
    await settled();
    expect(state.change).toBe(profile.marks.get(5)?.time);
  });

  it('is not kept as seen to when no model came of the retraining, nor asked for at every mark', async () => {
    const { profile, foresight, state } = await opened({ keeper: outcomes() }, many);
    state.changedAt = 4;
    profile.mark(film(5), 'dislike');
    await foresight.settled();
    await settled();
    state.finishRelearning(false);
    await settled();
    expect(state.change).toBeNull();
    profile.mark(film(6), 'dislike');
    await foresight.settled();
    await settled();
    expect(state.relearnt).toBe(1);
    expect(state.change).toBeNull();
  });

  it('starts from what was kept of it', async () => {
    const { state, foresight, profile } = page({ keeper: outcomes() });
    for (const record of many) profile.marks.set(record.key, record);
    state.change = 2;
    await foresight.attach(outcomes());
    await foresight.tell();
    expect(state.told.at(-1)?.testFrom).toBe(2);
  });

  it('waits for the next mark when it is found in what was kept', async () => {
    const { profile, foresight, state } = await opened({ keeper: outcomes() }, many);
    state.changedAt = 3;
    await foresight.tell();
    expect(state.relearnt).toBe(0);
    profile.mark(film(5), 'like');
    await foresight.settled();
    await settled();
    expect(state.relearnt).toBe(1);
  });

  it('is seen to by the tab in which it came, once', async () => {
    const ears: ((changedAt: number) => void)[][] = [[], []];
    const end = (own: number, other: number): Channel<number> => ({
      send: (message) => ears[other]?.forEach((hear) => hear(message)),
      listen: (hear) => ears[own]?.push(hear),
    });
    const keeper = outcomes();
    const tabs = [page({ keeper }), page({ keeper })];
    for (const [n, tab] of tabs.entries()) {
      for (const record of many) tab.profile.marks.set(record.key, record);
      tab.state.changedAt = 4;
      await tab.foresight.attach(keeper, end(n, 1 - n));
    }
    const [here, there] = tabs;
    here.profile.attachNothing();
    here.profile.mark(film(5), 'dislike');
    // Its mark reaches the other tab on the profile's own channel.
    there.profile.marks.set(5, here.profile.marks.get(5) ?? marked(5, 5));
    await here.foresight.settled();
    await settled();
    expect([here.state.relearnt, there.state.relearnt]).toEqual([1, 0]);
    expect([...there.foresight.outcomes.keys()]).toEqual([1, 2, 3, 4, 5]);
    expect(there.state.told.at(-1)).toMatchObject({ testFrom: 5 });
  });
});
