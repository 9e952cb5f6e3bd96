import { expect, test } from 'vitest';
import { paced } from '../../../workers/paced';
import type { Progress } from '../../../workers/protocol';

/** Reports `done` of `total` at each of the given milliseconds, and says which were passed on. */
function passedOn(reports: readonly (readonly [at: number, progress: Partial<Progress>])[]) {
  const told: number[] = [];
  let clock = 0;
  const report = paced(
    () => told.push(clock),
    () => clock,
  );
  for (const [at, progress] of reports) {
    clock = at;
    report({ phase: 'train', done: 1, total: 9, detail: '', ...progress });
  }
  return told;
}

test('the first report is passed on, and then one in a tenth of a second', () => {
  const every20 = Array.from({ length: 30 }, (_, n) => [20 * n, { done: 0 }] as const);
  expect(passedOn(every20)).toEqual([0, 100, 200, 300, 400, 500]);
});

test('a new phase is told at once', () => {
  expect(
    passedOn([
      [0, { phase: 'fetch' }],
      [1, { phase: 'store' }],
      [2, { phase: 'store' }],
      [3, { phase: 'fetch' }],
    ]),
  ).toEqual([0, 1, 3]);
});

test('the end is told at once, so that nothing stops short of it on screen', () => {
  expect(
    passedOn([
      [0, { done: 0 }],
      [5, { done: 8 }],
      [9, { done: 9 }],
    ]),
  ).toEqual([0, 9]);
});

test('a phase of unknown length has no end to tell', () => {
  expect(
    passedOn([
      [0, { total: 0, done: 0 }],
      [5, { total: 0, done: 0 }],
    ]),
  ).toEqual([0]);
});
