import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KEY_LIMIT, filmKey, filmKeys, normaliseTitle } from '../../../src/share/filmKey';

describe('normaliseTitle', () => {
  it.each([
    ['Matrix, The', 'The Matrix'],
    ['matrix', 'THE MATRIX'],
    ["Bug's Life, A", 'A Bug’s Life'],
    ['American in Paris, An', 'An American in Paris'],
    ['Misérables, Les', 'Les Miserables'],
    ["Avventura, L'", "L'Avventura"],
    ['City of Lost Children, The (Cité des enfants perdus, La)', 'The City of Lost Children'],
    ['Seven (a.k.a. Se7en)', 'Seven'],
    ['Fast & Furious', 'Fast and Furious'],
    ['Spider-Man', 'Spiderman'],
    ['WALL·E', 'Wall-E'],
    ['Amélie', 'Ame\u0301lie'],
    ['Straße nach Łódź', 'strasse nach lodz'],
    ['Good,  the Bad and the Ugly,  The', 'The Good, the Bad and the Ugly'],
  ])('writes %j and %j alike', (a, b) => {
    expect(normaliseTitle(a)).toBe(normaliseTitle(b));
  });

  it.each([
    ['Rocky II', 'Rocky 2'],
    ['Alien', 'Aliens'],
    ['[REC]', '[REC]²'],
    ['(500) Days of Summer', 'Days of Summer'],
    ['A', 'The'],
    ['$', '¢'],
    ['千と千尋の神隠し', 'もののけ姫'],
  ])('keeps %j and %j apart', (a, b) => {
    expect(normaliseTitle(a)).not.toBe(normaliseTitle(b));
  });

  it('leaves something of any title that has something', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (title) => {
        fc.pre(/[\p{L}\p{N}\p{P}\p{S}]/u.test(title.normalize('NFKD')));
        expect(normaliseTitle(title)).not.toBe('');
      }),
    );
  });

  it('takes no time over a hostile title', () => {
    const started = performance.now();
    for (const unit of [' ', '(', ' (', ', ', "l'", 'the ', '\u0301'])
      normaliseTitle(unit.repeat(200_000));
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe('filmKey', () => {
  it('is a whole number of 36 bits for any title and year', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.option(fc.integer()), (title, year) => {
        const key = filmKey(title, year);
        expect(Number.isSafeInteger(key) && key >= 0 && key < KEY_LIMIT).toBe(true);
      }),
    );
  });

  it('never changes: links that people keep hold it', () => {
    expect(filmKey('The Matrix', 1999)).toBe(filmKey('Matrix, The', 1999));
    expect([
      filmKey('The Matrix', 1999),
      filmKey('Amélie', 2001),
      filmKey('Metropolis', null),
    ]).toEqual([19168259236, 42245546614, 65950351085]);
  });

  it('tells years apart, and a missing year', () => {
    const keys = [1932, 1983, null].map((year) => filmKey('Scarface', year));
    expect(new Set(keys).size).toBe(3);
  });

  it('keeps 87,000 similar titles apart, and spreads them over all 36 bits', () => {
    const words = 'night day love war last man woman city house road king blue dark star'.split(
      ' ',
    );
    const keys = new Set<number>();
    const ones = new Float64Array(36);
    for (let n = 0; n < 87_000; n++) {
      const word = (step: number): string => words[Math.floor(n / step) % words.length] ?? '';
      const key = filmKey(`${word(1)} of the ${word(14)} ${Math.floor(n / 196)}`, 1920 + (n % 100));
      keys.add(key);
      for (let bit = 0; bit < 36; bit++)
        ones[bit] = (ones[bit] ?? 0) + (Math.floor(key / 2 ** bit) % 2);
    }
    // The expected number of colliding pairs is 87,000² / 2 / 2³⁶ = 0.055.
    expect(keys.size).toBeGreaterThanOrEqual(87_000 - 1);
    // Half of the keys have each bit; five standard deviations are 737.
    for (const count of ones) expect(Math.abs(count - 43_500)).toBeLessThan(737);
  });
});

describe('filmKeys', () => {
  it('has the film’s own key first, then other titles, then neighbouring years', () => {
    const keys = filmKeys('Amélie', 2001, ['Le Fabuleux Destin d’Amélie Poulain']);
    expect(keys[0]).toBe(filmKey('Amélie', 2001));
    expect(keys[1]).toBe(filmKey("Fabuleux Destin d'Amélie Poulain, Le", 2001));
    expect(keys.slice(2)).toContain(filmKey('Amelie', 2002));
    expect(keys).toHaveLength(6);
  });

  it('names a key once', () => {
    expect(filmKeys('Alien', 1979, ['ALIEN', 'Alien (Director’s Cut)'])).toHaveLength(3);
    expect(filmKeys('Alien', null)).toEqual([filmKey('Alien', null)]);
  });
});
