/** Web Locks where the browser has them (secure contexts); elsewhere the work simply runs. */
const manager = (): LockManager | undefined =>
  typeof navigator === 'undefined' ? undefined : navigator.locks;

/** Runs `work` while holding a shared lock; any number of holders may run at once. */
export async function shared<T>(name: string, work: () => Promise<T>): Promise<T> {
  const locks = manager();
  return locks ? await locks.request(name, { mode: 'shared' }, work) : work();
}

/** Runs `work` only if nobody, in any tab or worker, holds the lock; else does nothing. */
export async function ifAlone(name: string, work: () => Promise<unknown>): Promise<void> {
  const locks = manager();
  if (locks)
    await locks.request(name, { ifAvailable: true }, (lock) => (lock ? work() : undefined));
  else await work();
}
