import type { AlsProblem, Engine, Side } from '../../src/engine/engine';
import { createReferenceEngine } from '../../src/engine/reference/engine';
import { referenceGibbs } from '../../src/engine/reference/gibbs';
import type { WebgpuEngine } from '../../src/engine/webgpu/engine';
import { makeFactors, makeProblem, worstRowError } from '../../test/support/problems';
import { drawnRows, worstDrawn } from '../../test/support/drawnRows';
import { table } from '../../scripts/table';

/**
 * Both half-epochs on the GPU and in float64, from the same factors: what a browser's test does on
 * a software adapter, on the adapter that is here.
 */
export async function parity(engine: Engine, factors: readonly number[], small: boolean) {
  const rows: string[][] = [];
  for (const k of factors) {
    // The CPU's factorisations are what takes time.
    const shape = small
      ? { users: 12, items: 9, perUser: 4, popular: 0.5 }
      : { users: Math.min(3000, Math.ceil(2e9 / k ** 3)), items: 400, perUser: 40, popular: 0.9 };
    const problem = makeProblem({ ...shape, factors: k, seed: k, emptyEvery: 7 });
    const { user, item, loss } = await compare(engine, problem);
    rows.push([String(k), ...[user, item, loss].map((error) => error.toExponential(1))]);
  }
  return table(['factors', 'worst user row', 'worst film row', 'loss'], rows);
}

async function compare(
  engine: Engine,
  problem: AlsProblem,
): Promise<Record<Side | 'loss', number>> {
  const { factors: k, items } = problem;
  const ours = await engine.als(problem);
  const exact = await createReferenceEngine().als(problem);
  const start = makeFactors(items.rows, k, 17, 0.5 / Math.sqrt(k));
  for (const session of [ours, exact]) {
    session.setFactors('item', start);
    await session.solve('user');
  }
  const users = await exact.readFactors('user');
  const user = worstRowError(await ours.readFactors('user'), users, k);
  ours.setFactors('user', users);
  for (const session of [ours, exact]) await session.solve('item');
  const films = await exact.readFactors('item');
  const item = worstRowError(await ours.readFactors('item'), films, k);
  ours.setFactors('item', films);
  const loss = Math.abs((await ours.loss()) / (await exact.loss()) - 1);
  ours.dispose();
  exact.dispose();
  return { user, item, loss };
}

/** Rows of the Gibbs sampler, drawn by the GPU and in float64 with the same random numbers. */
export async function gibbsParity(
  engine: WebgpuEngine,
  numbers: readonly number[],
  small: boolean,
) {
  const counts = small
    ? [0, 1, 5, 40]
    : Array.from({ length: 2000 }, (_, r) => Math.floor(3000 / (1 + r)) + (r % 7));
  const rows: string[][] = [];
  for (const d of numbers) {
    const shape = { d, counts, others: small ? 20 : 500, seed: d };
    const sampler = await engine.gibbs();
    const ours = await drawnRows(sampler, shape);
    const exact = await drawnRows(referenceGibbs, shape);
    sampler.dispose();
    rows.push([
      String(d),
      worstDrawn(ours.x, exact.x, d).toExponential(1),
      worstDrawn(ours.mean, exact.mean, d).toExponential(1),
      String(sampler.redrawn),
    ]);
  }
  return table(['numbers a row', 'worst draw', 'worst mean', 'drawn again in float64'], rows);
}
