import { Failure } from '../../failure';

/** What is thrown when factors have become infinite or undefined. */
export function diverged(): Failure {
  return new Failure(
    'training-diverged',
    'The model’s numbers stopped making sense.',
    'Train again from scratch.',
  );
}
