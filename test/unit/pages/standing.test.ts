import { describe, expect, it } from 'vitest';
import { headingOf, sharesInWords, verdictOf } from '../../../src/pages/film/standing';
import type { Explanation, FilmView, Mark, Reason } from '../../../workers/protocol';

const film = (key: number): FilmView => ({
  id: key,
  item: key,
  key,
  title: `Film ${key}`,
  year: 2000,
  genres: [],
  ratings: 1,
  place: null,
});
const reasons = (shares: readonly number[], mark: Mark = 'like'): Reason[] =>
  shares.map((share, n) => ({ film: film(n), mark, share }));
const explanation = (given: Partial<Explanation> = {}): Explanation => ({
  film: film(99),
  score: 0.6,
  match: 80,
  rank: 1,
  candidates: 1000,
  personal: true,
  popularity: 0,
  parts: {},
  reasons: reasons([0.6, 0.4]),
  ...given,
});

describe('what a film page says of the ranking', () => {
  it.each<[string, Partial<Explanation>, string]>([
    ['near the top', {}, 'Why it suits you'],
    ['in the lower half', { rank: 501 }, 'Why it may not suit you'],
    ['spoken against', { score: -0.1, rank: 400 }, 'Why it may not suit you'],
    ['rated already', { rank: null }, 'How it suits you'],
    ['without a like', { personal: false, rank: 900 }, 'Where it stands'],
  ])('heads a film %s', (_, given, heading) => expect(headingOf(explanation(given))).toBe(heading));

  it('takes no side before it knows', () => expect(headingOf(null)).toBe('How it suits you'));

  it('adds nothing to a high rank', () => expect(verdictOf(explanation({ rank: 90 }))).toBe(''));

  it('says what a low rank means', () => {
    expect(verdictOf(explanation({ rank: 300 }))).toMatch(/suit you better/);
    expect(verdictOf(explanation({ rank: 900 }))).toMatch(/say little/);
    expect(verdictOf(explanation({ rank: 900, score: -0.1 }))).toMatch(/against/);
  });

  it('gives no verdict of taste without a like, or on a film already rated', () => {
    for (const rank of [1, 300, 900])
      expect(verdictOf(explanation({ rank, personal: false }))).toBe('');
    expect(verdictOf(explanation({ rank: null, score: -1 }))).toBe('');
  });
});

describe('what it says of the shares', () => {
  const words = (shares: readonly number[], popularity = 0) =>
    sharesInWords(explanation({ reasons: reasons(shares), popularity }));

  it('says that they make 100 % only when the listed ones do', () => {
    expect(words([0.6, 0.4])).toMatch(/together they make 100/);
    expect(words([1.3, -0.3])).toMatch(/together they make 100/);
    expect(words([-0.4], 1.4)).toMatch(/together they make 100/);
    expect(words(Array<number>(12).fill(0.07))).not.toMatch(/100/);
    expect(words([-0.4])).not.toMatch(/100/);
  });

  it('speaks of both sides where the shares are of the sum of sizes', () => {
    expect(words([0.5, -0.5])).toMatch(/for the film and what speaks against it make 100/);
    expect(words([-1])).toMatch(/against/);
    expect(words([-0.7], 0.3)).toMatch(/against/);
  });

  it('names weaker ratings only where some were left out', () => {
    expect(words(Array<number>(12).fill(0.07))).toMatch(/weaker ratings/);
    expect(words([0.5])).not.toMatch(/weaker/);
  });
});
