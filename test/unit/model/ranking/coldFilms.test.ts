import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Library } from '../../../../src/data/library';
import { packLibrary, unpackLibrary } from '../../../../src/data/packed';
import { makeSampleLibrary } from '../../../../src/data/sample/generate';
import type { Engine } from '../../../../src/engine/engine';
import { createWasmEngine } from '../../../../src/engine/wasm/engine';
import { fitHybrid, type Hybrid } from '../../../../src/model/ranking/hybrid';
import { coldFilms, genreAmongCold } from '../../../support/coldFilms';
import { BUILD_MS, builtKernels } from '../../../support/wasm';

/** The sample library, where every fourth film has lost its ratings but for one, or all of them. */
function withColdFilms(): Library {
  const library = unpackLibrary(packLibrary(makeSampleLibrary()).bytes);
  const { user, item, halfStars, time } = library.ratings;
  const first = new Map<number, number>();
  item.forEach((film, n) => {
    if (!first.has(film)) first.set(film, n);
  });
  const kept = (_: number, n: number) =>
    item[n] % 4 > 0 || (item[n] % 8 > 0 && first.get(item[n]) === n);
  const ratings = {
    user: user.filter(kept),
    item: item.filter(kept),
    halfStars: halfStars.filter(kept),
    time: time.filter(kept),
  };
  return { ...library, ratings };
}

describe('films with one rating or none', () => {
  let engine: Engine;
  let library: Library;
  let hybrid: Hybrid;
  beforeAll(async () => {
    engine = await createWasmEngine({ module: await builtKernels(), threads: 1 });
    library = withColdFilms();
    const films = library.films.map(({ id, title, year, genres }) => ({ id, title, year, genres }));
    const data = { films, users: library.userIds.length, ratings: library.ratings };
    hybrid = await fitHybrid(data, { engine, seed: 1 });
  }, BUILD_MS);
  afterAll(() => engine.dispose());

  it.each(['Horror', 'Animation', 'Sci-Fi', 'Romance', 'Comedy'])(
    'are ranked by content: likes of one genre, %s, bring films of it',
    (genre) => {
      const { films, ratings } = library;
      expect(coldFilms(ratings, films.length).size).toBeGreaterThan(films.length / 5);
      for (const likes of [6, 12]) {
        const { shown, all } = genreAmongCold(hybrid, films, ratings, genre, { likes, first: 20 });
        expect(shown, `${likes} likes`).toBeGreaterThan(0.5);
        expect(shown, `${likes} likes`).toBeGreaterThan(2 * all);
      }
    },
  );
});
