import { describe, expect, it } from 'vitest';
import type { Film } from '../../../../src/data/library';
import { ListQuality } from '../../../../src/model/evaluation/listQuality';

const films = [['Drama'], ['Drama'], ['Comedy'], ['Drama', 'Comedy'], []].map(
  (genres, id): Film => ({ id, title: '', year: null, genres }),
);
/** Of seven people. */
const likes = Uint32Array.of(7, 3, 1, 0, 1);
const of = (...lists: { ranked: number[]; given: number[] }[]) => {
  const quality = new ListQuality(films, likes, 7);
  for (const { ranked, given } of lists) quality.add(ranked, given);
  return quality.metrics();
};

describe('what kind of films lists hold, by hand', () => {
  it('coverage is the share of films that anybody is shown', () => {
    const lists = [
      { ranked: [0, 1], given: [] },
      { ranked: [1, 2], given: [] },
    ];
    expect(of(...lists).coverage[10]).toBe(3 / 5);
    const long = Array.from({ length: 20 }, (_, n) => n % 5);
    expect(of({ ranked: [...new Array<number>(10).fill(0), ...long], given: [] }).coverage).toEqual(
      { 10: 1 / 5, 20: 1, 50: 1, 100: 1 },
    );
  });

  it('novelty is −log2 of the share who like a film, with one added to both', () => {
    // (7 + 1) / 8, (3 + 1) / 8 and (1 + 1) / 8: 0, 1 and 2 bits.
    expect(of({ ranked: [0, 1, 2], given: [] }).novelty[10]).toBeCloseTo(1, 12);
    expect(of({ ranked: [3], given: [] }).novelty[10]).toBeCloseTo(3, 12);
  });

  it('diversity is one less the cosine of genres, mean over pairs', () => {
    expect(of({ ranked: [0, 1], given: [] }).diversity[10]).toBeCloseTo(0, 6);
    expect(of({ ranked: [0, 2], given: [] }).diversity[10]).toBeCloseTo(1, 6);
    // Drama–Comedy 0, Drama–both and Comedy–both 1/√2.
    const three = 1 - (2 * Math.SQRT1_2) / 3;
    expect(of({ ranked: [0, 2, 3], given: [] }).diversity[10]).toBeCloseTo(three, 6);
    expect(of({ ranked: [0, 4], given: [] }).diversity[10]).toBeCloseTo(1, 6);
    expect(of({ ranked: [0], given: [] }).diversity[10]).toBe(0);
  });

  it('popularity lift compares the list with what was given', () => {
    expect(of({ ranked: [0, 1], given: [2, 4] }).popularityLift[10]).toBeCloseTo(5 / 1 - 1, 12);
    expect(of({ ranked: [2], given: [0, 1] }).popularityLift[10]).toBeCloseTo(1 / 5 - 1, 12);
    expect(of({ ranked: [0], given: [3] }).popularityLift[10]).toBe(0);
    expect(of({ ranked: [0], given: [] }).popularityLift[10]).toBe(0);
  });

  it('are means over lists, and nought before the first', () => {
    const { novelty } = of({ ranked: [0], given: [] }, { ranked: [3], given: [] });
    expect(novelty[20]).toBeCloseTo(1.5, 12);
    expect(of().coverage[10]).toBe(0);
    expect(of().novelty[10]).toBe(0);
  });
});
