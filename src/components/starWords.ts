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

/** How wide the range is, in words: about a star to either side is as sure as one gets. */
export function surenessInWords({ low, high }: StarPrediction): string {
  const width = high - low;
  if (width < 1.9) return 'That is a narrow range: we are fairly sure.';
  if (width < 2.7) return 'That is the usual range: people’s ratings vary.';
  return 'That is a wide range: we know little about how you would like it.';
}

/** What came of a prediction, once the film was rated. */
export function outcomeInWords(prediction: StarPrediction, halfStars: number): string {
  const given = halfStars / 2;
  // Ratings come in half stars: what rounds into the range is in it.
  const off =
    given < prediction.low - 0.25 ? 'less' : given > prediction.high + 0.25 ? 'more' : null;
  if (off)
    return `Your rating is ${off} than we thought likely: it has taught the model something.`;
  const error = Math.abs(given - prediction.mean);
  return error <= 0.5 ? 'Your rating is close to it.' : 'Your rating lies within the range.';
}

/** A place on a scale as a percentage of its length. */
export function alongScale(stars: number, min: number, max: number): number {
  return max > min ? (100 * (Math.min(max, Math.max(min, stars)) - min)) / (max - min) : 50;
}
