import { Failure } from '../failure';

/** What is thrown where the browser refuses the memory that a library needs. */
export function outOfMemory(cause: unknown): Failure {
  return new Failure(
    'engine-unavailable',
    'This library needs more memory than the browser gives to one page.',
    'Close other tabs, or open a smaller library.',
    { cause },
  );
}
