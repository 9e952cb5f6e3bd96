import { describe, expect, it } from 'vitest';
import type { Film } from '../../../../src/data/library';
import type { Observations } from '../../../../src/engine/engine';
import { contentRows, keptContentRows } from '../../../../src/model/ranking/content';
import { ContentFeatures, ContentModel } from '../../../../src/model/ranking/contentModel';
import { liked } from '../../../../src/model/evidence/evidence';

const film = (id: number, rest: Partial<Film> = {}): Film => ({
  id,
  title: '',
  year: null,
  genres: [],
  ...rest,
});
const dense = ({ rows, cols, start, col, weight }: Observations) =>
  Array.from({ length: rows }, (_, r) => {
    const row = new Array<number>(cols).fill(0);
    for (let p = start[r]; p < start[r + 1]; p++) row[col[p]] = weight[p];
    return row;
  });

describe('content features', () => {
  it('give each film the same length in genres, however many it has', () => {
    const rows = contentRows(
      [film(1, { genres: ['Drama', 'War'] }), film(2, { genres: ['War'] }), film(3)],
      { genres: 3 },
    );
    const half = Math.fround(3 / Math.sqrt(2));
    expect(dense(rows)).toEqual([
      [half, 0, 0],
      [half, 3, 0],
    ]);
    expect([...rows.target]).toEqual([1, 1, 1]);
  });

  it('make near years alike, far ones not, and an unknown one like none', () => {
    const films = [1980, 1981, 1990, null].map((year, id) => film(id, { year }));
    const likeness = new ContentModel(
      new ContentFeatures(contentRows(films, { years: 1, yearStep: 2 })),
    )
      .foldIn(liked([0]))
      .scores();
    expect(likeness[0]).toBeCloseTo(1, 5);
    expect(likeness[1]).toBeGreaterThan(0.9);
    expect(likeness[2]).toBeLessThan(0.01);
    expect(likeness[3]).toBe(0);
  });

  it('weigh words of titles by how rare they are, and pass over articles', () => {
    const films = ['The Long Night', 'Long Dawn', 'Night Dawn Long', 'The Rest', 'Any'].map(
      (title, id) => film(id, { title }),
    );
    // Shared: dawn (2 films), long (3), night (2); "rest" and "any" have no second film.
    const [dawn, long, night] = dense(contentRows(films, { titleWords: 1 }));
    const [two, three] = [Math.log(5 / 2), Math.log(5 / 3)];
    expect(night[0]).toBeCloseTo(two / Math.hypot(two, three), 6);
    expect(long[0]).toBeCloseTo(three / Math.hypot(two, three), 6);
    expect(dawn[2]).toBeCloseTo(two / Math.hypot(two, two, three), 6);
    expect([dawn[3], long[3], night[3], dawn[4]]).toEqual([0, 0, 0, 0]);
  });

  it('use themes that at least three films have', () => {
    const films = [['sea', 'war'], ['sea'], ['sea', 'war'], []].map((themes, id) =>
      film(id, { themes }),
    );
    expect(dense(contentRows(films, { themes: 2 }))).toEqual([[2, 2, 2, 0]]);
  });

  it('are kept for the same films and weights, where that is asked for', () => {
    const films = [film(1, { genres: ['War'], year: 1990 }), film(2, { genres: ['Drama'] })];
    const rows = keptContentRows(films, { genres: 1, years: 2 });
    expect(keptContentRows(films, { genres: 1, years: 2 })).toBe(rows);
    expect(dense(rows)).toEqual(dense(contentRows(films, { genres: 1, years: 2 })));
    const others = keptContentRows(films, { genres: 2, years: 2 });
    expect(dense(others)).not.toEqual(dense(rows));
    const newer = [film(1, { genres: ['War', 'Drama'], year: 1990 }), film(2)];
    expect(dense(keptContentRows(newer, { genres: 1, years: 2 }))).not.toEqual(dense(rows));
  });

  it('are no rows at all where films are only numbers', () => {
    const rows = contentRows([film(1), film(2)], { genres: 1, years: 1, themes: 1, titleWords: 1 });
    expect(rows.rows).toBe(0);
    expect([...new ContentModel(new ContentFeatures(rows)).foldIn(liked([0])).scores()]).toEqual([
      0, 0,
    ]);
  });
});

describe('models that share their features', () => {
  const films = ['War', 'War', 'Drama'].map((genre, id) => film(id, { genres: [genre] }));
  const shared = new ContentFeatures(contentRows(films, { genres: 1 }));
  const plain = new ContentModel(shared);
  const scaled = new ContentModel(shared, Float64Array.of(1, 10, 100));
  const likes = (...items: number[]) => liked(items);

  it('score each person by their own likes, whoever was asked for before', () => {
    const people = [likes(0), likes(2), likes(0, 1), likes(0)];
    expect(people.map((person) => [...plain.foldIn(person).scores()])).toEqual([
      [1, 1, 0],
      [0, 0, 1],
      [2, 2, 0],
      [1, 1, 0],
    ]);
    const disliked = likes(0).map((like) => ({ ...like, target: -1 }));
    expect(Math.sign(plain.foldIn(disliked).scores()[1])).toBe(-1);
  });

  it('do not change each other’s scores', () => {
    const before = plain.foldIn(likes(0)).scores();
    expect([...scaled.foldIn(likes(0)).scores()]).toEqual([1, 10, 0]);
    before.fill(7);
    expect([...plain.foldIn(likes(0)).scores()]).toEqual([1, 1, 0]);
    expect(scaled.similar(0, 5)).toEqual([{ item: 1, similarity: 1 }]);
    expect([...plain.foldIn(likes(0)).scores()]).toEqual([1, 1, 0]);
  });
});
