import { describe, expect, it, vi } from 'vitest';
import type { Library, RatingColumns } from '../../../src/data/library';
import { Failure } from '../../../src/failure';
import { wordStars } from '../../../src/model/evidence/givenStars';
import type { ItemMark } from '../../../src/model/recommend/recommender';
import { Stars, type KeptStars, type StarsKeeper } from '../../../workers/stars';
import { runStarsTask, type StarsTask } from '../../../workers/starsTask';
import type { FromStarsThread, StarsThread } from '../../../workers/starsTrainer';
import { lowRankRatings } from '../../support/ratedPairs';

const ITEMS = 24;
const USERS = 30;
const made = lowRankRatings({ users: USERS, items: ITEMS, density: 0.5, noise: 0.4, seed: 8 });
const columns: RatingColumns = {
  user: made.user,
  item: made.item,
  halfStars: Uint8Array.from(made.value, (v) => Math.min(10, Math.max(1, Math.round(2 * v)))),
  time: new Uint32Array(made.user.length),
};

function libraryOf(ratings: RatingColumns, hash = 'one'): Library {
  return {
    info: {
      name: 'Stars',
      kind: 'sample',
      synthetic: true,
      licence: '',
      hash,
      films: ITEMS,
      users: USERS,
      ratings: ratings.user.length,
    },
    films: Array.from({ length: ITEMS }, (_, id) => ({
      id,
      title: `Film ${id}`,
      year: 1980 + id,
      genres: ['Drama'],
    })),
    userIds: Float64Array.from({ length: USERS }, (_, u) => u + 1),
    ratings,
  };
}
const library = libraryOf(columns);

/** A thread that works here, and says what was done with it. */
function threadHere(say: (post: (message: FromStarsThread) => void, task: StarsTask) => void) {
  const seen = { spawned: 0, terminated: 0, transferred: 0 };
  const spawn = (): StarsThread => {
    seen.spawned++;
    let take: (message: FromStarsThread) => void = () => undefined;
    return {
      post: (task, transfer) => {
        seen.transferred += transfer.length;
        say((message) => take(message), task);
      },
      onMessage: (listener) => {
        take = listener;
        queueMicrotask(() => listener({ kind: 'ready' }));
      },
      onError: () => undefined,
      terminate: () => seen.terminated++,
    };
  };
  return { seen, spawn };
}

const works = () =>
  threadHere((post, task) => {
    void runStarsTask(task, {
      onSweep: (sweep, of) => post({ kind: 'sweep', sweep, of }),
    }).then((learnt) => post({ kind: 'learnt', learnt: structuredClone(learnt) }));
  });

const noThreads = (): StarsThread => {
  throw new ReferenceError('Worker is not defined');
};

/** Keeps in memory, as IndexedDB would: by structured clone. */
function memory(kept: KeptStars | null = null): StarsKeeper & { kept: KeptStars | null } {
  return {
    kept,
    load() {
      return Promise.resolve(this.kept);
    },
    save(next) {
      this.kept = structuredClone(next);
      return Promise.resolve();
    },
  };
}

const signal = new AbortController().signal;
const silent = () => undefined;
const everything = Array.from({ length: ITEMS }, (_, i) => i);
const marks = (...all: [number, ItemMark['mark']][]): ItemMark[] =>
  all.map(([item, mark]) => ({ item, mark }));

async function learnt(keeper = memory(), spawn = works().spawn): Promise<Stars> {
  const stars = new Stars(library, keeper, spawn);
  await stars.learn(false, signal, silent);
  return stars;
}

describe('learning to predict stars', () => {
  it('happens in a thread, which gets copies, tells how far it is and is ended', async () => {
    const { seen, spawn } = works();
    const done: number[] = [];
    const stars = new Stars(library, memory(), spawn);
    const info = await stars.learn(false, signal, (progress) => {
      expect(progress).toMatchObject({ phase: 'train', total: 100 });
      done.push(progress.done);
    });
    expect(done).toEqual(Array.from({ length: 101 }, (_, n) => n));
    expect(seen).toEqual({ spawned: 1, terminated: 1, transferred: 3 });
    expect(info).toMatchObject({ sweeps: 100, draws: 20, ratings: columns.user.length });
    expect(info.seconds).toBeGreaterThan(0);
    expect(columns.user).toHaveLength(info.ratings);
  });

  it('happens on this thread where there can be no other, with the same result', async () => {
    const here = await learnt(memory(), noThreads);
    const there = await learnt();
    const asked = marks([3, 10]);
    expect(here.predict(asked, everything)).toEqual(there.predict(asked, everything));
  });

  it('happens on this thread where the other never comes to life', async () => {
    const dead = (): StarsThread => ({
      post: () => undefined,
      onMessage: () => undefined,
      onError: (take) => queueMicrotask(() => take('blocked')),
      terminate: () => undefined,
    });
    expect((await learnt(memory(), dead)).predict([], [0])).toHaveLength(1);
  });

  it('ends the thread at once when cancelled, and can be tried again', async () => {
    const { seen, spawn } = threadHere((post) => post({ kind: 'sweep', sweep: 1, of: 100 }));
    const controller = new AbortController();
    const stars = new Stars(library, memory(), spawn);
    const learning = stars.learn(false, controller.signal, ({ done }) => {
      if (done === 1) controller.abort();
    });
    await expect(learning).rejects.toMatchObject({ code: 'cancelled' });
    expect(seen.terminated).toBe(1);
    expect(() => stars.predict([], [0])).toThrow(/cannot be predicted yet/);
  });

  it('passes on what went wrong in the thread, and keeps answering as before', async () => {
    let fails = false;
    const good = works();
    const bad = threadHere((post) =>
      post({
        kind: 'failed',
        failure: { code: 'training-diverged', message: 'Astray.', advice: 'Again.' },
      }),
    );
    const stars = new Stars(library, memory(), () => (fails ? bad : good).spawn());
    await stars.learn(false, signal, silent);
    const before = stars.predict([], everything);
    fails = true;
    await expect(stars.learn(true, signal, silent)).rejects.toMatchObject({
      code: 'training-diverged',
      advice: 'Again.',
    });
    expect(stars.predict([], everything)).toEqual(before);
    expect(bad.seen.terminated).toBe(1);
  });

  it('says so when a living thread dies', async () => {
    let die: (reason: string) => void = () => undefined;
    const { spawn } = threadHere((post) => {
      post({ kind: 'sweep', sweep: 1, of: 100 });
      die('gone');
    });
    const mortal = (): StarsThread => ({ ...spawn(), onError: (take) => (die = take) });
    await expect(learnt(memory(), mortal)).rejects.toThrow(/broke off: gone/);
  });

  it('says so when memory does not suffice', async () => {
    const task = { users: USERS, items: 2 ** 40, ...columns } as unknown as StarsTask;
    const options = { factors: 4, sweeps: 10, burnIn: 1, kept: 2, seed: 1 };
    const features = {
      start: new Uint32Array(1),
      row: new Uint32Array(),
      value: new Float64Array(),
    };
    await expect(runStarsTask({ ...task, options, features })).rejects.toThrow(/enough memory/);
  });

  it('leaves stars out where the ratings are too many, before anything is copied', async () => {
    const many = { ...columns, user: { length: 6_000_000 } as Uint32Array };
    const { seen, spawn } = works();
    const stars = new Stars(libraryOf(many), memory(), spawn);
    const failure: unknown = await stars.learn(false, signal, silent).catch((e: unknown) => e);
    expect(failure).toBeInstanceOf(Failure);
    expect(failure).toMatchObject({ code: 'library-unsupported' });
    expect(seen.spawned).toBe(0);
  });
});

describe('what is kept', () => {
  it('answers on the second visit as on the first, without learning', async () => {
    const keeper = memory();
    const first = await learnt(keeper);
    const again = new Stars(library, keeper, noThreads);
    const phases: unknown[] = [];
    const info = await again.learn(false, signal, (progress) => phases.push(progress));
    expect(phases).toEqual([]);
    expect(info).toEqual(keeper.kept?.info);
    const asked = marks([1, 'like'], [2, 3]);
    expect(again.predict(asked, everything)).toEqual(first.predict(asked, everything));
  });

  it.each<[string, (kept: KeptStars) => KeptStars]>([
    ['made by other code', (kept) => ({ ...kept, code: 'older' })],
    ['damaged', (kept) => ({ ...kept, saved: { ...kept.saved, arrays: {} } })],
  ])('is not trusted when it is %s', async (_, spoil) => {
    const keeper = memory();
    await learnt(keeper);
    if (keeper.kept) keeper.kept = spoil(keeper.kept);
    const { seen, spawn } = works();
    await learnt(keeper, spawn);
    expect(seen.spawned).toBe(1);
  });

  it('is learnt again on request', async () => {
    const keeper = memory();
    const { seen, spawn } = works();
    const stars = await learnt(keeper, spawn);
    await stars.learn(false, signal, silent);
    expect(seen.spawned).toBe(1);
    await stars.learn(true, signal, silent);
    expect(seen.spawned).toBe(2);
  });

  it('need not be: without storage stars are there all the same', async () => {
    const full: StarsKeeper = {
      load: () => Promise.reject(new Error('refused')),
      save: () => Promise.reject(new Error('full')),
    };
    const stars = new Stars(library, full, works().spawn);
    vi.spyOn(console, 'warn').mockImplementationOnce(silent);
    await stars.learn(false, signal, silent);
    expect(stars.predict([], [0])[0]?.mean).toBeGreaterThan(0);
  });
});

describe('predicted stars', () => {
  it('claim no certainty where all ratings are alike', async () => {
    const halfStars = new Uint8Array(columns.halfStars.length).fill(10);
    const alike = libraryOf({ ...columns, halfStars }, 'alike');
    const stars = new Stars(alike, memory(), works().spawn);
    const { min, max } = await stars.learn(false, signal, silent);
    expect([min, max]).toEqual([0.5, 5]);
    for (const one of stars.predict(marks([0, 10]), everything)) {
      expect(one?.mean).toBeCloseTo(5, 6);
      expect(one?.high).toBe(5);
      expect(one?.low).toBeLessThan(4.8);
    }
  });

  it('lie on the scale, inside their interval, and are null for no film', async () => {
    const stars = await learnt();
    const predicted = stars.predict(marks([0, 10], [1, 1]), [...everything, -1, ITEMS, 0.5]);
    for (const one of predicted.slice(0, ITEMS)) {
      if (!one) throw new Error('a film has no stars');
      expect(one.low).toBeGreaterThanOrEqual(0.5);
      // Either end may be the scale's own, and the prediction there too.
      expect(one.low).toBeLessThanOrEqual(one.mean);
      expect(one.mean).toBeLessThanOrEqual(one.high);
      expect(one.high - one.low).toBeGreaterThan(0.3);
      expect(one.high).toBeLessThanOrEqual(5);
      expect(one.sd).toBeGreaterThan(0);
    }
    expect(predicted.slice(ITEMS)).toEqual([null, null, null]);
  });

  it('are a stranger’s until an opinion is given, and then change at once', async () => {
    const stars = await learnt();
    const stranger = stars.predict([], everything);
    expect(stranger.every((one) => one?.personal === false)).toBe(true);
    expect(stars.predict(marks([2, 'seen'], [3, 'skip']), everything)).toEqual(stranger);
    const loved = stars.predict(marks([2, 10], [4, 10]), everything);
    const hated = stars.predict(marks([2, 1], [4, 1]), everything);
    const others = everything.filter((item) => item !== 2 && item !== 4);
    for (const item of others) expect(loved[item]?.mean).not.toBe(stranger[item]?.mean);
    expect(loved.every((one) => one?.personal)).toBe(true);
    const mean = (list: typeof loved) =>
      others.reduce((sum, item) => sum + (list[item]?.mean ?? NaN), 0) / others.length;
    expect(mean(loved)).toBeGreaterThan(mean(stranger));
    expect(mean(hated)).toBeLessThan(mean(stranger));
    expect(stars.predict([], everything)).toEqual(stranger);
  });

  it('of a film that was rated come from the other ratings', async () => {
    const stars = await learnt();
    const [without] = stars.predict(marks([4, 9]), [2]);
    for (const own of [1, 10] as const)
      expect(stars.predict(marks([4, 9], [2, own]), [2])).toEqual([without]);
    expect(stars.predict(marks([2, 10]), [2])[0]?.personal).toBe(false);
  });

  it('take a like and a dislike for what people give then', async () => {
    const stars = await learnt();
    const { like, dislike } = wordStars(columns);
    expect(like).toBeGreaterThan(4);
    expect(dislike).toBeLessThan(2.6);
    const [liked] = stars.predict(marks([5, 'like']), [6]);
    const [disliked] = stars.predict(marks([5, 'dislike']), [6]);
    const [four] = stars.predict(marks([5, 8]), [6]);
    const [five] = stars.predict(marks([5, 10]), [6]);
    expect(liked?.mean).toBeGreaterThan(disliked?.mean ?? 5);
    // Between what four and five stars say, as what people give who like a film lies between them.
    const ends = [four?.mean ?? NaN, five?.mean ?? NaN].sort((a, b) => a - b);
    expect(liked?.mean).toBeGreaterThan(ends[0] - 0.05);
    expect(liked?.mean).toBeLessThan(ends[1] + 0.05);
  });
});
