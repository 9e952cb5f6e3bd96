import { describe, expect, it } from 'vitest';
import type { Film, RatingColumns } from '../../../../src/data/library';
import { fitEase } from '../../../../src/model/ranking/ease';
import { liked } from '../../../../src/model/evidence/evidence';
import { fitLikesEase, likesEaseCover } from '../../../../src/model/ranking/likesEase';

type Row = readonly [user: number, item: number, halfStars: number];
const columns = (rows: readonly Row[]): RatingColumns => ({
  user: Uint32Array.from(rows, ([user]) => user),
  item: Uint32Array.from(rows, ([, item]) => item),
  halfStars: Uint8Array.from(rows, ([, , halfStars]) => halfStars),
  time: new Uint32Array(rows.length),
});
const data = (users: number, items: number, rows: readonly Row[]) => ({
  films: Array.from({ length: items }, (_, id): Film => ({
    id,
    title: '',
    year: null,
    genres: id % 2 ? ['Drama'] : [],
  })),
  users,
  ratings: columns(rows),
});

describe('EASE on likes', () => {
  it('is EASE with λ 200 of ones where a film is liked, whatever else is known', async () => {
    // Film 4 is rated and liked by nobody.
    const likes: Row[] = [
      [0, 0, 8],
      [0, 1, 10],
      [1, 0, 9],
      [1, 1, 8],
      [1, 2, 8],
      [2, 2, 10],
      [2, 3, 8],
    ];
    const rest: Row[] = [
      [0, 4, 7],
      [2, 4, 1],
      [2, 0, 2],
    ];
    const rows = [...likes, ...rest].sort(([a, i], [b, j]) => a - b || i - j);
    const model = await fitLikesEase(data(3, 6, rows), {});
    const exact = await fitEase(
      {
        rows: 3,
        cols: 6,
        start: Uint32Array.of(0, 2, 5, 7),
        col: Uint32Array.from(likes, ([, item]) => item),
        weight: new Float32Array(likes.length).fill(1),
        target: new Float32Array(likes.length).fill(1),
      },
      Uint32Array.of(0, 1, 2, 3, 4, 5),
      { lambda: 200, dropout: 0 },
    );
    const [scores, expected] = [model, exact].map((of) => of.foldIn(liked([0, 2])).scores());
    expect(expected[1]).toBeGreaterThan(0);
    scores.forEach((score, item) => expect(score, String(item)).toBeCloseTo(expected[item], 8));
    // What nobody likes takes no part, and loses nothing by it.
    expect(model.covered).toBe(4);
  });

  it('covers all that is liked, or the best known where that is too much work', () => {
    const one = (items: number) => Array.from({ length: items }, (_, item): Row => [0, item, 8]);
    // The work is that of the smaller of people and films.
    expect(likesEaseCover(data(600, 9000, one(9000)))).toBe(9000);
    expect(likesEaseCover(data(100_000, 3500, one(3500)))).toBe(3500);
    expect(likesEaseCover(data(100_000, 9000, one(9000)))).toBe(3000);
    // Too much by films, but not by rows.
    expect(likesEaseCover(data(2000, 5000, one(5000)))).toBe(5000);
    expect(likesEaseCover(data(100_000, 9000, one(40)))).toBe(40);
  });
});
