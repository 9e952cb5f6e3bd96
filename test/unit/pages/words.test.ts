import { describe, expect, it } from 'vitest';
import { becauseOf, cardFigures, percent, raters } from '../../../src/components/words';
import type { Mark } from '../../../workers/protocol';

describe('reasons in words', () => {
  it.each<[Mark, string]>([
    ['like', 'liked Heat'],
    ['dislike', 'disliked Heat'],
    ['seen', 'saw Heat'],
    ['skip', 'were not interested in Heat'],
    [9, 'rated Heat 4½ stars'],
    [2, 'rated Heat 1 star'],
    [1, 'rated Heat half a star'],
  ])('%s reads as it was given', (mark, text) => {
    const { verb, after } = becauseOf(mark);
    expect(`${verb} Heat ${after}`.trim()).toBe(text);
  });

  it('keeps the sign with its number', () => expect(percent(0.345)).toBe('35\u00a0%'));

  it.each([
    ['parts of the score', [0.43, 0.35], ['43\u00a0%', '35\u00a0%']],
    ['all of it from two', [0.6, 0.4], ['60\u00a0%', '40\u00a0%']],
    ['a part from one', [0.6], ['60\u00a0%']],
    ['more than the score together', [0.92, 0.18], null],
    ['more than the score alone', [1.04], null],
    ['all of it from one', [1], null],
  ])('a card and %s', (_, shares, figures) => expect(cardFigures(shares)).toEqual(figures));

  it('calls nobody a person whom a generator made', () => {
    expect(raters(700, true)).toBe('700 invented viewers');
    expect(raters(1, true)).toBe('1 invented viewer');
    expect(raters(610, false)).toBe('610 people');
    expect(raters(1, false)).toBe('1 person');
  });
});
