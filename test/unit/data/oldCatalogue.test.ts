import * as fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readOldCatalogue } from '../../../src/data/oldCatalogue';
import { openZip } from '../../../src/data/zip';

const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const read = (files: Record<string, Uint8Array>) => readOldCatalogue(openZip(zipSync(files)));

describe('the films of an older archive', () => {
  it('come from movies.dat', () => {
    expect([...read({ 'ml-1m/movies.dat': strToU8('1::Lamp, The (1951)::Drama|War\n') })]).toEqual([
      [1, { id: 1, title: 'The Lamp', year: 1951, genres: ['Drama', 'War'] }],
    ]);
  });

  it('come from u.item, with the genres that u.genre names', () => {
    const films = read({
      'u.genre': strToU8('unknown|0\nAction|1\nDrama|2\n'),
      'u.item': strToU8('1|Lamp (1951)|01-Jan-1951||http://x|0|1|1\n2|Odd (1960)||||1|0|0\n'),
    });
    expect(films.get(1)).toEqual({ id: 1, title: 'Lamp', year: 1951, genres: ['Action', 'Drama'] });
    expect(films.get(2)?.genres).toEqual([]);
  });

  it('are read in UTF-8 where they are that, else in Latin-1', () => {
    const line = '1::Été (1999)::Drama\n';
    for (const bytes of [strToU8(line), latin1(line)])
      expect(read({ 'movies.dat': bytes }).get(1)?.title).toBe('Été');
  });

  it('leave out what MovieLens writes for no genre, and lines that do not fit', () => {
    const films = read({
      'movies.dat': strToU8(
        [
          'x::No number (1990)::Drama',
          '::Nothing::Drama',
          '9007199254740993::Too far::Drama',
          '2::A::(no genres listed)',
          '3::B',
          '2::Twice::Drama',
          '',
        ].join('\r\n'),
      ),
    });
    expect([...films.keys()]).toEqual([2, 3]);
    expect(films.get(2)).toEqual({ id: 2, title: 'A', year: null, genres: [] });
    expect(films.get(3)?.genres).toEqual([]);
  });

  it('are none where the archive has neither', () => {
    expect(read({ 'u.data': strToU8('1\t2\t3\t4') }).size).toBe(0);
  });

  it('never throw, whatever is in the files', () => {
    const bytes = fc.uint8Array({ maxLength: 200 });
    fc.assert(
      fc.property(bytes, bytes, bytes, (movies, item, genre) => {
        const films = read({ 'movies.dat': movies, 'u.item': item, 'u.genre': genre });
        for (const [id, film] of films) {
          expect(film.id).toBe(id);
          expect(film.title).not.toBe('');
        }
      }),
    );
  });
});
