/** A change below this part of the loss is none that one could see, or that training still needs. */
const FLAT = 0.001;
/** The picture never spans less than this part of the loss: a hair's breadth is not drawn as a cliff. */
const LEAST_SPAN = 0.1;

/** True when the losses hardly differ: the model had converged before. */
export function isFlat(losses: readonly number[]): boolean {
  const sound = losses.filter((loss) => Number.isFinite(loss));
  if (sound.length < 2) return false;
  const top = Math.max(...sound);
  return top - Math.min(...sound) <= FLAT * Math.abs(top);
}

/** How far down the picture each loss lies, 0 to 1; what does not fill it lies in its middle. */
export function depths(losses: readonly number[]): number[] {
  // One loss is the start of a curve that will fall.
  if (losses.length < 2) return losses.map(() => 0);
  const top = Math.max(...losses);
  const range = top - Math.min(...losses);
  const span = Math.max(range, LEAST_SPAN * Math.abs(top)) || 1;
  return losses.map((loss) => (top - loss + (span - range) / 2) / span);
}
