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
export function likesEaseCover(data: RankingData): number {
  return likesEasePlan(data).cover;
}

/** All that somebody likes, by whichever form is not too much work, or else the best known. */
function likesEasePlan({ films, users, ratings }: RankingData): {
  readonly cover: number;
  readonly form: 'rows' | 'films';
} {
  const liked = likesOf(ratings, films.length).reduce((count, n) => count + Number(n > 0), 0);
  for (const { form, work } of [easeWork(users, liked), easeWork(users, liked, 'rows')])
    if (work <= MOST_WORK) return { cover: liked, form };
  const cover = Math.min(COVER, liked);
  return { cover, form: easeWork(users, cover).form };
}

/**
 * EASE as Steck 2019 has it: on likes alone, every entry 1, over every film that somebody likes, since
 * one that nobody likes scores nought whether it takes part or not. Where that would be too much work,
 * over the best known.
 * @throws Failure `cancelled`; `engine-unavailable`; `training-diverged`
 */
export function fitLikesEase(
  data: RankingData,
  { signal, onProgress }: Pick<FitContext, 'signal' | 'onProgress'>,
): Promise<Ease> {
  const { films, users, ratings } = data;
  const likes = toObservations(ratings, users, films.length);
  const plan = likesEasePlan(data);
  const cover = bestKnown(ratings, films.length, plan.cover);
  return fitEase(likes, cover, { ...OPTIONS, form: plan.form }, signal, onProgress);
}
