import { fitEase, easeWork, type Ease, type EaseOptions } from './ease';
import { toObservations } from './ials';
import { bestKnown, likesOf } from '../evidence/likes';
import type { FitContext, RankingData } from './rankingModel';

/** Of Steck 2019 on data of this kind; nothing is dropped. */
const OPTIONS: EaseOptions = { lambda: 200, dropout: 0 };
/** Multiplications that are about six seconds of work. */
const MOST_WORK = 3e10;
/** Films covered where all would be more than that. */
const COVER = 3000;

/** How many films it covers: all that somebody likes, or the best known of them. */
export function likesEaseCover({ films, users, ratings }: RankingData): number {
  const liked = likesOf(ratings, films.length).reduce((count, n) => count + Number(n > 0), 0);
  return easeWork(users, liked).work <= MOST_WORK ? liked : Math.min(COVER, liked);
}

/**
 * EASE as Steck 2019 has it: on likes alone, every entry 1, over every film that somebody likes, since
 * one that nobody likes scores nought whether it takes part or not. Where that would be too much work,
 * over the best known.
 * @throws Failure `cancelled`; `training-diverged`
 */
export function fitLikesEase(
  data: RankingData,
  { signal, onProgress }: Pick<FitContext, 'signal' | 'onProgress'>,
): Promise<Ease> {
  const { films, users, ratings } = data;
  const likes = toObservations(ratings, users, films.length);
  const cover = bestKnown(ratings, films.length, likesEaseCover(data));
  return fitEase(likes, cover, OPTIONS, signal, onProgress);
}
