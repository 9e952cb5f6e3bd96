import { describe, expect, it, vi } from 'vitest';
import { createDense, type Block, type DenseSpace, type Place } from '../../../src/engine/dense';
import { createRandom } from '../../../src/engine/random';
import { createReferenceDense } from '../../../src/engine/reference/dense';
import { createWasmDense } from '../../../src/engine/wasm/dense';

/** What the interface says, as it says it. */
function plainDots(values: Float64Array, c: Block, a: Place, b: Place, length: number): void {
  for (let r = 0; r < c.rows; r++)
    for (let j = 0; j < c.cols; j++)
      for (let p = 0; p < length; p++)
        values[c.at + r * c.stride + j] -=
          values[a.at + r * a.stride + p] * values[b.at + j * b.stride + p];
}

const spaces: Record<string, (length: number) => Promise<DenseSpace>> = {
  TypeScript: (length) => Promise.resolve(createReferenceDense(length)),
  WebAssembly: async (length) => {
    const space = await createWasmDense(length, 40);
    if (!space) throw new Error('The kernels are not there.');
    return space;
  },
};

describe.each(Object.entries(spaces))('dense algebra in %s', (_, create) => {
  // Rows in fours and what is left; columns in twos; sums shorter and longer than a chunk, odd and even.
  const shapes = [1, 2, 4, 7, 12].flatMap((rows) =>
    [1, 2, 5, 8].flatMap((cols) =>
      [0, 1, 2, 3, 16, 255, 256, 257, 600].map((length) => [rows, cols, length]),
    ),
  );

  it.each([1, 1e-150, 1e150])(
    'takes products off, whatever the shape, at the scale of %f',
    async (scale) => {
      for (const [rows, cols, length] of shapes) {
        const random = createRandom(rows * 1000 + cols * 100 + length);
        const stride = Math.max(length, cols) + 3;
        const [c, a, b] = [0, rows, 2 * rows].map((row) => ({ at: row * stride + 1, stride }));
        const space = await create((2 * rows + cols) * stride + 1);
        space.values.forEach((__, at) => (space.values[at] = scale * random.normal()));
        const wanted = space.values.slice();
        plainDots(wanted, { ...c, rows, cols }, a, b, length);
        space.subtractDots({ ...c, rows, cols }, a, b, length);
        const size = scale + length * scale ** 2;
        const error = space.values.map((value, at) => Math.abs(value - wanted[at]) / size);
        expect(Math.max(...error), `${rows} × ${cols} × ${length}`).toBeLessThan(1e-14);
        // What is not in C is as it was.
        const within = (at: number) =>
          at >= 1 && Math.floor((at - 1) / stride) < rows && (at - 1) % stride < cols;
        expect(space.values.findIndex((x, at) => !within(at) && x !== wanted[at])).toBe(-1);
      }
    },
    60_000,
  );

  it.each([0, 1, 2, 3, 4, 5, 9, 40])('adds the outer product of %d numbers', async (count) => {
    const random = createRandom(count);
    const size = 90;
    const a = { at: 3, stride: size + 2 };
    const space = await create(3 + size * a.stride);
    space.values.forEach((__, at) => (space.values[at] = random.normal()));
    const wanted = space.values.slice();
    const cols = Uint32Array.from({ length: count }, (__, n) => 2 * n + (n > 3 ? 5 : 0));
    const values = Float32Array.from(cols, () => random.normal());
    for (let p = 0; p < count; p++)
      for (let q = 0; q <= p; q++)
        wanted[a.at + cols[p] * a.stride + cols[q]] += 0.3 * values[p] * values[q];
    space.addOuter(a, cols, values, 0.3);
    space.values.forEach((value, at) => expect(value).toBeCloseTo(wanted[at], 14));
  });

  it.each([1, 2, 5, 48])('solves rows against a triangle of %d', async (size) => {
    for (const rows of [1, 3, 4, 6, 9]) {
      const random = createRandom(size * 10 + rows);
      const stride = size + 1;
      const l = { at: rows * stride, stride };
      const space = await create((rows + size) * stride);
      const { values } = space;
      values.forEach((__, at) => (values[at] = random.normal()));
      for (let i = 0; i < size; i++) values[l.at + i * (stride + 1)] = 4 + i;
      const before = values.slice();
      space.solveCorner({ at: 0, stride, rows, cols: size }, l);
      expect(values.slice(l.at)).toEqual(before.slice(l.at));
      for (let r = 0; r < rows; r++)
        for (let i = 0; i < size; i++) {
          let sum = 0;
          for (let p = 0; p <= i; p++)
            sum += values[l.at + i * stride + p] * values[r * stride + p];
          expect(sum).toBeCloseTo(before[r * stride + i], 9);
        }
    }
  });
});

describe('a dense space', () => {
  it('is had without kernels too', async () => {
    const validate = vi.spyOn(WebAssembly, 'validate').mockReturnValue(false);
    const space = await createDense(4, 1);
    validate.mockRestore();
    space.values.set([0, 3, 5, 0]);
    const one = { stride: 1, rows: 1, cols: 1 };
    space.subtractDots({ at: 0, ...one }, { at: 1, stride: 1 }, { at: 2, stride: 1 }, 1);
    expect(Array.from(space.values)).toEqual([-15, 3, 5, 0]);
  });

  it('is refused where it would be larger than a memory can be', async () => {
    await expect(createDense(2 ** 30, 1)).rejects.toMatchObject({ code: 'engine-unavailable' });
    const instantiate = vi.spyOn(WebAssembly, 'instantiate').mockRejectedValue(new RangeError());
    await expect(createDense(4, 1)).rejects.toMatchObject({ code: 'engine-unavailable' });
    instantiate.mockRestore();
    const validate = vi.spyOn(WebAssembly, 'validate').mockReturnValue(false);
    await expect(createDense(2 ** 50, 1)).rejects.toMatchObject({ code: 'engine-unavailable' });
    validate.mockRestore();
  });
});
