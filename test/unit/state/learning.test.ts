import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ModelInfo } from '../../../workers/protocol';
import { Failure } from '../../../src/failure';
import { Learning, QUIET_MILLISECONDS } from '../../../src/state/learning.svelte';

const model: ModelInfo = {
  factors: 8,
  epochs: 2,
  engine: { kind: 'wasm', label: 'WebAssembly', note: '' },
  trainedAt: 0,
  learntMarks: 3,
  seconds: 0.4,
  losses: [],
  compared: 0,
};

let trainings: { cancelled: boolean; finish: () => void; fail: (error: Error) => void }[];
let accepted: number;
let mayLearn: boolean;
let learning: Learning;

beforeEach(() => {
  vi.useFakeTimers();
  trainings = [];
  accepted = 0;
  mayLearn = true;
  learning = new Learning({
    train: () => {
      const entry = { cancelled: false, finish: () => {}, fail: (_: Error) => {} };
      const done = new Promise<ModelInfo>((resolve, reject) => {
        entry.finish = () => resolve(model);
        entry.fail = reject;
      });
      trainings.push(entry);
      return {
        done,
        cancel: () => {
          entry.cancelled = true;
          entry.fail(new Failure('cancelled', 'Cancelled.'));
        },
      };
    },
    mayLearn: () => mayLearn,
    onModel: () => accepted++,
  });
});

afterEach(() => vi.useRealTimers());

describe('Learning', () => {
  it('trains once, two seconds after the last of several marks', async () => {
    learning.noteMark();
    await vi.advanceTimersByTimeAsync(QUIET_MILLISECONDS - 1);
    learning.noteMark();
    await vi.advanceTimersByTimeAsync(QUIET_MILLISECONDS - 1);
    expect(trainings.length).toBe(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(trainings.length).toBe(1);
    expect(learning.status).toBe('learning');
  });

  it('says how many ratings it learnt from, and how long it took', async () => {
    learning.noteMark();
    await vi.advanceTimersByTimeAsync(QUIET_MILLISECONDS);
    trainings[0]?.finish();
    await vi.advanceTimersByTimeAsync(0);
    expect([learning.status, learning.marks, learning.seconds]).toEqual(['learnt', 3, 0.4]);
    expect(accepted).toBe(1);
  });

  it('gives up learning when a newer mark comes, and starts the clock again', async () => {
    learning.noteMark();
    await vi.advanceTimersByTimeAsync(QUIET_MILLISECONDS);
    learning.noteMark();
    expect(trainings[0]?.cancelled).toBe(true);
    await vi.advanceTimersByTimeAsync(0);
    expect(learning.status).toBe('waiting');
    await vi.advanceTimersByTimeAsync(QUIET_MILLISECONDS);
    expect(trainings.length).toBe(2);
    expect(accepted).toBe(0);
  });

  it('waits for no model and gives way to a retraining', async () => {
    mayLearn = false;
    learning.noteMark();
    await vi.advanceTimersByTimeAsync(10 * QUIET_MILLISECONDS);
    expect(trainings.length).toBe(0);
    mayLearn = true;
    learning.noteMark();
    learning.stop();
    await vi.advanceTimersByTimeAsync(10 * QUIET_MILLISECONDS);
    expect(trainings.length).toBe(0);
  });

  it('says why it could not learn, and takes no model', async () => {
    learning.noteMark();
    await vi.advanceTimersByTimeAsync(QUIET_MILLISECONDS);
    trainings[0]?.fail(new Failure('training-diverged', 'The loss grew.'));
    await vi.advanceTimersByTimeAsync(0);
    expect(learning.status).toBe('failed');
    expect(learning.failure?.message).toBe('The loss grew.');
    expect(accepted).toBe(0);
  });
});
