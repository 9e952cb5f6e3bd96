import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { alone } from '../../../src/state/alone';

/** A lock manager of one lock, as the standard has it: first come, first served. */
class Locks {
  #queue: Promise<unknown> = Promise.resolve();
  async request<T>(_: string, { signal }: { signal: AbortSignal }, work: () => Promise<T>) {
    const before = this.#queue;
    let free = (): void => {};
    this.#queue = new Promise<void>((resolve) => (free = resolve));
    try {
      await before;
      signal.throwIfAborted();
      return await work();
    } finally {
      free();
    }
  }
}

let log: string[];
let finish: Map<string, () => void>;

function call(name: string) {
  return alone('learning', () => {
    log.push(`${name} begins`);
    const done = new Promise<string>((resolve) => finish.set(name, () => resolve(name)));
    return { done, cancel: () => log.push(`${name} cancelled`) };
  });
}
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  log = [];
  finish = new Map();
});
afterEach(() => vi.unstubAllGlobals());

it('lets one begin at a time, and the next when it has ended', async () => {
  vi.stubGlobal('navigator', { locks: new Locks() });
  const first = call('first');
  const second = call('second');
  await settled();
  expect(log).toEqual(['first begins']);
  finish.get('first')?.();
  expect(await first.done).toBe('first');
  await settled();
  expect(log).toEqual(['first begins', 'second begins']);
  finish.get('second')?.();
  expect(await second.done).toBe('second');
});

it('gives up while it waits, without ever beginning, and cancels what has begun', async () => {
  vi.stubGlobal('navigator', { locks: new Locks() });
  const first = call('first');
  const second = call('second');
  await settled();
  second.cancel();
  first.cancel();
  finish.get('first')?.();
  await expect(second.done).rejects.toMatchObject({ name: 'AbortError' });
  expect(log).toEqual(['first begins', 'first cancelled']);
});

it.each([
  ['missing', undefined],
  ['refused', { request: () => Promise.reject(new DOMException('not here', 'SecurityError')) }],
])('simply begins where locks are %s', async (_, locks) => {
  vi.stubGlobal('navigator', { locks });
  const only = call('only');
  await settled();
  finish.get('only')?.();
  expect(await only.done).toBe('only');
});
