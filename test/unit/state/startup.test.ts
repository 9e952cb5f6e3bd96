import { beforeEach, describe, expect, it } from 'vitest';
import type { ModelInfo, Opened, Progress, TrainRequest } from '../../../workers/protocol';
import { Failure } from '../../../src/failure';
import { Startup } from '../../../src/state/startup.svelte';
import type { LongCall } from '../../../src/state/worker';

const model: ModelInfo = {
  factors: 8,
  epochs: 2,
  engine: { kind: 'wasm', label: 'WebAssembly · 2 threads', note: '' },
  trainedAt: 0,
  learntMarks: 0,
  seconds: 1,
  losses: [],
  compared: 0,
};

const opened = (kept: ModelInfo | null): Opened => ({
  library: {
    name: 'Test',
    kind: 'sample',
    synthetic: true,
    licence: '',
    hash: 'x',
    films: 1,
    users: 1,
    ratings: 1,
  },
  fromStore: false,
  kept: true,
  storageNote: '',
  genres: [],
  years: [1950, 2000],
  starters: [],
  model: kept,
});

/** A worker whose calls end when the test says so. */
class Worker {
  log: string[] = [];
  report: (progress: Progress) => void = () => {};
  #answer: (value: unknown) => void = () => {};
  #fail: (error: Error) => void = () => {};

  call<T>(name: string, onProgress: (progress: Progress) => void): LongCall<T> {
    this.log.push(name);
    this.report = onProgress;
    const done = new Promise<T>((resolve, reject) => {
      this.#answer = resolve as (value: unknown) => void;
      this.#fail = reject;
    });
    return { done, cancel: () => this.#fail(new Failure('cancelled', 'Cancelled.')) };
  }
  async answer(value: unknown): Promise<void> {
    this.#answer(value);
    await new Promise((resolve) => setTimeout(resolve));
  }
  async fail(failure: Failure): Promise<void> {
    this.#fail(failure);
    await new Promise((resolve) => setTimeout(resolve));
  }
}

let worker: Worker;
let startup: Startup;

beforeEach(() => {
  worker = new Worker();
  startup = new Startup({
    open: (onProgress) => worker.call('open', onProgress),
    train: (request: TrainRequest, onProgress) => worker.call(request.mode, onProgress),
    profile: () => [],
    onOpened: () => worker.log.push('onOpened'),
    onModel: () => worker.log.push('onModel'),
  });
});

describe('Startup', () => {
  it('opens, trains from scratch, and is ready', async () => {
    void startup.start();
    expect(startup.status).toBe('working');
    await worker.answer(opened(null));
    worker.report({ phase: 'engine', done: 0, total: 0, detail: 'WebAssembly · 2 threads' });
    expect(startup.engineLabel).toBe('WebAssembly · 2 threads');
    await worker.answer(model);
    expect(startup.status).toBe('ready');
    expect(worker.log).toEqual(['open', 'onOpened', 'fresh', 'onModel']);
  });

  it('does not train when a kept model fits', async () => {
    void startup.start();
    await worker.answer(opened(model));
    expect(startup.status).toBe('ready');
    expect(worker.log).toEqual(['open', 'onOpened', 'onModel']);
  });

  it('goes on from the step that failed, and not from the beginning', async () => {
    void startup.start();
    await worker.answer(opened(null));
    await worker.fail(new Failure('training-diverged', 'The loss grew.'));
    expect([startup.status, startup.failure?.code]).toEqual(['stopped', 'training-diverged']);
    startup.retry();
    expect(startup.failure).toBeNull();
    await worker.answer(model);
    expect(startup.status).toBe('ready');
    expect(worker.log.filter((call) => call === 'open').length).toBe(1);
  });

  it('can be cancelled while it opens, and opens again on a retry', async () => {
    void startup.start();
    startup.cancel();
    await new Promise((resolve) => setTimeout(resolve));
    expect([startup.status, startup.failure?.code]).toEqual(['stopped', 'cancelled']);
    startup.retry();
    await worker.answer(opened(model));
    expect(startup.status).toBe('ready');
  });

  it('keeps the last model when a retraining fails, and can leave it at that', async () => {
    void startup.start();
    await worker.answer(opened(model));
    void startup.retrain();
    await worker.fail(new Failure('training-diverged', 'The loss grew.'));
    expect(startup.status).toBe('stopped');
    expect(startup.model).toBe(model);
    startup.dismiss();
    expect([startup.status, startup.failure]).toEqual(['ready', null]);
  });

  it('says whether a retraining came to a model', async () => {
    expect(await startup.retrain()).toBe(false);
    void startup.start();
    await worker.answer(opened(model));
    const good = startup.retrain();
    await worker.answer(model);
    expect(await good).toBe(true);
    const bad = startup.retrain();
    await worker.fail(new Failure('training-diverged', 'The loss grew.'));
    expect(await bad).toBe(false);
    const left = startup.retrain();
    startup.cancel();
    expect(await left).toBe(false);
  });

  it('begins a retraining that waits after what is under way, and says when', async () => {
    void startup.start();
    const started: string[] = [];
    const waiting = startup.retrain({ wait: true, onStart: () => started.push(startup.status) });
    await worker.answer(opened(null));
    expect(started).toEqual([]);
    await worker.answer(model);
    expect(started).toEqual(['working']);
    expect(worker.log.filter((call) => call === 'fresh').length).toBe(2);
    await worker.answer(model);
    expect(await waiting).toBe(true);
    expect(startup.status).toBe('ready');
  });

  it('neither waits nor starts for nothing: without a library there is no retraining', async () => {
    let started = 0;
    void startup.start();
    const waiting = startup.retrain({ wait: true, onStart: () => started++ });
    await worker.fail(new Failure('library-missing', 'It is not there.'));
    expect(await waiting).toBe(false);
    expect(started).toBe(0);
  });

  it('does not start a second training while one is under way', async () => {
    void startup.start();
    await worker.answer(opened(model));
    void startup.retrain();
    void startup.retrain();
    void startup.start();
    expect(worker.log.filter((call) => call === 'fresh').length).toBe(1);
  });

  it('opens the library again after the worker has died', async () => {
    void startup.start();
    await worker.answer(opened(model));
    startup.lost(new Failure('internal', 'The worker stopped.'));
    expect(startup.status).toBe('stopped');
    startup.retry();
    await worker.answer(opened(model));
    expect(startup.status).toBe('ready');
    expect(worker.log.filter((call) => call === 'open').length).toBe(2);
  });
});
