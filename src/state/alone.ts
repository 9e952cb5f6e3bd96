import type { LongCall } from './worker';

const manager = (): LockManager | undefined =>
  typeof navigator === 'undefined' ? undefined : navigator.locks;

/**
 * Makes a long call while no other tab makes one under the same name; until then it waits, and can be
 * cancelled. Without Web Locks (insecure contexts) it simply begins.
 */
export function alone<T>(name: string, begin: () => LongCall<T>): LongCall<T> {
  const locks = manager();
  if (!locks) return begin();
  const waiting = new AbortController();
  let call: LongCall<T> | null = null;
  const run = (): Promise<T> => {
    call = begin();
    return call.done;
  };
  const wait = async (): Promise<T> => {
    try {
      return await locks.request(name, { signal: waiting.signal }, run);
    } catch (error) {
      // Some private windows have the interface and refuse to serve it.
      if (call === null && !waiting.signal.aborted) return run();
      throw error;
    }
  };
  return { done: wait(), cancel: () => (call ? call.cancel() : waiting.abort()) };
}
