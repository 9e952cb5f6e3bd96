import { describe, expect, it } from 'vitest';
import type { RatingColumns } from '../../../../src/data/library';
import { starEvidence, starsOfMark, wordStars } from '../../../../src/model/evidence/givenStars';

const ratings = (...halfStars: number[]): RatingColumns => ({
  user: new Uint32Array(halfStars.length),
  item: Uint32Array.from(halfStars.keys()),
  halfStars: Uint8Array.from(halfStars),
  time: new Uint32Array(halfStars.length),
});

describe('the stars of a mark', () => {
  const words = wordStars(ratings(8, 9, 10, 10, 7, 6, 5, 2));

  it('takes a like and a dislike for what people of this library give then', () => {
    expect(words).toMatchObject({ like: 37 / 8, dislike: 7 / 4 });
    expect(words.spread.like).toBeCloseTo(Math.sqrt(11) / 8, 12);
    expect(words.spread.dislike).toBeCloseTo(0.75, 12);
    expect(starsOfMark('like', words)).toBe(37 / 8);
    expect(starsOfMark('dislike', words)).toBe(7 / 4);
  });

  it('takes stars as they are, and nothing from "seen" and "not interested"', () => {
    expect(starsOfMark(7, words)).toBe(3.5);
    expect(starsOfMark(1, words)).toBe(0.5);
    expect(starsOfMark('seen', words)).toBeNull();
    expect(starsOfMark('skip', words)).toBeNull();
  });

  it('says how unsure a word is, and that stars are not', () => {
    expect(starEvidence(3, 'like', words)).toMatchObject({
      stars: 37 / 8,
      starsSd: words.spread.like,
    });
    expect(starEvidence(3, 7, words)).toMatchObject({ item: 3, stars: 3.5, starsSd: 0 });
    expect(starEvidence(3, 'seen', words)).toBeNull();
  });

  it('falls back on the ends of what people give', () => {
    expect(wordStars(ratings(6, 7, 6))).toEqual({
      like: 3.5,
      dislike: 3,
      spread: { like: 0, dislike: 0 },
    });
  });
});
