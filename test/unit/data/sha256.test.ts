import * as fc from 'fast-check';
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sha256, toHex } from '../../../src/data/sha256';

const expected = (...parts: readonly Uint8Array[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
};

describe('SHA-256', () => {
  it('is that of the standard for every length around its blocks', () => {
    for (let length = 0; length <= 200; length++) {
      const bytes = Uint8Array.from({ length }, (_, i) => i * 7);
      expect(toHex(sha256(bytes))).toBe(expected(bytes));
    }
  });

  it('does not depend on how the bytes are cut', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 150 }), { maxLength: 6 }), (parts) => {
        expect(toHex(sha256(...parts))).toBe(expected(...parts));
      }),
    );
  });

  it('is right for megabytes', () => {
    const bytes = Uint8Array.from({ length: 3_000_001 }, (_, i) => (i * i) >>> 3);
    expect(toHex(sha256(bytes))).toBe(expected(bytes));
  });
});
