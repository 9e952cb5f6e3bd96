import { describe, expect, it } from 'vitest';
import { createReferenceEngine } from '../../../src/engine/reference/engine';
import type { AlsProblem, Side } from '../../../src/engine/engine';
import { makeFactors, makeProblem, makeProblemOf } from '../../support/problems';

/** The gradient of the objective for one row must vanish at its minimum. */
function gradientNorm(problem: AlsProblem, side: Side, own: Float32Array, other: Float32Array) {
  const k = problem.factors;
  const rows = side === 'user' ? problem.users : problem.items;
  const penalty = side === 'user' ? problem.userPenalty : problem.itemPenalty;
  let worst = 0;
  for (let r = 0; r < rows.rows; r++) {
    if (rows.start[r] === rows.start[r + 1]) continue;
    const gradient = new Float64Array(k);
    const dotWith = (c: number) => {
      let dot = 0;
      for (let f = 0; f < k; f++) dot += own[r * k + f] * other[c * k + f];
      return dot;
    };
    for (let c = 0; c < rows.cols; c++)
      for (let f = 0; f < k; f++) gradient[f] += problem.alpha0 * dotWith(c) * other[c * k + f];
    for (let p = rows.start[r]; p < rows.start[r + 1]; p++) {
      const c = rows.col[p];
      const pull = rows.weight[p] * (dotWith(c) - rows.target[p]);
      for (let f = 0; f < k; f++) gradient[f] += pull * other[c * k + f];
    }
    for (let f = 0; f < k; f++) gradient[f] += penalty[r] * own[r * k + f];
    worst = Math.max(worst, Math.hypot(...gradient));
  }
  return worst;
}

describe('reference engine', () => {
  const problem = makeProblem({
    users: 40,
    items: 60,
    factors: 6,
    perUser: 8,
    seed: 1,
    emptyEvery: 7,
    duplicates: 5,
  });

  it.each<Side>(['user', 'item'])('solves every %s row to the minimum', async (side) => {
    const session = await createReferenceEngine().als(problem);
    session.setFactors('user', makeFactors(40, 6, 2, 0.5));
    session.setFactors('item', makeFactors(60, 6, 3, 0.5));
    await session.solve(side);
    const own = await session.readFactors(side);
    const other = await session.readFactors(side === 'user' ? 'item' : 'user');
    expect(gradientNorm(problem, side, own, other)).toBeLessThan(1e-5);
  });

  it('gives rows without observations zero factors', async () => {
    const session = await createReferenceEngine().als(problem);
    session.setFactors('item', makeFactors(60, 6, 3));
    await session.solve('user');
    expect((await session.readFactors('user')).slice(0, 6)).toEqual(new Float32Array(6));
  });

  it('never raises the loss, which equals the objective written out cell by cell', async () => {
    const session = await createReferenceEngine().als(problem);
    session.setFactors('item', makeFactors(60, 6, 3, 0.5));
    let last = Infinity;
    for (let epoch = 0; epoch < 5; epoch++) {
      await session.solve('user');
      await session.solve('item');
      const loss = await session.loss();
      expect(loss).toBeLessThanOrEqual(last + 1e-9);
      last = loss;
    }
    const x = await session.readFactors('user');
    const y = await session.readFactors('item');
    let direct = 0;
    for (let u = 0; u < 40; u++) {
      for (let i = 0; i < 60; i++) {
        let dot = 0;
        for (let f = 0; f < 6; f++) dot += x[u * 6 + f] * y[i * 6 + f];
        direct += problem.alpha0 * dot * dot;
        for (let p = problem.users.start[u]; p < problem.users.start[u + 1]; p++)
          if (problem.users.col[p] === i)
            direct += problem.users.weight[p] * (problem.users.target[p] - dot) ** 2;
      }
      for (let f = 0; f < 6; f++) direct += problem.userPenalty[u] * x[u * 6 + f] ** 2;
    }
    for (let i = 0; i < 60; i++)
      for (let f = 0; f < 6; f++) direct += problem.itemPenalty[i] * y[i * 6 + f] ** 2;
    expect(last).toBeCloseTo(direct, 4);
  });

  it('finds the known answer of one rating', async () => {
    // (α₀ y² + w y² + λ) x = w t y with y = 2, α₀ = 1, w = 3, t = 1, λ = 4: (4 + 12 + 4) x = 6.
    const one = makeProblemOf([{ user: 0, item: 0, weight: 3, target: 1 }], 1, 1, 1, {
      alpha0: 1,
      penalty: () => 4,
    });
    const session = await createReferenceEngine().als(one);
    session.setFactors('item', Float32Array.of(2));
    await session.solve('user');
    expect((await session.readFactors('user'))[0]).toBeCloseTo(0.3, 6);
  });

  it('stops when cancelled and refuses numbers that make no sense', async () => {
    const session = await createReferenceEngine().als(problem);
    session.setFactors('item', makeFactors(60, 6, 3));
    await expect(session.solve('user', AbortSignal.abort())).rejects.toMatchObject({
      code: 'cancelled',
    });
    session.setFactors('item', new Float32Array(60 * 6).fill(NaN));
    await expect(session.solve('user')).rejects.toMatchObject({ code: 'training-diverged' });
  });
});
