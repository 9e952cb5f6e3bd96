import { describe, expect, it } from 'vitest';
import { BLEND_PARTS, namedShares, shareOf } from '../../../src/components/blendWords';
import { HYBRID_PARTS } from '../../../src/model/ranking/hybrid';

describe('the parts of the blend, in words', () => {
  it('names every part once', () => {
    expect(BLEND_PARTS.flatMap(({ parts }) => parts).sort()).toEqual([...HYBRID_PARTS].sort());
    expect(new Set(BLEND_PARTS.map(({ name }) => name)).size).toBe(BLEND_PARTS.length);
  });

  it('adds up what is one to a visitor, and leaves out what has no part', () => {
    const found = namedShares({ ials: 0.5, titles: 0, familiar: 0.125, rare: 0.25 });
    expect(found.map(({ name, share }) => [name, share])).toEqual([
      ['Viewers like you', 0.5],
      ['Genres and years', 0.375],
    ]);
  });

  it.each([
    [0.624, '62\u00a0%'],
    [0, '0\u00a0%'],
    [0.004, '<\u00a01\u00a0%'],
    [-0.031, '−3\u00a0%'],
    [-0.001, '0\u00a0%'],
  ])('says a share of %d as %s', (share, words) => expect(shareOf(share)).toBe(words));
});
