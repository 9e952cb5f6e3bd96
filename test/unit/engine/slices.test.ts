import { describe, expect, it } from 'vitest';
import { runInSlices } from '../../../src/engine/wasm/slices';

describe('work in slices', () => {
  it('waits for a promise that a step yields before it goes on', async () => {
    const seen: string[] = [];
    function* work() {
      seen.push('asked');
      yield new Promise<void>((resolve) =>
        setTimeout(() => {
          seen.push('answered');
          resolve();
        }, 5),
      );
      seen.push('went on');
      return seen.length;
    }
    expect(await runInSlices(work(), undefined)).toBe(3);
    expect(seen).toEqual(['asked', 'answered', 'went on']);
  });

  it('fails with what such a promise fails with, and ends when cancelled meanwhile', async () => {
    function* failing() {
      yield Promise.reject(new Error('lost'));
    }
    await expect(runInSlices(failing(), undefined)).rejects.toThrow('lost');
    const controller = new AbortController();
    function* waiting() {
      yield Promise.resolve().then(() => controller.abort());
      throw new Error('Not cancelled.');
    }
    await expect(runInSlices(waiting(), controller.signal)).rejects.toMatchObject({
      code: 'cancelled',
    });
  });
});
