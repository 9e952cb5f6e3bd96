import type { Ratings } from '../src/model/evaluation/evaluateRanking';
import { LEAST_PEOPLE, peopleToHoldOut } from '../src/model/evaluation/holdout';
import { HYBRID_DEFAULTS } from '../src/model/ranking/hybrid';
import { likesEaseCover } from '../src/model/ranking/likesEase';
import type { EvaluationOutlook } from './evaluation';

/** What an evaluation of a library would come to. */
export function evaluationOutlook(library: Ratings): EvaluationOutlook {
  return {
    people: peopleToHoldOut(library),
    leastPeople: LEAST_PEOPLE,
    easeCovers: HYBRID_DEFAULTS.ease.cover,
    likesEaseCovers: likesEaseCover({ ...library, users: library.userIds.length }),
    code: codeVersion(),
  };
}

/**
 * The name of the worker's own script, which a build makes from its content and that of all that it
 * uses, the evaluator included.
 */
function codeVersion(): string {
  const address = (globalThis as { location?: { pathname: string } }).location?.pathname ?? '';
  return address.split('/').at(-1) ?? '';
}
