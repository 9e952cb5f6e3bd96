import { expect, it } from 'vitest';
import { createPhilox } from '../../../../src/engine/philox';
import { SweepRandom, type DrawUse, type SideIndex } from '../../../../src/model/bayes/streams';

const USES: readonly DrawUse[] = [
  ...(['start', 'rows', 'implicit', 'counts', 'content'] as const),
  ...(['lambda', 'prior', 'noise', 'degrees', 'tau'] as const),
];
const SIDES: readonly SideIndex[] = [0, 1];

it('gives every use, side, row and sweep numbers of its own, and the same when asked again', () => {
  const random = createPhilox(5);
  const first = (sweep: number, use: DrawUse, side: SideIndex, row: number) =>
    new SweepRandom(random, sweep).of(use, side, row).next();
  const all = [1, 2].flatMap((sweep) =>
    USES.flatMap((use) =>
      SIDES.flatMap((side) => [0, 1, 7].map((row) => first(sweep, use, side, row))),
    ),
  );
  expect(new Set(all).size).toBe(all.length);
  expect(first(2, 'noise', 1, 7)).toBe(first(2, 'noise', 1, 7));
});

it('tells an engine the address of the very numbers that it gives itself', () => {
  const random = createPhilox(5);
  const sweep = new SweepRandom(random, 3);
  for (const use of USES)
    for (const side of SIDES) {
      const { random: same, stream, step } = sweep.address(use, side);
      expect(same.at(stream, step, 4).next()).toBe(sweep.of(use, side, 4).next());
    }
});
