import { Failure } from '../failure';

/** A precision matrix that is none: numbers have gone beyond what arithmetic can hold. */
export function samplingDiverged(): Failure {
  return new Failure(
    'training-diverged',
    'Learning went astray, so its result was thrown away.',
    'Check the ratings for impossible values, or learn again with another seed.',
  );
}
