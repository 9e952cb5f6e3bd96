/** One film of a catalogue. Its position in `Library.films` is its item index everywhere else. */
export interface Film {
  /** The library's own number for it (MovieLens: movieId). A safe integer, unique in the library. */
  readonly id: number;
  /** As a person would write it, without the year: "The Matrix". */
  readonly title: string;
  readonly year: number | null;
  readonly genres: readonly string[];
  /** Other titles found in the data ("Amélie" beside its French one), for search. */
  readonly otherTitles?: readonly string[];
  readonly director?: string;
  /** A few words on what it is about; the sample library and MovieLens tags have them. */
  readonly themes?: readonly string[];
  /** Digits of the IMDb title id, zero-padded as in MovieLens' links.csv: "0114709". */
  readonly imdb?: string;
  readonly tmdb?: number;
}

/** Ratings as columns, sorted by user, then by item; one rating for each pair (the latest). */
export interface RatingColumns {
  /** User index, 0 to users − 1. */
  readonly user: Uint32Array;
  /** Item index into `films`. */
  readonly item: Uint32Array;
  /** Rating in half stars, 1 to 10. */
  readonly halfStars: Uint8Array;
  /** Seconds since 1970, 0 where unknown. */
  readonly time: Uint32Array;
}

/** What the page shows of a library without loading it. */
export interface LibraryInfo {
  readonly name: string;
  readonly kind: 'movielens' | 'sample';
  /** True when the ratings were made by a generator, which the page must say. */
  readonly synthetic: boolean;
  /** Licence and acknowledgement, in sentences, for the page. */
  readonly licence: string;
  /** Hash of the packed content, hexadecimal. Names the library in snapshots. */
  readonly hash: string;
  readonly films: number;
  readonly users: number;
  readonly ratings: number;
}

/** A whole library in memory. */
export interface Library {
  readonly info: LibraryInfo;
  readonly films: readonly Film[];
  /** The data's own user numbers by user index. */
  readonly userIds: Float64Array;
  readonly ratings: RatingColumns;
}

/** `public/data/library.json`: what the page fetches first, a few kilobytes. */
export interface LibraryManifest {
  readonly format: 1;
  readonly info: LibraryInfo;
  /** The packed file beside the manifest, and its length in bytes. */
  readonly file: string;
  readonly bytes: number;
  /** Well-known, mutually different films for the first screen; so are any first few (about 48). */
  readonly starters: readonly Film[];
}
