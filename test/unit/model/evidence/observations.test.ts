import { describe, expect, it } from 'vitest';
import type { Observations } from '../../../../src/engine/engine';
import { stackRows, withoutEmptyRows } from '../../../../src/model/evidence/observations';

const rows = (...lists: number[][]): Observations => ({
  rows: lists.length,
  cols: 5,
  start: Uint32Array.from([[], ...lists].map((_, r) => lists.slice(0, r).flat().length)),
  col: Uint32Array.from(lists.flat()),
  weight: Float32Array.from(lists.flat(), (col) => col + 0.5),
  target: Float32Array.from(lists.flat(), (col) => -col),
});

describe('observations', () => {
  it('stand one below the other', () => {
    expect(stackRows(rows([1, 2], []), rows([0], [3, 4]))).toEqual(rows([1, 2], [], [0], [3, 4]));
    expect(stackRows(rows([1]), rows())).toEqual(rows([1]));
  });

  it('lose their empty rows and nothing else', () => {
    expect(withoutEmptyRows(rows([], [2, 3], [], [], [1], []))).toEqual(rows([2, 3], [1]));
    expect(withoutEmptyRows(rows([], []))).toEqual(rows());
  });
});
