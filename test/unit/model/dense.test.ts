import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/engine/random';
import { createWorkspace, factorise, invert, solveRows } from '../../../src/model/dense';

/** A positive definite matrix, row-major. */
function definite(n: number, scale = 1): Float64Array {
  const random = createRandom(n);
  const half = Float64Array.from({ length: n * n }, () => random.normal());
  const a = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      for (let p = 0; p < n; p++) a[i * n + j] += scale * half[i * n + p] * half[j * n + p];
      if (i === j) a[i * n + j] += scale * n;
    }
  return a;
}

/** The matrix in a workspace, its upper triangle filled with nonsense; the workspace, factorised. */
async function factorised(a: Float64Array, n: number) {
  const workspace = await createWorkspace(n);
  const { space, stride } = workspace;
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) space.values[i * stride + j] = j <= i ? a[i * n + j] : NaN;
  const shares = [...factorise(workspace)];
  return { workspace, shares };
}

// Below, at and above a panel, a group and a batch, and no multiple of any.
const SIZES = [1, 2, 3, 23, 24, 25, 47, 48, 49, 95, 96, 97, 101, 145, 250];

describe('dense matrices', () => {
  it.each(SIZES)('of %d rows: the factor gives the matrix back, and solves', async (n) => {
    const a = definite(n);
    const { workspace, shares } = await factorised(a, n);
    const { space, stride, batch } = workspace;
    const { values } = space;
    for (let i = 0; i < n; i++)
      for (let j = 0; j <= i; j++) {
        let sum = 0;
        for (let p = 0; p <= j; p++) sum += values[i * stride + p] * values[j * stride + p];
        expect(sum).toBeCloseTo(a[i * n + j], 8);
      }
    expect(shares).toEqual([...shares].sort((x, y) => x - y));
    expect(shares.at(-1)).toBeCloseTo(1);

    const random = createRandom(n + 1);
    for (const rows of [1, 6]) {
      for (let at = batch.at; at < batch.at + rows * stride; at++) values[at] = random.normal();
      const b = values.slice(batch.at);
      for (const _ of solveRows(workspace, rows));
      for (let r = 0; r < rows; r++)
        for (let i = 0; i < n; i++) {
          let sum = 0;
          for (let p = 0; p <= i; p++)
            sum += values[i * stride + p] * values[batch.at + r * stride + p];
          expect(sum).toBeCloseTo(b[r * stride + i], 8);
        }
    }
  });

  it.each(SIZES.flatMap((n) => [1e-12, 1, 1e12].map((scale) => [n, scale])))(
    'of %d rows at the scale of %f: the inverse undoes the matrix',
    async (n, scale) => {
      const a = definite(n, scale);
      const { workspace } = await factorised(a, n);
      const inverting = invert(workspace);
      const shares: number[] = [];
      let step = inverting.next();
      for (; step.done !== true; step = inverting.next()) shares.push(step.value);
      const { inverse, diagonal } = step.value;
      for (let i = 0; i < n; i++) {
        expect(diagonal[i] / inverse[i * n + i]).toBeCloseTo(1, 6);
        for (let j = 0; j < n; j++) {
          expect(inverse[i * n + j]).toBe(inverse[j * n + i]);
          let sum = 0;
          for (let p = 0; p < n; p++) sum += a[i * n + p] * inverse[p * n + j];
          // Kept in float32.
          expect(sum).toBeCloseTo(Number(i === j), 4);
        }
      }
      expect(shares).toEqual([...shares].sort((x, y) => x - y));
      expect(shares.at(-1)).toBeCloseTo(1);
    },
  );

  it('of no rows are nothing', async () => {
    const { workspace } = await factorised(new Float64Array(), 0);
    expect([...solveRows(workspace, 3)]).toEqual([]);
    expect(invert(workspace).next().value).toMatchObject({ inverse: new Float32Array() });
  });

  it.each([
    ['is not positive', [1, 2, 2, 1]],
    ['has no number', [1, NaN, NaN, 1]],
    ['is nothing', [0, 0, 0, 0]],
  ])('refuse to be factorised where it %s', async (_, a) => {
    await expect(factorised(Float64Array.from(a), 2)).rejects.toMatchObject({
      code: 'training-diverged',
    });
  });
});
