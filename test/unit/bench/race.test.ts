import { describe, expect, it } from 'vitest';
import { contender, contest, sameObjective, startingFactors, timeTo } from '../../../bench/contest';
import { createReferenceEngine } from '../../../src/engine/reference/engine';
import { makeProblem } from '../../support/problems';

const course = (ms: number, losses: number[]) => ({
  name: '',
  ms,
  least: ms,
  losses,
  factors: { user: new Float32Array(), item: new Float32Array() },
});

describe('a contest', () => {
  it('gives every contender the same judge, whose loss falls with each exact epoch', async () => {
    const { users } = makeProblem({ users: 20, items: 15, factors: 3, seed: 4, perUser: 5 });
    const problem = sameObjective(users, 3);
    const engine = createReferenceEngine();
    const start = startingFactors(problem);
    const entrants = await Promise.all(
      ['one', 'two'].map(async (name) => {
        const session = await engine.als(problem);
        session.setFactors('item', start.item);
        return contender(name, session);
      }),
    );
    const [one, two] = await contest(entrants, await engine.als(problem), users.col.length, 4);
    expect(one.losses).toEqual(two.losses);
    expect(one.losses).toHaveLength(4);
    one.losses.slice(1).forEach((loss, i) => expect(loss).toBeLessThan(one.losses[i]));
    expect(one.factors.user).toHaveLength(20 * 3);
  });

  it('counts the epochs to a loss, and says when it is never reached', () => {
    expect(timeTo(3, course(10, [5, 3, 2]))).toBe(20);
    expect(timeTo(5, course(10, [5, 3, 2]))).toBe(10);
    expect(timeTo(1, course(10, [5, 3, 2]))).toBeNull();
  });
});
