import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFilm, readInfo, readLabel } from '../../../src/data/filmShape';

const film = {
  id: 7,
  title: 'Harbour Lights',
  year: 1951,
  genres: ['Drama'],
  otherTitles: ['Hafenlichter'],
  director: 'A. Keel',
  themes: ['sea'],
  imdb: '0000123',
  tmdb: 77,
};
const info = {
  name: 'Invented',
  kind: 'sample',
  synthetic: true,
  licence: 'None.',
  hash: 'ab'.repeat(32),
  films: 1,
  users: 2,
  ratings: 3,
};

describe('a film from outside', () => {
  it('is read whole, and without what a film does not have', () => {
    expect(readFilm(film)).toEqual(film);
    expect(readFilm({ ...film, onclick: 'alert(1)' })).toEqual(film);
    const bare = { id: 0, title: '', year: null, genres: [] };
    expect(readFilm(bare)).toEqual(bare);
  });

  it.each([
    ['id', -1],
    ['id', 1.5],
    ['id', '7'],
    ['title', 7],
    ['year', undefined],
    ['year', '1951'],
    ['year', NaN],
    ['genres', 'Drama'],
    ['genres', [1]],
    ['otherTitles', [null]],
    ['director', {}],
    ['themes', ['sea', 3]],
    ['imdb', 123],
    ['imdb', '123/../x'],
    ['imdb', ''],
    ['tmdb', -3],
  ])('is refused with %s %j', (field, value) => {
    expect(readFilm({ ...film, [field]: value })).toBeNull();
  });

  it('that is anything at all never throws, nor does a description', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const read = readFilm(value);
        if (read) expect(readFilm(read)).toEqual(read);
        readInfo(value);
        readLabel(value);
      }),
    );
  });
});

describe('a library description from outside', () => {
  it('is read whole, and without anything else', () => {
    expect(readInfo({ ...info, more: 1 })).toEqual(info);
    expect(readLabel(info)).toEqual({
      name: 'Invented',
      kind: 'sample',
      synthetic: true,
      licence: 'None.',
    });
  });

  it.each([
    ['kind', 'other'],
    ['name', null],
    ['synthetic', 'yes'],
    ['licence', undefined],
    ['hash', 'AB'.repeat(32)],
    ['hash', 'ab'],
    ['films', -1],
    ['users', 0.5],
    ['ratings', '3'],
  ])('is refused with %s %j', (field, value) => {
    expect(readInfo({ ...info, [field]: value })).toBeNull();
  });
});
