import { describe, expect, it } from 'vitest';
import { countFilters, DEFAULT_FILTERS, readFilters } from '../../../src/state/settings.svelte';

describe('kept filters', () => {
  it('come back as they were', () => {
    const kept = { ...DEFAULT_FILTERS, genresIn: ['Drama'], variety: 1, surprise: 0.6, deal: 77 };
    expect(readFilters(structuredClone(kept))).toEqual(kept);
  });

  it('of a time before there was surprise have none', () => {
    const { surprise: _, deal: __, ...old } = DEFAULT_FILTERS;
    expect(readFilters(old)).toEqual(DEFAULT_FILTERS);
  });

  it('fall back to defaults where they are damaged', () => {
    for (const damaged of [
      null,
      3,
      'x',
      { surprise: 2, deal: 0.5 },
      { surprise: NaN, deal: 1e300 },
    ])
      expect(readFilters(damaged)).toEqual(DEFAULT_FILTERS);
  });

  it('count a surprise that is on, and not which one it is', () => {
    expect(countFilters(DEFAULT_FILTERS)).toBe(0);
    expect(countFilters({ ...DEFAULT_FILTERS, deal: 5 })).toBe(0);
    expect(countFilters({ ...DEFAULT_FILTERS, surprise: 0.3 })).toBe(1);
  });
});
