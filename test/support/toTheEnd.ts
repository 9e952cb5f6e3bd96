/** Runs work that yields now and then to its end, in one go. */
export function toTheEnd<T>(work: Generator<void, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}
