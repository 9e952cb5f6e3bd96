import 'fake-indexeddb/auto';
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { afterEach, beforeEach } from 'vitest';

const realPut = IDBObjectStore.prototype.put;

/** Gives the test a browser without any data, and with room for it. */
export function freshStorage(): void {
  IDBObjectStore.prototype.put = realPut;
  globalThis.indexedDB = new IDBFactory();
}

/** `open`, in a browser without any data for each test, and closed again after it. */
export function opensFresh<Args extends unknown[], Kept extends { close(): void }>(
  open: (...args: Args) => Promise<Kept>,
): (...args: Args) => Promise<Kept> {
  let opened: Kept[] = [];
  beforeEach(() => {
    freshStorage();
    opened = [];
  });
  afterEach(() => {
    for (const one of opened) one.close();
  });
  return async (...args) => {
    const one = await open(...args);
    opened.push(one);
    return one;
  };
}

/**
 * From now on every write for which `fails` returns true aborts its transaction as a full device
 * does: the error is the transaction's. Returns a function that frees the space again.
 */
export function fillStorage(fails: (store: string) => boolean = () => true): () => void {
  IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...args) {
    const request = realPut.apply(this, args);
    if (fails(this.name)) abort(this.transaction, 'QuotaExceededError');
    return request;
  } as typeof realPut;
  return () => {
    IDBObjectStore.prototype.put = realPut;
  };
}

function abort(transaction: unknown, name: string): void {
  // Only fake-indexeddb's own method can end a transaction with an error of our choice.
  (transaction as { _abort(name: string): void })._abort(name);
}
