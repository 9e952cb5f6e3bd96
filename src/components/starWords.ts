import type { StarPrediction } from '../../workers/protocol';

/** "4.1": a tenth of a star is as fine as it means anything. */
export function starFigure(stars: number): string {
  return stars.toFixed(1);
}

/** "3.2–4.9" */
export function starRange({ low, high }: StarPrediction): string {
  return `${starFigure(low)}–${starFigure(high)}`;
}

/** The prediction as one sentence; who it is about depends on whether there is anything to go by. */
export function expectedInWords(prediction: StarPrediction): string {
  const who = prediction.personal
    ? 'We expect you to give'
    : 'We expect somebody of unknown taste to give';
  const { mean, low, high } = prediction;
  return `${who} ${starFigure(mean)} stars; nine times in ten between ${starFigure(low)} and ${starFigure(high)}`;
}

/** How sure that is, in words, from the spread as a part of the scale's length. */
export function surenessInWords(
  { sd }: StarPrediction,
  { min, max }: { readonly min: number; readonly max: number },
): string {
  const spread = sd / (max - min);
  if (spread < 0.15) return 'That is narrow: we are fairly sure.';
  if (spread < 0.23) return 'People’s ratings vary; that much is usual.';
  return 'That is wide: we know little about how you would like it.';
}

/** What came of a prediction, once the film was rated. */
export function outcomeInWords({ mean, low, high }: StarPrediction, halfStars: number): string {
  const given = halfStars / 2;
  if (given < low) return 'Yours is lower than we thought likely.';
  if (given > high) return 'Yours is higher than we thought likely.';
  return Math.abs(given - mean) <= 0.5 ? 'Yours is close to that.' : 'Yours lies in that range.';
}

/** A place on a scale as a percentage of its length. */
export function alongScale(stars: number, min: number, max: number): number {
  return max > min ? (100 * (Math.min(max, Math.max(min, stars)) - min)) / (max - min) : 50;
}
