import { Failure } from '../failure';

/** Ratings in file order, by the file's own numbers. */
export interface RatingRows {
  readonly userId: Uint32Array;
  readonly filmId: Uint32Array;
  /** 0 where the file has no ratings, only pairs. */
  readonly halfStars: Uint8Array;
  /** Seconds since 1970, 0 where the file has none. */
  readonly time: Uint32Array;
}

export type RatingColumn = 'userId' | 'movieId' | 'rating' | 'timestamp';

/** How a file of ratings is laid out. */
export interface RatingsLayout {
  /** What to call the file in a message. */
  readonly name: string;
  readonly delimiter: ',' | '\t' | '::';
  /** What each column is, for a file without a header; null for one to pass over. */
  readonly columns: readonly (RatingColumn | null)[] | null;
  /** Columns that a header must name; of the others, those in `passOver` are not read at all. */
  readonly needed: readonly RatingColumn[];
  readonly passOver: readonly RatingColumn[];
}

const RATINGS_CSV: RatingsLayout = {
  name: 'ratings.csv',
  delimiter: ',',
  columns: null,
  needed: ['userId', 'movieId', 'rating'],
  passOver: [],
};

/** Rows per block; blocks rather than one growing array, so that growing copies nothing. */
const BLOCK = 2 ** 16;
const MAX_U32 = 2 ** 32 - 1;
const MAX_HEADER = 1000;
const NEWLINE = 10;
const RETURN = 13;
const SPACE = 32;
const QUOTE = 34;
const DOT = 46;
const ZERO = 48;

/**
 * Reads ratings.csv, or a file like it, from its bytes as they arrive. The file is all numbers and
 * may have tens of millions of rows, so no text and no row objects are made: 13 bytes are kept of
 * each rating. Columns are found by the header's names, in any order, or given.
 */
export class RatingsCsv {
  private readonly blocks: RatingRows[] = [];
  private readonly layout: RatingsLayout;
  private readonly delimiter: number;
  private header = '';
  /** What each column of the file is; empty until the header has been read. */
  private columns: readonly (RatingColumn | null)[];
  /** The first of the two bytes of a `::` has been read. */
  private halfDelimiter = false;
  private rows = 0;
  private readonly row = { userId: NaN, movieId: NaN, rating: 0, timestamp: 0 };
  private column = 0;
  private value = 0;
  private digits = 0;
  /** 0 before the decimal point, then 10 for each decimal place. */
  private scale = 0;

  constructor(layout: Partial<RatingsLayout> = {}) {
    this.layout = { ...RATINGS_CSV, ...layout };
    this.delimiter = this.layout.delimiter.charCodeAt(0);
    this.columns = this.layout.columns ?? [];
  }

  /** @throws Failure `library-unsupported` for a wrong header, `library-damaged` for a wrong row */
  push(piece: Uint8Array): void {
    let at = 0;
    for (; at < piece.length && !this.columns.length; at++) {
      if (piece[at] === NEWLINE) this.readHeader();
      else if (this.header.length > MAX_HEADER) throw this.unsupported();
      else this.header += String.fromCharCode(piece[at]);
    }
    for (; at < piece.length; at++) {
      const byte = piece[at];
      const digit = byte - ZERO;
      if (this.halfDelimiter && byte !== this.delimiter) throw this.wrongRow();
      if (digit >= 0 && digit <= 9) {
        this.value = this.value * 10 + digit;
        this.digits++;
        this.scale *= 10;
      } else if (byte === this.delimiter) {
        if (this.layout.delimiter === '::') this.halfDelimiter = !this.halfDelimiter;
        if (!this.halfDelimiter) this.endField();
      } else if (byte === NEWLINE) this.endRow();
      // Whatever stands in a column that is passed over is nobody's business.
      else if (this.columns[this.column] === null) continue;
      else if (byte === DOT && this.scale === 0) this.scale = 1;
      else if (byte !== RETURN && byte !== QUOTE && byte !== SPACE) throw this.wrongRow();
    }
  }

  /** All rows. Call once, after the last piece. */
  end(): RatingRows {
    if (!this.columns.length) this.readHeader();
    this.endRow();
    const all = emptyRows(this.rows);
    this.blocks.forEach((block, i) => {
      const count = Math.min(BLOCK, this.rows - i * BLOCK);
      all.userId.set(block.userId.subarray(0, count), i * BLOCK);
      all.filmId.set(block.filmId.subarray(0, count), i * BLOCK);
      all.halfStars.set(block.halfStars.subarray(0, count), i * BLOCK);
      all.time.set(block.time.subarray(0, count), i * BLOCK);
    });
    return all;
  }

  private readHeader(): void {
    // A byte order mark arrives here as three characters.
    const names = this.header.replace(/^\u00ef\u00bb\u00bf/, '').split(this.layout.delimiter);
    this.columns = names.map((name) => {
      const clean = name.trim().replace(/^"(.*)"$/, '$1');
      return isColumn(clean) && !this.layout.passOver.includes(clean) ? clean : null;
    });
    for (const needed of this.layout.needed)
      if (!this.columns.includes(needed)) throw this.unsupported();
  }

  private endField(): void {
    const name = this.columns[this.column++];
    if (name) {
      if (!this.digits) throw this.wrongRow();
      this.row[name] = this.scale ? this.value / this.scale : this.value;
    }
    this.value = this.digits = this.scale = 0;
  }

  private endRow(): void {
    // A blank line, usually the last.
    if (this.column === 0 && this.digits === 0) return;
    this.endField();
    const { userId, movieId, rating, timestamp } = this.row;
    const halfStars = rating * 2;
    const fits =
      this.column === this.columns.length &&
      isId(userId) &&
      isId(movieId) &&
      (!this.columns.includes('rating') ||
        (Number.isInteger(halfStars) && halfStars >= 1 && halfStars <= 10));
    if (!fits) throw this.wrongRow();
    const place = this.rows % BLOCK;
    if (place === 0) this.blocks.push(emptyRows(BLOCK));
    const block = this.blocks[this.blocks.length - 1];
    block.userId[place] = userId;
    block.filmId[place] = movieId;
    block.halfStars[place] = halfStars;
    // A time beyond the column (milliseconds, say) is as good as unknown.
    block.time[place] = timestamp <= MAX_U32 ? timestamp : 0;
    this.rows++;
    this.column = 0;
  }

  private wrongRow(): Failure {
    return new Failure(
      'library-damaged',
      `${this.layout.name} cannot be read: rating ${this.rows + 1} in it is not a rating of half a star to five.`,
      'Download the file again.',
    );
  }

  private unsupported(): Failure {
    const [last, ...others] = [...this.layout.needed].reverse();
    return new Failure(
      'library-unsupported',
      `${this.layout.name} does not have the columns ${others.reverse().join(', ')} and ${last}, so it cannot be read.`,
      'Choose a MovieLens .zip with ratings.csv and movies.csv, such as ml-latest-small.zip.',
    );
  }
}

function emptyRows(count: number): RatingRows {
  return {
    userId: new Uint32Array(count),
    filmId: new Uint32Array(count),
    halfStars: new Uint8Array(count),
    time: new Uint32Array(count),
  };
}

const isId = (value: number): boolean => Number.isInteger(value) && value <= MAX_U32;

const isColumn = (name: string): name is RatingColumn =>
  ['userId', 'movieId', 'rating', 'timestamp'].includes(name);
