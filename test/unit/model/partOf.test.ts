import { expect, it } from 'vitest';
import { createReferenceEngine } from '../../../src/engine/reference/engine';
import { partOf } from '../../../src/model/partOf';

it('says of a step how far the whole has come', () => {
  const said: number[] = [];
  const whole = {
    engine: createReferenceEngine(),
    seed: 7,
    signal: new AbortController().signal,
    onProgress: (share: number) => void said.push(share),
  };
  const second = partOf(whole, 0.5, 0.9);
  for (const share of [0, 0.5, 1]) second.onProgress?.(share);
  expect(said).toEqual([0.5, 0.7, 0.9]);
  expect(second).toMatchObject({ engine: whole.engine, seed: 7, signal: whole.signal });
});

it('says nothing where nobody listens', () => {
  const quiet = partOf({ engine: createReferenceEngine(), seed: 7 }, 0, 0.5);
  expect(() => quiet.onProgress?.(1)).not.toThrow();
});
