import { Failure } from '../failure';

/**
 * A scale that people rate on. Its lowest rating is half a star, its highest five, and what lies
 * between is in proportion: `halfStars = 1 + 9 (r − lowest) / (highest − lowest)`, rounded, with what
 * is exactly between going up. So points of 1 to 10 are half stars as they are.
 */
export interface RatingScale {
  readonly lowest: number;
  readonly highest: number;
  /** What it is, for "Ratings are read as …". */
  readonly words: string;
}

/** MovieLens since 2003, and what visitors give here: half a star to five, in halves. */
export const STARS: RatingScale = { lowest: 0.5, highest: 5, words: 'stars, half a star to five' };
/** Points of 1 to 10, as IMDb exports have them: each is half a star. */
export const TEN: RatingScale = {
  lowest: 1,
  highest: 10,
  words: 'points of 1 to 10, two of them a star',
};
/** Points of 0 to 100; eleven or so are half a star. */
export const HUNDRED: RatingScale = {
  lowest: 0,
  highest: 100,
  words: 'points of 0 to 100, rounded to half stars: 0 is half a star and 100 five',
};

/** Ratings above a scale's highest are of a larger scale where one in so many is; fewer are slips. */
const ONE_IN = 10;
/** The same where some are not whole, as half stars are and points seldom. */
const ONE_IN_UNEVEN = 2;

const spanOf = ({ lowest, highest }: RatingScale): number => highest - lowest;

/** A rating of the scale in half stars, 1 to 10. */
export function toHalfStars(rating: number, scale: RatingScale): number {
  const halves = 1 + (9 * (rating - scale.lowest)) / spanOf(scale);
  return Math.min(10, Math.max(1, Math.round(halves)));
}

/** Stars, whole or not, on the scale: the way back of {@link toHalfStars} but for its rounding. */
export function fromStars(stars: number, scale: RatingScale): number {
  return scale.lowest + ((2 * stars - 1) * spanOf(scale)) / 9;
}

/** A standard deviation in stars as one on the scale. */
export function spreadFromStars(sd: number, scale: RatingScale): number {
  return (2 * sd * spanOf(scale)) / 9;
}

interface Place {
  readonly line: number;
  readonly rating: number;
}

/**
 * Finds the scale of a file from all of its ratings, holding a few numbers only. What goes no higher
 * than 5 is stars, which go in halves; else no higher than 10, points of 1 to 10; else no higher than
 * 100, points of 0 to 100. A scale holds only where one rating in ten lies above the next smaller
 * scale, or every second where some are not whole: fewer are slips in a file of that smaller one,
 * which is then refused rather than all of it rescaled. Nought counts on the scale of 0 to 100 only, since elsewhere it often means "not rated".
 */
export class ScaleFinder {
  private count = 0;
  private aboveFive = 0;
  private aboveTen = 0;
  private firstAboveFive: Place | null = null;
  private firstAboveTen: Place | null = null;
  private firstBelow: Place | null = null;
  /** Not in halves. */
  private firstUneven: Place | null = null;
  private allWhole = true;

  /**
   * @param name what to call the file in a message
   * @param known the scale, where another file has settled it
   */
  constructor(
    private readonly name: string,
    private readonly known?: RatingScale,
  ) {}

  /** @throws Failure `library-damaged` for a rating that no scale has */
  add(rating: number, line: number): void {
    this.count++;
    if (rating > HUNDRED.highest)
      throw this.wrong({ line, rating }, 'and no scale that can be read goes above 100');
    if (rating > STARS.highest) {
      this.aboveFive++;
      this.firstAboveFive ??= { line, rating };
      if (rating > TEN.highest) {
        this.aboveTen++;
        this.firstAboveTen ??= { line, rating };
      }
    }
    if (rating < STARS.lowest) this.firstBelow ??= { line, rating };
    if (!Number.isInteger(rating)) {
      this.allWhole = false;
      if (!Number.isInteger(2 * rating)) this.firstUneven ??= { line, rating };
    }
  }

  /**
   * The scale; stars where there was no rating.
   * @throws Failure `library-damaged`, with the first line that does not fit
   */
  find(): RatingScale {
    const scale = this.known ?? this.likeliest();
    const { words } = scale;
    if (scale === HUNDRED) return scale;
    const above = scale === TEN ? this.firstAboveTen : this.firstAboveFive;
    if (above) throw this.wrong(above, `but ${this.known ? 'ratings' : 'nearly all'} are ${words}`);
    if (this.firstBelow)
      throw this.wrong(
        this.firstBelow,
        `but ratings are ${words}`,
        'If it stands for "not rated", leave such lines out.',
      );
    if (scale === STARS && this.firstUneven)
      throw this.wrong(this.firstUneven, 'but stars go in halves');
    return scale;
  }

  private likeliest(): RatingScale {
    const oneIn = this.allWhole ? ONE_IN : ONE_IN_UNEVEN;
    const many = (above: number): boolean => above > 0 && above * oneIn >= this.count;
    if (many(this.aboveTen)) return HUNDRED;
    return many(this.aboveFive) ? TEN : STARS;
  }

  private wrong(
    { line, rating }: Place,
    why: string,
    advice = 'Correct that line, or get the file again.',
  ): Failure {
    return new Failure(
      'library-damaged',
      `${this.name} cannot be read: line ${line} has a rating of ${rating}, ${why}.`,
      advice,
    );
  }
}
