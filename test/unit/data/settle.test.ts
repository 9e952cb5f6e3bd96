import { afterEach, describe, expect, it, vi } from 'vitest';
import { ifAlone, shared } from '../../../src/data/locks';
import { settle } from '../../../src/data/settle';

const rejected = (error: Error): Promise<never> => {
  const promise = Promise.reject(error);
  promise.catch(() => undefined);
  return promise;
};

describe('a transaction is settled', () => {
  it('when all requests and the commit are done', async () => {
    const order: string[] = [];
    const later = (name: string, ms: number) =>
      new Promise<void>((resolve) =>
        setTimeout(() => {
          order.push(name);
          resolve();
        }, ms),
      );
    await settle({ done: later('commit', 15), error: null, abort: () => undefined }, (request) => {
      request(later('first', 1));
      request(later('second', 8));
    });
    expect(order).toEqual(['first', 'second', 'commit']);
  });

  it('with the reason of its own failure, which a request does not know', async () => {
    const full = new DOMException('no room', 'QuotaExceededError');
    const aborted = new DOMException('aborted', 'AbortError');
    const settling = settle(
      { done: rejected(aborted), error: full, abort: () => undefined },
      (request) => request(rejected(aborted)),
    );
    await expect(settling).rejects.toBe(full);
  });

  it("with a request's failure where it has none", async () => {
    const wrong = new DOMException('no such key', 'DataError');
    const settling = settle(
      { done: Promise.resolve(), error: null, abort: () => undefined },
      (request) => request(rejected(wrong)),
    );
    await expect(settling).rejects.toBe(wrong);
  });

  it('by aborting when a request cannot even be made, also if it has ended already', async () => {
    const cannotClone = new DOMException('a function', 'DataCloneError');
    for (const abort of [
      vi.fn(),
      vi.fn(() => {
        throw new DOMException('over', 'InvalidStateError');
      }),
    ]) {
      const settling = settle({ done: rejected(new Error('aborted')), error: null, abort }, () => {
        throw cannotClone;
      });
      await expect(settling).rejects.toBe(cannotClone);
      expect(abort).toHaveBeenCalledOnce();
    }
  });
});

describe('locks', () => {
  afterEach(() => vi.unstubAllGlobals());

  /** Web Locks of one name, as far as they are used here. */
  function stubLocks(held: boolean) {
    const modes: unknown[] = [];
    const request = (
      _: string,
      options: { mode?: string; ifAvailable?: boolean },
      work: (lock: object | null) => unknown,
    ) => {
      modes.push(options.mode ?? (options.ifAvailable ? 'if available' : 'exclusive'));
      return Promise.resolve(work(options.ifAvailable && held ? null : {}));
    };
    vi.stubGlobal('navigator', { locks: { request } });
    return modes;
  }

  it('are shared by those who may work at once, and give back what the work gives', async () => {
    const modes = stubLocks(true);
    expect(await shared('a', () => Promise.resolve(7))).toBe(7);
    expect(modes).toEqual(['shared']);
  });

  it('keep work that must be alone from running beside others', async () => {
    const work = vi.fn(() => Promise.resolve());
    stubLocks(true);
    await ifAlone('a', work);
    expect(work).not.toHaveBeenCalled();
    stubLocks(false);
    await ifAlone('a', work);
    expect(work).toHaveBeenCalledOnce();
  });

  it.each([undefined, {}])('where there are none the work runs (navigator: %j)', async (none) => {
    vi.stubGlobal('navigator', none);
    const work = vi.fn(() => Promise.resolve('done'));
    expect(await shared('a', work)).toBe('done');
    await ifAlone('a', work);
    expect(work).toHaveBeenCalledTimes(2);
  });

  it('let the failure of the work through', async () => {
    stubLocks(false);
    const fails = () => Promise.reject(new Error('no'));
    await expect(shared('a', fails)).rejects.toThrow('no');
    await expect(ifAlone('a', fails)).rejects.toThrow('no');
  });
});
