import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Observations } from '../../../../src/engine/engine';
import { createRandom } from '../../../../src/engine/random';
import { RowMatrix } from '../../../../src/engine/rowMatrix';
import { liked } from '../../../../src/model/evidence/evidence';
import { easeWork, fitEase, type EaseOptions } from '../../../../src/model/ranking/ease';

const sparse = (matrix: readonly (readonly number[])[]): Observations => {
  const entries = matrix.flatMap((row, r) =>
    row.flatMap((value, c) => (value === 0 ? [] : [{ r, c, value }])),
  );
  return {
    rows: matrix.length,
    cols: matrix[0].length,
    start: Uint32Array.from(
      [...matrix, []].map((_, r) => entries.filter((entry) => entry.r < r).length),
    ),
    col: Uint32Array.from(entries, ({ c }) => c),
    weight: Float32Array.from(entries, ({ value }) => value),
    target: new Float32Array(entries.length),
  };
};

/** Gauss–Jordan, to compare with. */
function inverse(matrix: number[][]): number[][] {
  const n = matrix.length;
  const a = matrix.map((row, r) => [...row, ...row.map((_, c) => (r === c ? 1 : 0))]);
  for (let p = 0; p < n; p++) {
    const pivot = a[p][p];
    a[p] = a[p].map((value) => value / pivot);
    for (let r = 0; r < n; r++)
      if (r !== p) {
        const factor = a[r][p];
        a[r] = a[r].map((value, c) => value - factor * a[p][c]);
      }
  }
  return a.map((row) => row.slice(n));
}

/** B as the paper writes it. */
function exactWeights(x: readonly number[][], { lambda, dropout }: EaseOptions): number[][] {
  const n = x[0].length;
  const gram = Array.from({ length: n }, (_, i) =>
    Array.from({ length: n }, (__, j) => x.reduce((sum, row) => sum + row[i] * row[j], 0)),
  );
  for (let i = 0; i < n; i++) gram[i][i] = (1 + dropout) * gram[i][i] + lambda;
  const p = inverse(gram);
  return p.map((row, i) => row.map((value, j) => (i === j ? 0 : -value / p[j][j])));
}

const random = createRandom(3);
const matrix = Array.from({ length: 9 }, () =>
  Array.from({ length: 7 }, () => (random.next() < 0.5 ? 0 : Math.fround(random.next()))),
);
const all = Uint32Array.from({ length: 7 }, (_, i) => i);
const options: EaseOptions = { lambda: 0.7, dropout: 0.4 };

describe('EASE', () => {
  it.each(['rows', 'films'] as const)('is the exact solution, by %s', async (form) => {
    const model = await fitEase(sparse(matrix), all, { ...options, form });
    const b = exactWeights(matrix, options);
    for (const given of [[0], [2, 5], [0, 1, 2, 3, 4, 5, 6], []]) {
      const expected = all.reduce<number[]>(
        (scores, j) => [...scores, given.reduce((sum, i) => sum + b[i][j], 0)],
        [],
      );
      model
        .foldIn(liked(given))
        .scores()
        .forEach((score, j) => expect(score).toBeCloseTo(expected[j], 5));
    }
  });

  it('is the same both ways, whatever it learns from', async () => {
    const row = fc.array(fc.constantFrom(0, 0, 0.5, 1), { minLength: 6, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), async (x) => {
        const cover = Uint32Array.of(4, 0, 1, 5);
        const [a, b] = await Promise.all(
          (['rows', 'films'] as const).map((form) =>
            fitEase(sparse(x), cover, { lambda: 1, dropout: 0.5, form }),
          ),
        );
        a.foldIn(liked([0, 2, 5]))
          .scores()
          .forEach((s, j) => expect(s).toBeCloseTo(b.foldIn(liked([0, 2, 5])).scores()[j], 5));
      }),
    );
  });

  it('says nothing of films it does not cover, and takes nothing from them', async () => {
    const cover = Uint32Array.of(6, 1, 3);
    const model = await fitEase(sparse(matrix), cover, options);
    const b = exactWeights(
      matrix.map((row) => Array.from(cover, (item) => row[item])),
      options,
    );
    const scores = model.foldIn(liked([1, 2])).scores();
    expect([0, 2, 4, 5].map((item) => scores[item])).toEqual([0, 0, 0, 0]);
    expect(scores[6]).toBeCloseTo(b[1][0], 5);
    expect(scores[3]).toBeCloseTo(b[1][2], 5);
  });

  it('learns from rows of content as from people', async () => {
    // Nobody rated film 2; it shares a feature with film 1 alone.
    const people = [
      [1, 0, 0],
      [1, 1, 0],
    ];
    const feature = [0, 3, 3];
    const cover = Uint32Array.of(0, 1, 2);
    const scores = (await fitEase(sparse([...people, feature]), cover, options))
      .foldIn(liked([1]))
      .scores();
    expect(scores[2]).toBeGreaterThan(0.1);
    expect(
      (await fitEase(sparse(people), cover, options)).foldIn(liked([1])).scores()[2],
    ).toBeCloseTo(0, 12);
  });

  it.each(['rows', 'films'] as const)(
    'takes the columns of a row in any order, by %s',
    async (form) => {
      const jumbled: Observations = {
        rows: 2,
        cols: 3,
        // One film twice, too.
        start: Uint32Array.of(0, 4, 6),
        col: Uint32Array.of(2, 0, 1, 2, 1, 0),
        weight: Float32Array.of(1, 1, 1, 2, 2, 1),
        target: new Float32Array(6),
      };
      const tidy = sparse([
        [1, 1, 3],
        [1, 2, 0],
      ]);
      const cover = Uint32Array.of(0, 1, 2);
      const [a, b] = await Promise.all(
        [jumbled, tidy].map((x) => fitEase(x, cover, { lambda: 1, dropout: 0, form })),
      );
      a.foldIn(liked([0, 2]))
        .scores()
        .forEach((s, j) => expect(s).toBeCloseTo(b.foldIn(liked([0, 2])).scores()[j], 5));
    },
  );

  it.each(['rows', 'films'] as const)('adds up what one row says twice, by %s', async (form) => {
    const twice = (first: number, second: number): Observations => ({
      rows: 1,
      cols: 3,
      start: Uint32Array.of(0, 3),
      col: Uint32Array.of(0, 0, 2),
      weight: Float32Array.of(first, second, 1),
      target: new Float32Array(3),
    });
    const [a, b] = await Promise.all(
      [twice(1, 2), sparse([[3, 0, 1]])].map((x) =>
        fitEase(x, Uint32Array.of(0, 1, 2), { ...options, form }),
      ),
    );
    const given = [{ item: 0, value: 1 }];
    expect(a.scoresOf(given)).toEqual(b.scoresOf(given));
    // And of a person.
    const parts = [0.25, 0.75].map((value) => ({ item: 0, value }));
    expect(a.scoresOf(parts)).toEqual(a.scoresOf(given));
  });

  it.each(['rows', 'films'] as const)(
    'says nothing where nobody said anything, by %s',
    async (form) => {
      const model = await fitEase(sparse([[0, 0, 1]]), Uint32Array.of(0, 1), { ...options, form });
      expect(model.scoresOf([{ item: 1, value: 1 }]).map(Math.abs)).toEqual(new Float64Array(3));
      expect(model.weightsTo(0, [1]).map(Math.abs)).toEqual(new Float64Array(1));
    },
  );

  it('is the same both ways for more films than are solved at a time', async () => {
    const source = createRandom(8);
    const x = Array.from({ length: 40 }, () =>
      Array.from({ length: 230 }, () => (source.next() < 0.8 ? 0 : source.next())),
    );
    const cover = Uint32Array.from({ length: 230 }, (_, item) => item);
    const [a, b] = await Promise.all(
      (['rows', 'films'] as const).map((form) => fitEase(sparse(x), cover, { ...options, form })),
    );
    for (const item of [0, 95, 96, 229]) {
      const [scores, others] = [a, b].map((model) => model.scoresOf([{ item, value: 1 }]));
      scores.forEach((score, j) => expect(score).toBeCloseTo(others[j], 5));
    }
  });

  it('is made from rows where they are few, which are then multiplied by the kernels', async () => {
    expect(easeWork(1000, 3000).form).toBe('rows');
    expect(easeWork(1001, 3000).form).toBe('films');
    const quicken = vi.spyOn(RowMatrix.prototype, 'quicken');
    for (const form of ['rows', 'films'] as const)
      await (await fitEase(sparse(matrix), all, { ...options, form })).quicken();
    expect(quicken).toHaveBeenCalledTimes(1);
    quicken.mockRestore();
  });

  it.each(['rows', 'films'] as const)('tells how far it is, forwards, by %s', async (form) => {
    const x = Array.from({ length: 120 }, (_, r) =>
      Array.from({ length: 100 }, (_, c) => Number((r * 7 + c * c) % 5 === 0)),
    );
    const told: number[] = [];
    const cover = Uint32Array.from({ length: 100 }, (_, item) => item);
    await fitEase(sparse(x), cover, { ...options, form }, undefined, (share) => told.push(share));
    expect(told.length).toBeGreaterThan(20);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told[0]).toBeLessThan(0.1);
    expect(told.at(-1)).toBeGreaterThan(0.85);
    expect(told.at(-1)).toBeLessThanOrEqual(1);
  });

  it('can be cancelled', async () => {
    const stop = new AbortController();
    stop.abort();
    const instantiate = vi.spyOn(WebAssembly, 'instantiate');
    await expect(fitEase(sparse(matrix), all, options, stop.signal)).rejects.toMatchObject({
      code: 'cancelled',
    });
    // Before it takes any memory.
    expect(instantiate).not.toHaveBeenCalled();
    instantiate.mockRestore();
  });
});
