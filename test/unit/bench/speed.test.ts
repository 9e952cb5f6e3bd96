import { describe, expect, it } from 'vitest';
import { CONFIDENCE, REGULARIZATION, sameObjective } from '../../../bench/contest';
import { createReferenceEngine } from '../../../src/engine/reference/engine';
import { makeFactors, makeProblem } from '../../support/problems';

describe('implicit’s objective in our terms', () => {
  it('differs from ours by c / (c − 1) a rating, whatever the factors', async () => {
    const { users } = makeProblem({ users: 9, items: 7, factors: 3, seed: 4, perUser: 3 });
    const problem = sameObjective(users, 3);
    const session = await createReferenceEngine().als(problem);
    for (const seed of [1, 2, 3]) {
      const x = makeFactors(9, 3, seed, 1);
      const y = makeFactors(7, 3, seed + 10, 1);
      session.setFactors('user', x);
      session.setFactors('item', y);
      const score = (u: number, i: number) =>
        [0, 1, 2].reduce((sum, f) => sum + x[3 * u + f] * y[3 * i + f], 0);
      let theirs = 0;
      for (const value of [...x, ...y]) theirs += REGULARIZATION * value ** 2;
      for (let u = 0; u < 9; u++) {
        for (let i = 0; i < 7; i++) theirs += score(u, i) ** 2;
        for (let p = users.start[u]; p < users.start[u + 1]; p++) {
          const s = score(u, users.col[p]);
          theirs += CONFIDENCE * (1 - s) ** 2 - s ** 2;
        }
      }
      const constant = (users.col.length * CONFIDENCE) / (CONFIDENCE - 1);
      expect(await session.loss()).toBeCloseTo(theirs + constant, 4);
    }
  });
});
