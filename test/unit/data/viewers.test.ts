import { describe, expect, it } from 'vitest';
import { parseFilms } from '../../../src/data/sample/parse';
import { makeViewer, themeRarity } from '../../../src/data/sample/viewers';
import { createRandom } from '../../../src/engine/random';

/** Four invented kinds of film, ten of each, told apart by genre, director and theme. */
const KINDS = ['Horror', 'Comedy', 'Western', 'Musical'];
const films = parseFilms(
  Array.from({ length: 40 }, (_, n) => {
    const kind = KINDS[n % 4];
    const [year, fame] = [1950 + n, 1 + (n % 5)];
    return `Film ${n} | ${year} | ${kind} | Director ${kind} | ${kind} theme, everywhere | ${fame}`;
  }).join('\n'),
  1,
);
const rarity = themeRarity(films);
const viewer = (seed: number) => makeViewer(films, rarity, createRandom(seed));
const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

describe('themes', () => {
  it('count for more the rarer they are, and nothing when every film has them', () => {
    expect(rarity.get('everywhere')).toBe(0);
    expect(rarity.get('Horror theme')).toBeCloseTo(Math.log(4) / Math.log(100));
  });
});

describe('an invented viewer', () => {
  it('has feelings of mean 0 and variance 1 over all films, the same for the same seed', () => {
    const { affinity } = viewer(5);
    expect(mean([...affinity])).toBeCloseTo(0, 10);
    expect(mean([...affinity].map((value) => value ** 2))).toBeCloseTo(1, 10);
    expect(viewer(5)).toEqual(viewer(5));
    expect(viewer(6).affinity).not.toEqual(affinity);
  });

  it('has a taste: films of one kind are felt alike', () => {
    // Of what feelings differ by, most is between the kinds and little within them.
    const between = Array.from({ length: 40 }, (_, seed) => {
      const { affinity } = viewer(seed);
      return mean(
        KINDS.map((_, kind) => mean([...affinity].filter((_, n) => n % 4 === kind)) ** 2),
      );
    });
    expect(mean(between)).toBeGreaterThan(0.6);
  });

  it('is one of many: tastes, generosity and daring differ', () => {
    const viewers = Array.from({ length: 60 }, (_, seed) => viewer(seed));
    const favourite = viewers.map(({ affinity }) => affinity.indexOf(Math.max(...affinity)) % 4);
    expect(new Set(favourite)).toEqual(new Set([0, 1, 2, 3]));
    for (const { mainstream } of viewers) {
      expect(mainstream).toBeGreaterThanOrEqual(0.75);
      expect(mainstream).toBeLessThanOrEqual(1.25);
    }
    expect(viewers.some(({ bias }) => bias > 0.2) && viewers.some(({ bias }) => bias < -0.2)).toBe(
      true,
    );
    expect(new Set(viewers.map(({ wholeStarsOnly }) => wholeStarsOnly)).size).toBe(2);
  });
});
