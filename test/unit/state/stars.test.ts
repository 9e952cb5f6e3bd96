import { describe, expect, it } from 'vitest';
import type { Progress, StarPrediction, StarsInfo } from '../../../workers/protocol';
import { Failure } from '../../../src/failure';
import { Stars, type StarsSource } from '../../../src/state/stars.svelte';

const info: StarsInfo = {
  sweeps: 100,
  draws: 20,
  factors: 16,
  ratings: 1000,
  seconds: 3,
  learntAt: 1,
  like: 4.4,
  dislike: 1.8,
  min: 0.5,
  max: 5,
};
const predicted = (mean: number): StarPrediction => ({
  mean,
  low: mean - 1,
  high: mean + 1,
  sd: 0.6,
  personal: true,
});
const progress = (done: number): Progress => ({ phase: 'train', done, total: 100, detail: '' });
/** Everything that is waiting has had its turn. */
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** A source whose learning ends when the test says so. */
function source(options: Partial<StarsSource> = {}) {
  const calls: {
    fresh: boolean;
    onProgress: (progress: Progress) => void;
    resolve: (info: StarsInfo) => void;
    reject: (error: unknown) => void;
  }[] = [];
  const asked: (readonly number[])[] = [];
  const failures: Failure[] = [];
  const state = { taste: 3 };
  const stars = new Stars({
    learn: (fresh, onProgress) => {
      let reject: (error: unknown) => void = () => undefined;
      const done = new Promise<StarsInfo>((resolve, refuse) => {
        reject = refuse;
        calls.push({ fresh, onProgress, resolve, reject });
      });
      return { done, cancel: () => reject(new Failure('cancelled', 'Cancelled.')) };
    },
    predict: (items) => {
      asked.push(items);
      return Promise.resolve(items.map((item) => (item < 0 ? null : predicted(state.taste))));
    },
    quiet: () => Promise.resolve(),
    onFailure: (failure) => failures.push(failure),
    ...options,
  });
  return { stars, calls, asked, failures, state };
}

async function ready() {
  const all = source();
  void all.stars.begin();
  await settled();
  all.calls[0]?.resolve(info);
  await settled();
  return all;
}

describe('stars on the page', () => {
  it('wait for quiet, tell how the learning goes, and then are there', async () => {
    let quieten: () => void = () => undefined;
    const { stars, calls } = source({ quiet: () => new Promise((resolve) => (quieten = resolve)) });
    void stars.begin();
    await settled();
    expect(calls).toHaveLength(0);
    quieten();
    await settled();
    expect(stars.status).toBe('waiting');
    calls[0]?.onProgress(progress(40));
    expect(stars).toMatchObject({ status: 'learning', share: 0.4 });
    calls[0]?.resolve(info);
    await settled();
    expect(stars).toMatchObject({ status: 'ready', info });
  });

  it('are asked for together, and only for films on show', async () => {
    const { stars, asked } = await ready();
    const leave = [1, 2, 3, 2].map((item) => stars.watch(item));
    await settled();
    expect(asked).toEqual([[1, 2, 3]]);
    expect(stars.of(2)?.mean).toBe(3);
    leave[0]?.();
    leave[1]?.();
    await stars.refresh();
    expect(asked.at(-1)).toEqual([2, 3]);
    expect(stars.of(1)).toBeUndefined();
  });

  it('of films that were on show before there was a model come with it', async () => {
    const { stars, calls, asked } = source();
    stars.watch(7);
    await settled();
    expect(asked).toEqual([]);
    void stars.begin();
    await settled();
    calls[0]?.resolve(info);
    await settled();
    expect(stars.of(7)?.mean).toBe(3);
  });

  it('all change in one go when the marks do', async () => {
    const { stars, state, asked } = await ready();
    for (const item of [1, 2, 3]) stars.watch(item);
    await settled();
    state.taste = 4.5;
    await stars.refresh();
    expect(asked).toHaveLength(2);
    expect([1, 2, 3].map((item) => stars.of(item)?.mean)).toEqual([4.5, 4.5, 4.5]);
  });

  it('never show an older answer after a newer one', async () => {
    const answers: ((mean: number) => void)[] = [];
    const { stars, calls } = source({
      predict: (items) =>
        new Promise((resolve) => answers.push((mean) => resolve(items.map(() => predicted(mean))))),
    });
    stars.watch(1);
    void stars.begin();
    await settled();
    calls[0]?.resolve(info);
    await settled();
    const newer = stars.refresh();
    answers[0]?.(1);
    await settled();
    expect(stars.of(1)).toBeUndefined();
    answers[1]?.(5);
    await newer;
    expect(stars.of(1)?.mean).toBe(5);
  });

  it('ask again for a film that came on show while others were asked for', async () => {
    const answers: (() => void)[] = [];
    const { stars, calls } = source({
      predict: (items) =>
        new Promise((resolve) => answers.push(() => resolve(items.map((i) => predicted(i))))),
    });
    stars.watch(1);
    const leave = stars.watch(2);
    void stars.begin();
    await settled();
    calls[0]?.resolve(info);
    await settled();
    answers[0]?.();
    await settled();
    leave();
    void stars.refresh();
    await settled();
    // Its old stars are still there, so that nobody asks; the answer under way is without it.
    stars.watch(2);
    answers[1]?.();
    await settled();
    answers[2]?.();
    await settled();
    expect(stars.of(2)?.mean).toBe(2);
  });

  it('say once that they failed, leave it at that, and can be tried again', async () => {
    const { stars, calls, failures } = source();
    void stars.begin();
    await settled();
    calls[0]?.onProgress(progress(10));
    calls[0]?.reject(new Failure('training-diverged', 'Astray.'));
    await settled();
    expect(stars).toMatchObject({ status: 'failed', share: 0 });
    await stars.begin();
    expect(calls).toHaveLength(1);
    expect(failures.map(({ code }) => code)).toEqual(['training-diverged']);
    stars.retry();
    await settled();
    calls[1]?.resolve(info);
    await settled();
    expect(stars).toMatchObject({ status: 'ready', failure: null });
  });

  it('are left out of a library that is too large, which is no failure', async () => {
    const { stars, calls, failures } = source();
    void stars.begin();
    await settled();
    calls[0]?.reject(new Failure('library-unsupported', 'Too many ratings.'));
    await settled();
    expect(stars.status).toBe('left-out');
    expect(failures).toEqual([]);
    await stars.begin(true);
    expect(calls).toHaveLength(1);
  });

  it('give way to the ranking model and go on afterwards', async () => {
    const { stars, calls, failures } = source();
    void stars.begin();
    await settled();
    calls[0]?.onProgress(progress(50));
    stars.stop();
    expect(stars.status).toBe('waiting');
    void stars.begin();
    await settled();
    expect(calls.map(({ fresh }) => fresh)).toEqual([false, false]);
    expect(failures).toEqual([]);
  });

  it('are there while they are learnt again, and stay when that is given up', async () => {
    const { stars, calls } = await ready();
    stars.watch(4);
    void stars.begin(true);
    await settled();
    calls[1]?.onProgress(progress(5));
    expect(calls[1]?.fresh).toBe(true);
    expect(stars).toMatchObject({ status: 'learning', info });
    expect(stars.of(4)?.mean).toBe(3);
    stars.stop();
    await settled();
    expect(stars.status).toBe('ready');
  });

  it('are not learnt twice', async () => {
    const { stars, calls } = source();
    void stars.begin();
    void stars.begin();
    await settled();
    void stars.begin();
    await settled();
    expect(calls).toHaveLength(1);
  });

  it('go when the worker does', async () => {
    const { stars } = await ready();
    stars.watch(4);
    await settled();
    stars.reset();
    expect(stars).toMatchObject({ status: 'waiting', info: null });
    expect(stars.of(4)).toBeUndefined();
  });
});
