import type { Film, RatingColumns } from '../../src/data/library';
import { liked } from '../../src/model/evidence/evidence';
import { bestKnown } from '../../src/model/evidence/likes';
import type { RankingModel } from '../../src/model/ranking/rankingModel';
import { topItems } from '../../src/model/recommend/topItems';

/** Films that one person has rated, or nobody: of who likes them there is nothing to learn. */
export function coldFilms({ item }: RatingColumns, films: number): Set<number> {
  const rated = new Uint32Array(films);
  for (const i of item) rated[i]++;
  return new Set([...rated.keys()].filter((i) => rated[i] <= 1));
}

/**
 * For somebody who likes the best-known films of a genre and no others: which part of the first cold
 * films of the list is of that genre, and which part of all cold films.
 */
export function genreAmongCold(
  model: RankingModel,
  films: readonly Film[],
  ratings: RatingColumns,
  genre: string,
  { likes, first }: { readonly likes: number; readonly first: number },
): { readonly shown: number; readonly all: number } {
  const cold = coldFilms(ratings, films.length);
  const isOf = (item: number) => films[item].genres.includes(genre);
  const given = [...bestKnown(ratings, films.length, films.length)].filter(isOf).slice(0, likes);
  const top = topItems(model.foldIn(liked(given)).scores(), first, (item) => cold.has(item));
  const share = (items: readonly number[]) => items.filter(isOf).length / items.length;
  return { shown: share([...top]), all: share([...cold]) };
}
