import { Failure } from '../failure';

/** A precision matrix that is none: numbers have gone beyond what arithmetic can hold. */
export function samplingDiverged(): Failure {
  return new Failure(
    'training-diverged',
    'Learning went astray, so its result was thrown away.',
    'Check the ratings for impossible values, or learn again with another seed.',
  );
}

/** What is thrown when factors have become infinite or undefined, or a matrix has no Cholesky factor. */
export function diverged(): Failure {
  return new Failure(
    'training-diverged',
    'The model’s numbers stopped making sense.',
    'Train again from scratch.',
  );
}
