/** What the test is sensitive to. */
export interface PageHinkleyOptions {
  /** δ: a rise of the mean that is put up with. */
  readonly tolerance: number;
  /** λ: how far the sum may climb above its lowest before it is an alarm. */
  readonly threshold: number;
  /** Values needed before the first alarm. */
  readonly least: number;
}

/** Where the test stands: plain data, so that it can be kept and gone on with. */
export interface PageHinkleyState {
  readonly count: number;
  readonly mean: number;
  /** mₙ = Σ (xᵢ − x̄ᵢ − δ). */
  readonly sum: number;
  /** Mₙ = min mᵢ. */
  readonly lowest: number;
}

/** Before the first value. */
export const PAGE_HINKLEY_START: PageHinkleyState = { count: 0, mean: 0, sum: 0, lowest: 0 };

/**
 * One step of the Page–Hinkley test for a lasting rise of a mean (Page 1954; in the form of Gama,
 * Sebastião & Rodrigues 2013, "On evaluating stream learning algorithms"):
 * `mₙ = Σ (xᵢ − x̄ᵢ − δ)`, alarm when `mₙ − min mᵢ > λ`. A single high value raises the sum by itself
 * only, and falls away as the next ones are lower; a lasting rise adds up.
 * @param value finite; any scale, to which the options belong
 * @throws RangeError on a value that is not a finite number
 */
export function pageHinkley(
  state: PageHinkleyState,
  value: number,
  { tolerance, threshold, least }: PageHinkleyOptions,
): { readonly state: PageHinkleyState; readonly alarm: boolean } {
  if (!Number.isFinite(value)) throw new RangeError('The test takes finite numbers.');
  const count = state.count + 1;
  const mean = state.mean + (value - state.mean) / count;
  const sum = state.sum + value - mean - tolerance;
  const lowest = Math.min(state.lowest, sum);
  return {
    state: { count, mean, sum, lowest },
    alarm: count >= least && sum - lowest > threshold,
  };
}
