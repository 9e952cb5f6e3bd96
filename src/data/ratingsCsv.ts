import { Failure } from '../failure';
import { ScaleFinder, toHalfStars, type RatingScale } from './ratingScale';
import { readRatingsHeader, type RatingColumn } from './ratingsHeader';

/** Numbers of people or films: 32 bits each where that is enough for all of them. */
export type IdColumn = Uint32Array | Float64Array;

/** Ratings in file order, by the file's own numbers. */
export interface RatingRows {
  readonly userId: IdColumn;
  readonly filmId: IdColumn;
  /** 0 where the file has no ratings, only pairs. */
  readonly halfStars: Uint8Array;
  /** Seconds since 1970, 0 where the file has none. */
  readonly time: Uint32Array;
  /** The scale that the file's ratings are on; stars where it has none. */
  readonly scale: RatingScale;
}

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
  /** What to do about a file that does not have these columns. */
  readonly advice: string;
  /** The scale of the ratings, where another file has settled it; else it is found. */
  readonly scale?: RatingScale;
}

const RATINGS_CSV: RatingsLayout = {
  name: 'ratings.csv',
  delimiter: ',',
  columns: null,
  needed: ['userId', 'movieId', 'rating'],
  passOver: [],
  advice: 'Choose a MovieLens .zip with ratings.csv and movies.csv, such as ml-latest-small.zip.',
};

/** Rows per block; blocks rather than one growing array, so that growing copies nothing. */
const BLOCK = 2 ** 16;
const MAX_U32 = 2 ** 32 - 1;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];
const MAX_HEADER = 1000;
const NEWLINE = 10;
const RETURN = 13;
const SPACE = 32;
const QUOTE = 34;
const MINUS = 45;
const DOT = 46;
const ZERO = 48;

/** Rows as they are read, before the scale is known. */
interface Block {
  userId: IdColumn;
  filmId: IdColumn;
  /** Ratings in hundredths, as far as scales go: 10,000 at the most. */
  readonly hundredths: Uint16Array;
  readonly time: Uint32Array;
}

/**
 * Reads ratings.csv, or a file like it, from its bytes as they arrive. The file is all numbers and
 * may have tens of millions of rows, so no text and no row objects are made: 14 bytes are kept of
 * each rating, 8 more where numbers are beyond 32 bits. Columns are found by the header's names, in
 * any order, or given. The scale of the ratings is found from all of them ({@link ScaleFinder}).
 */
export class RatingsCsv {
  private readonly blocks: Block[] = [];
  private readonly layout: RatingsLayout;
  private readonly delimiter: number;
  private readonly scales: ScaleFinder;
  /** Bytes of the byte order mark that have been read; 3 also when there is none. */
  private mark = 0;
  private header = '';
  /** What each column of the file is; empty until the header has been read. */
  private columns: readonly (RatingColumn | null)[];
  /** The first of the two bytes of a `::` has been read. */
  private halfDelimiter = false;
  private rows = 0;
  private line = 1;
  private readonly row = { userId: NaN, movieId: NaN, rating: 0, timestamp: 0 };
  private column = 0;
  private value = 0;
  private digits = 0;
  /** 0 before the decimal point, then 10 for each decimal place. */
  private decimals = 0;
  /** A space or quote has ended the number. */
  private closed = false;
  /** The time is no number of seconds. */
  private timeless = false;

  constructor(layout: Partial<RatingsLayout> = {}) {
    this.layout = { ...RATINGS_CSV, ...layout };
    this.delimiter = this.layout.delimiter.charCodeAt(0);
    this.columns = this.layout.columns ?? [];
    this.scales = new ScaleFinder(this.layout.name, this.layout.scale);
  }

  /** @throws Failure `library-unsupported` for a wrong header, `library-damaged` for a wrong row */
  push(piece: Uint8Array): void {
    let at = 0;
    for (; at < piece.length && this.mark < 3; at++)
      if (piece[at] === BYTE_ORDER_MARK[this.mark]) this.mark++;
      else break;
    if (at < piece.length) this.mark = 3;
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
        if (this.closed) this.readStray(byte);
        this.value = this.value * 10 + digit;
        this.digits++;
        this.decimals *= 10;
      } else if (byte === this.delimiter) {
        if (this.layout.delimiter === '::') this.halfDelimiter = !this.halfDelimiter;
        if (!this.halfDelimiter) this.endField();
      } else if (byte === NEWLINE) {
        this.endRow();
        this.line++;
      }
      // Whatever stands in a column that is passed over is nobody's business.
      else if (this.columns[this.column] === null) continue;
      else if (byte === DOT && this.decimals === 0 && !this.closed) this.decimals = 1;
      else if (byte !== RETURN && byte !== QUOTE && byte !== SPACE) this.readStray(byte);
      else this.closed = this.digits > 0;
    }
  }

  /**
   * All rows. Call once, after the last piece.
   * @throws Failure as {@link push}; `library-damaged` when the ratings are on no scale
   */
  end(): RatingRows {
    if (!this.columns.length) this.readHeader();
    this.endRow();
    const scale = this.scales.find();
    const wide = this.blocks.some(({ userId }) => userId instanceof Float64Array);
    const wideFilms = this.blocks.some(({ filmId }) => filmId instanceof Float64Array);
    const all = {
      userId: wide ? new Float64Array(this.rows) : new Uint32Array(this.rows),
      filmId: wideFilms ? new Float64Array(this.rows) : new Uint32Array(this.rows),
      halfStars: new Uint8Array(this.rows),
      time: new Uint32Array(this.rows),
      scale,
    };
    const halfStarsOf = this.columns.includes('rating')
      ? Uint8Array.from({ length: 100 * scale.highest + 1 }, (_, n) => toHalfStars(n / 100, scale))
      : new Uint8Array(1);
    this.blocks.forEach((block, i) => {
      const from = i * BLOCK;
      const count = Math.min(BLOCK, this.rows - from);
      all.userId.set(block.userId.subarray(0, count), from);
      all.filmId.set(block.filmId.subarray(0, count), from);
      all.time.set(block.time.subarray(0, count), from);
      for (let n = 0; n < count; n++) all.halfStars[from + n] = halfStarsOf[block.hundredths[n]];
    });
    return all;
  }

  private readHeader(): void {
    this.line++;
    this.columns = readRatingsHeader(this.header, this.layout.delimiter).map((name) =>
      name && this.layout.passOver.includes(name) ? null : name,
    );
    for (const needed of this.layout.needed)
      if (!this.columns.includes(needed)) throw this.unsupported();
  }

  /** A time may be a date in words, which is as good as none; any other number is needed. */
  private readStray(byte: number): void {
    const name = this.columns[this.column];
    if (name === 'timestamp') this.timeless = true;
    else if (name === 'rating' && byte === MINUS)
      throw this.damaged(
        'has a rating below nought, which is on no scale that can be read: half a star to five, 1 to 10, 0 to 100',
      );
    else if (name !== null) throw this.wrongRow();
  }

  private endField(): void {
    const name = this.columns[this.column++];
    if (name === 'timestamp' && (this.timeless || !this.digits)) this.row.timestamp = 0;
    else if (name) {
      if (!this.digits) throw this.wrongRow();
      this.row[name] = this.decimals ? this.value / this.decimals : this.value;
    }
    this.value = this.digits = this.decimals = 0;
    this.closed = this.timeless = false;
  }

  private endRow(): void {
    // A blank line, usually the last.
    if (this.column === 0 && this.digits === 0 && this.decimals === 0) return;
    this.endField();
    const { userId, movieId, rating, timestamp } = this.row;
    if (this.column !== this.columns.length) throw this.wrongRow();
    if (userId > Number.MAX_SAFE_INTEGER || movieId > Number.MAX_SAFE_INTEGER)
      throw this.damaged(
        `has a user or film number above ${Number.MAX_SAFE_INTEGER}, the largest that can be told from the next`,
      );
    if (!Number.isInteger(userId) || !Number.isInteger(movieId)) throw this.wrongRow();
    if (this.columns.includes('rating')) this.scales.add(rating, this.line);

    const place = this.rows % BLOCK;
    if (place === 0) this.blocks.push(emptyBlock());
    const block = this.blocks[this.blocks.length - 1];
    if (userId > MAX_U32) block.userId = widened(block.userId);
    if (movieId > MAX_U32) block.filmId = widened(block.filmId);
    block.userId[place] = userId;
    block.filmId[place] = movieId;
    block.hundredths[place] = Math.round(100 * rating);
    // A time beyond the column (milliseconds, say) is as good as unknown.
    block.time[place] = timestamp <= MAX_U32 ? timestamp : 0;
    this.rows++;
    this.column = 0;
  }

  private wrongRow(): Failure {
    return this.damaged(`is not ${inWords(this.columns)} in numbers from 0 up`);
  }

  private damaged(what: string): Failure {
    return new Failure(
      'library-damaged',
      `${this.layout.name} cannot be read: line ${this.line} ${what}.`,
      'Correct that line, or get the file again.',
    );
  }

  private unsupported(): Failure {
    const needed = inWords(this.layout.needed);
    return new Failure(
      'library-unsupported',
      `${this.layout.name} does not have the columns ${needed}, so it cannot be read.`,
      this.layout.advice,
    );
  }
}

function inWords(columns: readonly (RatingColumn | null)[]): string {
  const names = columns.filter((name) => name !== null);
  return [names.slice(0, -1).join(', '), ...names.slice(-1)].join(' and ');
}

function emptyBlock(): Block {
  return {
    userId: new Uint32Array(BLOCK),
    filmId: new Uint32Array(BLOCK),
    hundredths: new Uint16Array(BLOCK),
    time: new Uint32Array(BLOCK),
  };
}

const widened = (ids: IdColumn): IdColumn =>
  ids instanceof Float64Array ? ids : Float64Array.from(ids);
