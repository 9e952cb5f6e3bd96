import { describe, expect, it } from 'vitest';
import type { Film } from '../../../../src/data/library';
import { createRandom } from '../../../../src/engine/random';
import { filmFeatures } from '../../../../src/model/bayes/content';
import { BAYES_DEFAULTS } from '../../../../src/model/bayes/options';
import { PairPredictor } from '../../../../src/model/bayes/pairs';
import { trainBayes } from '../../../../src/model/bayes/train';

const film = (id: number, year: number | null, genres: string[]): Film => ({
  id,
  title: '',
  year,
  genres,
});

describe('film features', () => {
  it('have length 1 for each kind that a film has', () => {
    const { start, row, value } = filmFeatures([
      film(1, 1990, ['Drama', 'War']),
      film(2, null, ['Drama']),
      film(3, null, []),
    ]);
    const squares = [0, 0, 0];
    row.forEach((item, n) => (squares[item] += value[n] ** 2));
    expect(squares[0]).toBeCloseTo(2, 5);
    expect(squares[1]).toBeCloseTo(1, 5);
    expect(squares[2]).toBe(0);
    expect(start[start.length - 1]).toBe(row.length);
  });

  it('are none where nothing is known', () => {
    expect(filmFeatures([film(1, null, [])]).start).toHaveLength(1);
    expect(filmFeatures([]).row).toHaveLength(0);
  });

  it('foretell films that nobody has rated', async () => {
    // People like even or odd films; the genre says which a film is. The last two have no ratings.
    const [users, items] = [40, 42];
    const random = createRandom(3);
    const rows = Array.from({ length: users * (items - 2) }, (_, n) => n).filter(
      () => random.next() < 0.4,
    );
    const user = Uint32Array.from(rows, (n) => n % users);
    const item = Uint32Array.from(rows, (n) => Math.floor(n / users));
    const likes = (u: number, i: number) => (u + i) % 2 === 0;
    const value = Float64Array.from(rows, (_, n) => (likes(user[n], item[n]) ? 4 : 2));
    const films = Array.from({ length: items }, (_, n) => film(n, null, [n % 2 ? 'Odd' : 'Even']));
    const predictor = new PairPredictor(
      Int32Array.of(0, 0, 1, 1),
      Int32Array.of(40, 41, 40, 41),
      1,
    );
    const training = { users, items, user, item, value, itemFeatures: filmFeatures(films) };
    await trainBayes(training, { ...BAYES_DEFAULTS, factors: 4, sweeps: 60 }, [predictor]);
    const [evenEven, evenOdd, oddEven, oddOdd] = predictor.result().mean;
    expect(evenEven).toBeGreaterThan(evenOdd + 1);
    expect(oddOdd).toBeGreaterThan(oddEven + 1);
  });
});
