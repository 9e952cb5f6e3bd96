import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFilmTitle } from '../../../src/data/filmTitle';

describe('a MovieLens title', () => {
  it.each<[string, string, number | null, string[]]>([
    ['Harbour Lights (1951)', 'Harbour Lights', 1951, []],
    ['Matrix, The (1999)', 'The Matrix', 1999, []],
    ['Beautiful Mind, A (2001)', 'A Beautiful Mind', 2001, []],
    ['American Werewolf in London, An (1981)', 'An American Werewolf in London', 1981, []],
    ['Misérables, Les (1995)', 'Les Misérables', 1995, []],
    ['Strada, La (1954)', 'La Strada', 1954, []],
    ["Avventura, L' (1960)", "L'Avventura", 1960, []],
    ['Boot, Das (1981)', 'Das Boot', 1981, []],
    ['Untergang, Der (2004)', 'Der Untergang', 2004, []],
    ['Blechtrommel, Die (1979)', 'Die Blechtrommel', 1979, []],
    ['Postino, Il (1994)', 'Il Postino', 1994, []],
    ['Mariachi, El (1992)', 'El Mariachi', 1992, []],
    [
      "Amelie (Fabuleux destin d'Amélie Poulain, Le) (2001)",
      'Amelie',
      2001,
      ["Le Fabuleux destin d'Amélie Poulain"],
    ],
    ['Seven (a.k.a. Se7en) (1995)', 'Seven', 1995, ['Se7en']],
    ['One (aka Two) (Tres, Los) (2000)', 'One', 2000, ['Two', 'Los Tres']],
    ['One (Eins) a.k.a. (Uno) (2000)', 'One (Eins) a.k.a.', 2000, ['Uno']],
    ['One (Eins a.k.a. Ein (klein) Wort) (2000)', 'One', 2000, ['Eins', 'Ein (klein) Wort']],
    ['Same (Same) (2000)', 'Same', 2000, []],
    ['(500) Days of Summer (2009)', '(500) Days of Summer', 2009, []],
    ['(Untitled) (2009)', '(Untitled)', 2009, []],
    ['1984 (1984)', '1984', 1984, []],
    ['2001: A Space Odyssey (1968) ', '2001: A Space Odyssey', 1968, []],
    ['Good, the Bad and the Ugly, The (1966)', 'The Good, the Bad and the Ugly', 1966, []],
    ['Lust, Caution (2007)', 'Lust, Caution', 2007, []],
    ['Babylon 5', 'Babylon 5', null, []],
    ['A Series (2006–2007)', 'A Series', 2006, []],
    ['A Series (2010- )', 'A Series', 2010, []],
    ['Number (0042)', 'Number', null, ['0042']],
    ['Un  condamné   à mort (1956)', 'Un condamné à mort', 1956, []],
    ['Unbalanced) (1956)', 'Unbalanced)', 1956, []],
  ])('%s', (text, title, year, otherTitles) => {
    expect(parseFilmTitle(text)).toEqual({ title, year, otherTitles });
  });

  it('keeps a title where there was one, whatever is in it', () => {
    const piece = fc.constantFrom('(', ')', ', The', ' ', 'a.k.a. ', 'Word', '1999', '(1999)', ',');
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('');
        fc.pre(text.replace(/\(\d+\)/g, '').trim() !== '');
        expect(parseFilmTitle(text).title).not.toBe('');
      }),
    );
  });
});
