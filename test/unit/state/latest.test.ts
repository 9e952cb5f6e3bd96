import { describe, expect, it } from 'vitest';
import { Latest, SUPERSEDED } from '../../../src/state/latest';

/** A call that is answered when the test says so. */
function later<T>(): { promise: Promise<T>; answer: (value: T) => void; fail: (e: Error) => void } {
  let answer: (value: T) => void = () => {};
  let fail: (error: Error) => void = () => {};
  const promise = new Promise<T>((resolve, reject) => {
    answer = resolve;
    fail = reject;
  });
  return { promise, answer, fail };
}

describe('Latest', () => {
  it('gives the answer of a request that stays the newest', async () => {
    expect(await new Latest().run(async () => 7)).toBe(7);
  });

  it('drops the answer of a request that was overtaken while it ran', async () => {
    const latest = new Latest();
    const slow = later<string>();
    const first = latest.run(() => slow.promise);
    const second = latest.run(async () => 'new');
    slow.answer('old');
    expect(await first).toBe(SUPERSEDED);
    expect(await second).toBe('new');
  });

  it('never starts a request that was overtaken while it waited', async () => {
    const latest = new Latest();
    const slow = later<number>();
    const started: number[] = [];
    const start = (n: number): Promise<number> => {
      started.push(n);
      return n === 1 ? slow.promise : Promise.resolve(n);
    };
    const answers = [1, 2, 3, 4, 5].map((n) => latest.run(() => start(n)));
    await Promise.resolve();
    slow.answer(1);
    expect(await Promise.all(answers)).toEqual([SUPERSEDED, SUPERSEDED, SUPERSEDED, SUPERSEDED, 5]);
    expect(started).toEqual([1, 5]);
  });

  it('never runs two requests at the same time', async () => {
    const latest = new Latest();
    let running = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 2));
      running--;
    };
    const calls: Promise<unknown>[] = [];
    for (let i = 0; i < 20; i++) {
      calls.push(latest.run(work));
      await new Promise((resolve) => setTimeout(resolve, i % 4));
    }
    await Promise.all(calls);
    expect(most).toBe(1);
  });

  it('fails only when the newest request fails', async () => {
    const latest = new Latest();
    const doomed = later<string>();
    const first = latest.run(() => doomed.promise);
    const second = latest.run(async () => 'fine');
    doomed.fail(new Error('old trouble'));
    expect(await first).toBe(SUPERSEDED);
    expect(await second).toBe('fine');
    await expect(latest.run(() => Promise.reject(new Error('new trouble')))).rejects.toThrow(
      'new trouble',
    );
    expect(await latest.run(async () => 'again')).toBe('again');
  });

  it('drops what is under way when told to', async () => {
    const latest = new Latest();
    const slow = later<string>();
    const first = latest.run(() => slow.promise);
    latest.drop();
    slow.answer('old');
    expect(await first).toBe(SUPERSEDED);
  });
});
