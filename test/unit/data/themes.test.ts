import { describe, expect, it } from 'vitest';
import { commonThemes, withoutThemes } from '../../../src/data/themes';

const themes = (films: Record<number, Record<string, number>>) =>
  commonThemes(
    new Map(
      Object.entries(films).map(([film, tags]) => [Number(film), new Map(Object.entries(tags))]),
    ),
  );

describe('the themes of a film', () => {
  it('are its most frequent tags, at most five', () => {
    const found = themes({ 1: { a: 1, b: 6, c: 3, d: 4, e: 5, f: 2 } });
    expect(found.get(1)).toEqual(['b', 'e', 'd', 'c', 'f']);
  });

  it('among equals are those that more films have, then the alphabet', () => {
    const found = themes({ 1: { storm: 1, harbour: 1, anchor: 1 }, 2: { harbour: 1 } });
    expect(found.get(1)).toEqual(['harbour', 'anchor', 'storm']);
  });

  it('are not about somebody’s shelf or plans, nor sentences, nor nothing', () => {
    const found = themes({
      1: { 'in netflix queue': 9, 'to see': 9, 'bd-r': 9, owned: 9, tide: 1, ['x'.repeat(41)]: 9 },
      2: { 'my dvds': 3, '': 4 },
    });
    expect(found.get(1)).toEqual(['tide']);
    expect(found.has(2)).toBe(false);
  });

  it('keep words that only hold such a word', () => {
    expect(themes({ 1: { downed: 1, unseen: 1 } }).get(1)).toEqual(['downed', 'unseen']);
  });
});

describe('a library without themes', () => {
  it('keeps all else, and leaves the library as it was', () => {
    const film = { id: 1, title: 'A', year: 1999, genres: ['Drama'], themes: ['twist'] };
    const library = { films: [film], name: 'Any' };
    const { themes: _, ...plain } = film;
    expect(withoutThemes(library)).toEqual({ films: [plain], name: 'Any' });
    expect(film.themes).toEqual(['twist']);
  });
});
