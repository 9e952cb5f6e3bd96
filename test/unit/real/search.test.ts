import { beforeAll, describe, expect, it } from 'vitest';
import type { Film } from '../../../src/data/library';
import { TitleSearch } from '../../../src/data/titleSearch';
import { hasRealLibrary, realLibrary } from '../../support/realLibrary';

describe.skipIf(!hasRealLibrary)('search on MovieLens (needs MOVIELENS_ZIP)', () => {
  let films: readonly Film[];
  let search: TitleSearch;
  beforeAll(() => {
    const library = realLibrary();
    films = library.films;
    const popularity = new Uint32Array(films.length);
    for (const item of library.ratings.item) popularity[item]++;
    search = new TitleSearch(films, popularity);
  });
  const find = async (text: string) => (await search.find(text, 8)).map((i) => films[i].title);

  it.each([
    ['the m', 'The Matrix'],
    ['the', 'The Shawshank Redemption'],
    ['star', 'Star Wars: Episode IV - A New Hope'],
    ['a', 'American Beauty'],
    ['l', 'The Lord of the Rings: The Fellowship of the Ring'],
    ['m', 'The Matrix'],
    ['et', 'E.T. the Extra-Terrestrial'],
    ['e.t.', 'E.T. the Extra-Terrestrial'],
    ['spiderman', 'Spider-Man'],
    ['spider man', 'Spider-Man'],
    ['xmen', 'X-Men'],
    ['wall-e', 'WALL·E'],
    ['walle', 'WALL·E'],
    ['la conf', 'L.A. Confidential'],
    ['a beau', 'A Beautiful Mind'],
    ['silence', 'The Silence of the Lambs'],
    ['up', 'Up'],
    ['her', 'Her'],
    ['them', 'Them!'],
    ['starwars', 'Star Wars: Episode IV - A New Hope'],
    ['the empire', 'Star Wars: Episode V - The Empire Strikes Back'],
    ['matrx', 'The Matrix'],
    ['amelie', 'Amelie'],
    ['star wars 1977', 'Star Wars: Episode IV - A New Hope'],
  ])('"%s" finds %s first', async (text, title) => {
    expect((await find(text))[0]).toBe(title);
  });

  it('nothing follows that does not hold the text', async () => {
    for (const title of await find('wall-e')) expect(title.toLowerCase()).toMatch(/^wall/);
    for (const title of await find('the m')) expect(title).toMatch(/^The M/);
    for (const title of await find('star')) expect(title).toMatch(/^Star/);
  });
});
