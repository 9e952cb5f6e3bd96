import { encodeList } from '../../../src/share/codec';
import { filmKey } from '../../../src/share/filmKey';
import type { Matinee } from './matinee';

const shared = encodeList({
  title: 'For a rainy Sunday',
  films: [
    { key: filmKey('Alien', 1979), halfStars: 9 },
    { key: filmKey('Toy Story', 1995), halfStars: 8 },
    { key: filmKey('The Matrix', 1999), halfStars: null },
    { key: filmKey('A Film That Nobody Made', 1931), halfStars: null },
  ],
});

/** Every page by its address; the film is the first that is recommended. */
export async function pagesOf(matinee: Matinee): Promise<{ name: string; hash: string }[]> {
  const [film = '1'] = await matinee.firstIds(1);
  return [
    { name: 'discover', hash: '#/' },
    { name: 'film', hash: `#/film/${film}` },
    { name: 'ratings', hash: '#/ratings' },
    { name: 'list', hash: `#/list/${shared}` },
    { name: 'damaged-list', hash: `#/list/${shared.slice(0, -4)}` },
    { name: 'library', hash: '#/library' },
    { name: 'lab', hash: '#/lab' },
    { name: 'about', hash: '#/about' },
    { name: 'not-found', hash: '#/nowhere' },
  ];
}
