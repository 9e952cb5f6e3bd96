import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planShares, shareOut } from '../../../src/engine/wasm/plan';
import { makeProblem } from '../../support/problems';

describe('sharing rows out', () => {
  it('gives every row to one lane, in order, whatever the work', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(1000), { maxLength: 40 }),
        fc.integer({ min: 1, max: 8 }),
        (work, lanes) => {
          const cuts = shareOut(Float64Array.from(work), lanes);
          expect(cuts).toHaveLength(lanes + 1);
          expect([cuts[0], cuts[lanes]]).toEqual([0, work.length]);
          for (let lane = 0; lane < lanes; lane++)
            expect(cuts[lane]).toBeLessThanOrEqual(cuts[lane + 1]);
        },
      ),
    );
  });

  it('balances work to within one row', () => {
    const work = Float64Array.from({ length: 1000 }, (_, r) => 1 + (r % 17));
    const cuts = shareOut(work, 4);
    const total = work.reduce((sum, w) => sum + w);
    for (let lane = 0; lane < 4; lane++) {
      const share = work.subarray(cuts[lane], cuts[lane + 1]).reduce((sum, w) => sum + w);
      expect(Math.abs(share - total / 4)).toBeLessThanOrEqual(17);
    }
  });

  it('hands on each row’s observations', () => {
    const problem = makeProblem({ users: 30, items: 40, factors: 8, seed: 1, perUser: 6 });
    const shares = planShares(problem, 3);
    const { start, col } = problem.users;
    let rows = 0;
    for (const { user } of shares) {
      expect(user.from).toBe(rows);
      for (let r = 0; r < user.rows; r++)
        expect(user.col.slice(user.start[r], user.start[r + 1])).toEqual(
          col.slice(start[rows + r], start[rows + r + 1]),
        );
      rows += user.rows;
    }
    expect(rows).toBe(30);
  });
});
