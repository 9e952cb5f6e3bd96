import fc from 'fast-check';
import Papa from 'papaparse';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Mark, ProfileRecord } from '../../../src/data/records';
import { ratingsAsCsv, ratingsAsJson } from '../../../src/pages/library/exportRatings';
import {
  DEFAULT_ORDER,
  inOrder,
  keepOrder,
  matching,
  readOrder,
} from '../../../src/pages/ratings/order';

const record = (title: string, year: number | null, mark: Mark, time: number): ProfileRecord => ({
  key: time,
  title,
  year,
  mark,
  time,
});

const RECORDS = [
  record('The Matrix', 1999, 10, 3),
  record('Amélie', 2001, 'like', 1),
  record('Alien', 1979, 'dislike', 4),
  record('Metropolis', null, 7, 2),
];
const titles = (records: readonly ProfileRecord[]): string[] => records.map(({ title }) => title);

describe('inOrder', () => {
  it.each([
    ['date', true, ['Alien', 'The Matrix', 'Metropolis', 'Amélie']],
    ['title', false, ['Alien', 'Amélie', 'The Matrix', 'Metropolis']],
    ['rating', true, ['The Matrix', 'Amélie', 'Metropolis', 'Alien']],
    ['year', false, ['Metropolis', 'Alien', 'The Matrix', 'Amélie']],
  ] as const)('sorts by %s (descending: %s)', (by, descending, expected) => {
    expect(titles(inOrder(RECORDS, { by, descending }))).toEqual(expected);
  });

  it('goes by title where stars are equal, whichever way round', () => {
    const tied = [record('B', 2000, 8, 1), record('The A', 2000, 8, 2)];
    for (const descending of [true, false])
      expect(titles(inOrder(tied, { by: 'rating', descending }))).toEqual(['The A', 'B']);
  });
});

describe('matching', () => {
  it.each([
    ['', 4],
    ['amelie', 1],
    ['MATRIX 1999', 1],
    ['matrix 2001', 0],
    ['al', 1],
  ])('%j finds %i', (text, found) => {
    expect(matching(RECORDS, text)).toHaveLength(found);
  });
});

describe('the order that is kept', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('is read back, and damaged or refused storage means the default', () => {
    const kept = new Map<string, string>();
    vi.stubGlobal('localStorage', {
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: (name: string, value: string) => kept.set(name, value),
    });
    expect(readOrder()).toEqual(DEFAULT_ORDER);
    keepOrder({ by: 'title', descending: false });
    expect(readOrder()).toEqual({ by: 'title', descending: false });
    for (const damage of ['{', '7', '{"by":"size","descending":true}']) {
      for (const name of kept.keys()) kept.set(name, damage);
      expect(readOrder()).toEqual(DEFAULT_ORDER);
    }
    vi.stubGlobal('localStorage', {
      getItem: () => {
        throw new DOMException('refused', 'SecurityError');
      },
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    });
    expect(readOrder()).toEqual(DEFAULT_ORDER);
    expect(() => keepOrder(DEFAULT_ORDER)).not.toThrow();
  });
});

describe('export', () => {
  it('writes CSV that any reader takes apart again, whatever the title', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }), (names) => {
        const records = names.map((name, n) => record(name, n % 2 ? n : null, 7, n));
        const { data } = Papa.parse<string[]>(ratingsAsCsv(records), { skipEmptyLines: 'greedy' });
        expect(data.slice(1).map((row) => row[0])).toEqual(names);
        expect(data[1]?.slice(1)).toEqual(['', '3.5', 'rated', '1970-01-01T00:00:00.000Z']);
      }),
    );
  });

  it('writes words for marks without stars', () => {
    expect(ratingsAsCsv(RECORDS).split('\r\n')[2]).toBe(
      'Amélie,2001,,like,1970-01-01T00:00:00.001Z',
    );
  });

  it('writes JSON with everything in it', () => {
    const favourites = { title: 'Mine', films: [{ key: 1, title: 'Amélie', year: 2001 }] };
    const outcome = { key: 1, expected: null, standing: 0.9, stars: 4, exact: true, liked: true };
    const parsed: unknown = JSON.parse(
      ratingsAsJson(RECORDS, favourites, [{ ...outcome, time: 1 }]),
    );
    expect(parsed).toMatchObject({
      favourites,
      foreseen: [{ ...outcome, time: '1970-01-01T00:00:00.001Z' }],
      marks: [{ title: 'The Matrix', mark: 10 }, {}, {}, {}],
    });
  });
});
