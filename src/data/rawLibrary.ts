import type { Film, LibraryInfo, RatingColumns } from './library';
import type { RatingScale } from './ratingScale';

/** A library as a parser or generator leaves it: everything but the packed content's hash. */
export interface RawLibrary {
  readonly name: string;
  readonly kind: LibraryInfo['kind'];
  /** True when the ratings were made by a generator, which the page must say. */
  readonly synthetic: boolean;
  /** Licence and acknowledgement, in sentences, for the page. */
  readonly licence: string;
  readonly films: readonly Film[];
  /** The data's own user numbers by user index. */
  readonly userIds: Float64Array;
  /** Sorted by user, then by item; one rating for each pair. */
  readonly ratings: RatingColumns;
  /** The scale that the data's own ratings are on, where they came from a file. */
  readonly scale?: RatingScale;
}
