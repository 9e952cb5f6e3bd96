import { describe, expect, it } from 'vitest';
import { BLEND_PARTS, shareOf } from '../../../src/components/blendWords';
import { HYBRID_PARTS } from '../../../src/model/hybrid';

describe('the parts of the blend, in words', () => {
  it('names every part once', () => {
    expect(BLEND_PARTS.map(({ part }) => part).sort()).toEqual([...HYBRID_PARTS].sort());
    expect(new Set(BLEND_PARTS.map(({ name }) => name)).size).toBe(HYBRID_PARTS.length);
  });

  it.each([
    [0.624, '62\u00a0%'],
    [0, '0\u00a0%'],
    [0.004, '<\u00a01\u00a0%'],
    [-0.031, '−3\u00a0%'],
    [-0.001, '0\u00a0%'],
  ])('says a share of %d as %s', (share, words) => expect(shareOf(share)).toBe(words));
});
