import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AlsProblem, Engine, Side } from '../../../src/engine/engine';
import { createReferenceEngine } from '../../../src/engine/reference/engine';
import { createWasmEngine } from '../../../src/engine/wasm/engine';
import { instantiateKernels } from '../../../src/engine/wasm/kernels';
import { Part } from '../../../src/engine/wasm/part';
import { DUAL, planShares, planSide, PRIMAL, type SideShare } from '../../../src/engine/wasm/plan';
import { mixedRows, randomStart, type Start } from '../../support/halfEpochs';
import { makeProblem, makeProblemOf, worstRowError } from '../../support/problems';
import { baseOf, BUILD_MS, builtKernels } from '../../support/wasm';

const SIDES = ['user', 'item'] as const;
const SIZES = [1, 2, 3, 4, 5, 7, 8, 16, 31, 32, 33, 64, 96, 127, 128, 256];

let module: WebAssembly.Module;
let wasm: Engine;
const reference = createReferenceEngine();

beforeAll(async () => {
  module = await builtKernels();
  wasm = await createWasmEngine({ module, threads: 1 });
}, BUILD_MS);

/** Solves one side on an engine from given factors of both. */
async function solved(engine: Engine, problem: AlsProblem, start: Start, side: Side) {
  const session = await engine.als(problem);
  session.setFactors('user', start.user);
  session.setFactors('item', start.item);
  await session.solve(side);
  const values = await session.readFactors(side);
  const loss = await session.loss();
  session.dispose();
  return { values, loss };
}

/** The largest relative error of a row, over both sides, and of the loss. */
async function errors(problem: AlsProblem, start: Start) {
  let [row, loss] = [0, 0];
  for (const side of SIDES) {
    const ours = await solved(wasm, problem, start, side);
    const theirs = await solved(reference, problem, start, side);
    row = Math.max(row, worstRowError(ours.values, theirs.values, problem.factors));
    loss = Math.max(loss, Math.abs(ours.loss / theirs.loss - 1));
  }
  return { row, loss };
}

describe('WebAssembly row solves against the reference', () => {
  it.each(SIZES)('agree with k = %i: short rows, long rows, empty rows, duplicates', async (k) => {
    const problem = mixedRows(k);
    const { row, loss } = await errors(problem, randomStart(problem, k));
    expect(row).toBeLessThan(1e-4);
    expect(loss).toBeLessThan(1e-6);
  });

  it.each(SIZES)('agree with k = %i where weights and factors span many decades', async (k) => {
    const problem = makeProblem({
      users: 60,
      items: 80,
      factors: k,
      seed: 100 + k,
      perUser: 12,
      duplicates: 10,
      badlyScaled: true,
    });
    const start = randomStart(problem, k, 1);
    // Columns of magnitudes 10⁻² to 10¹: the matrices are badly scaled, but not singular.
    for (const values of [start.user, start.item])
      for (let i = 0; i < values.length; i++) values[i] *= 10 ** (((i % k) % 4) - 2);
    const { row, loss } = await errors(problem, start);
    expect(row).toBeLessThan(1e-4);
    expect(loss).toBeLessThan(1e-6);
  });

  it.each([4, 16, 33, 64])(
    'agree with k = %i where rows of factors span five decades and there are fewer rows than k',
    async (k) => {
      const problem = makeProblem({
        users: 50,
        items: 30,
        factors: k,
        seed: 200 + k,
        perUser: 6,
        badlyScaled: true,
      });
      const start = randomStart(problem, k, 1);
      for (const values of [start.user, start.item])
        for (let i = 0; i < values.length; i++) values[i] *= 10 ** ((Math.floor(i / k) % 6) - 3);
      expect((await errors(problem, start)).row).toBeLessThan(1e-4);
    },
  );

  it('agree on random shapes, penalties and base weights', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          users: fc.integer({ min: 1, max: 30 }),
          items: fc.integer({ min: 1, max: 60 }),
          factors: fc.integer({ min: 1, max: 40 }),
          seed: fc.nat(1000),
          perUser: fc.integer({ min: 0, max: 20 }),
          alpha0: fc.constantFrom(0, 1e-3, 0.3, 10),
          badlyScaled: fc.boolean(),
        }),
        fc.constantFrom(0.01, 0.1, 1),
        async (shape, scale) => {
          const problem = makeProblem(shape);
          const { row } = await errors(problem, randomStart(problem, shape.seed, scale));
          expect(row).toBeLessThan(1e-4);
        },
      ),
      { numRuns: 60, seed: 7 },
    );
  });

  it('give rows without observations exact zeros, even if all are', async () => {
    const problem = makeProblem({ users: 9, items: 11, factors: 6, seed: 1, perUser: 0 });
    const start = randomStart(problem, 1);
    for (const side of SIDES) {
      const { values } = await solved(wasm, problem, start, side);
      expect(values.every((value) => value === 0)).toBe(true);
    }
  });

  it('find the known answer of one rating', async () => {
    // (α₀ y² + w y² + λ) x = w t y with y = 2, α₀ = 1, w = 3, t = 1, λ = 4: (4 + 12 + 4) x = 6.
    const one = makeProblemOf([{ user: 0, item: 0, weight: 3, target: 1 }], 1, 1, 1, {
      alpha0: 1,
      penalty: () => 4,
    });
    const start = { user: new Float32Array(1), item: Float32Array.of(2) };
    expect((await solved(wasm, one, start, 'user')).values[0]).toBeCloseTo(0.3, 6);
  });

  it('fall back on f64 where f32 gets nothing right', async () => {
    const k = 24;
    const shape = { users: 20, items: 12, factors: k, seed: 4, perUser: 12, badlyScaled: true };
    const made = makeProblem(shape);
    // Eigenvalues from 10⁻⁵ to 10⁵: no f32 solve sees both ends.
    const problem = { ...made, userPenalty: made.userPenalty.map((penalty) => penalty * 1e-2) };
    const start = randomStart(problem, 3, 10);
    const [share] = planShares(problem, 1);
    const kernels = await instantiateKernels(module);
    const part = new Part(kernels, share);
    part.setFactors('item', start.item);
    await part.solve('user', { base: baseOf(problem, start.item) });
    expect(kernels.exactRows()).toBeGreaterThan(0);
    const theirs = await solved(reference, problem, start, 'user');
    expect(worstRowError(part.rows('user'), theirs.values, k)).toBeLessThan(1e-4);
  });

  it('take a row that is longer than one step of work', async () => {
    const cells = Array.from({ length: 20_000 }, (_, user) => ({
      user,
      item: user % 50 === 0 ? 1 : 0,
      weight: 1,
      target: user % 3 === 0 ? -0.5 : 1,
    }));
    const problem = makeProblemOf(cells, 20_000, 2, 64);
    const start = randomStart(problem, 5);
    const ours = await solved(wasm, problem, start, 'item');
    const theirs = await solved(reference, problem, start, 'item');
    expect(worstRowError(ours.values, theirs.values, 64)).toBeLessThan(1e-4);
  });
});

describe('the dual path', () => {
  /** Every row that the dual path can take, whether or not it is worth it. */
  const forced = (share: SideShare, k: number): SideShare => ({
    ...share,
    usesBasis: true,
    path: Uint8Array.from({ length: share.rows }, (_, r) =>
      share.start[r + 1] - share.start[r] <= k ? DUAL : PRIMAL,
    ),
  });

  it.each([1, 2, 3, 4, 5, 7, 8, 16, 31, 33, 64, 128])(
    'agrees with the reference for all rows of up to k = %i observations',
    async (k) => {
      const problem = makeProblem({
        users: 50,
        items: 90,
        factors: k,
        seed: 300 + k,
        perUser: 12,
        emptyEvery: 7,
        duplicates: 20,
      });
      // Weight 0 says nothing, and must not be divided by.
      for (let p = 0; p < 40; p += 3) problem.users.weight[p] = 0;
      const start = randomStart(problem, k, 0.5);
      const [share] = planShares(problem, 1);
      const part = new Part(await instantiateKernels(module), {
        ...share,
        user: forced(share.user, k),
      });
      part.setFactors('item', start.item);
      const base = baseOf(problem, start.item);
      await part.solve('user', { base });
      const theirs = await solved(reference, problem, start, 'user');
      expect(worstRowError(part.rows('user'), theirs.values, k)).toBeLessThan(1e-4);
    },
  );

  it('is taken for short rows of a large problem, and only where it pays', () => {
    const problem = makeProblem({ users: 60, items: 2000, factors: 64, seed: 1, perUser: 80 });
    const { path, usesBasis } = planSide(problem.items, 64);
    expect(usesBasis).toBe(true);
    for (let r = 0; r < 2000; r++) {
      const n = problem.items.start[r + 1] - problem.items.start[r];
      if (n > 0 && n < 20) expect(path[r]).toBe(DUAL);
      if (n === 0 || n > 64) expect(path[r]).toBe(PRIMAL);
    }
    // Three rows gain less than an eigendecomposition costs.
    const few = makeProblem({ users: 3, items: 500, factors: 64, seed: 1, perUser: 5 });
    expect(planSide(few.users, 64).usesBasis).toBe(false);
  });
});
