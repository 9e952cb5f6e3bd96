import { Failure } from '../failure';

/** Ratings in file order, by the file's own numbers. */
export interface RatingRows {
  readonly userId: Uint32Array;
  readonly filmId: Uint32Array;
  readonly halfStars: Uint8Array;
  /** Seconds since 1970, 0 where the file has none. */
  readonly time: Uint32Array;
}

type Column = 'userId' | 'movieId' | 'rating' | 'timestamp';

/** Rows per block; blocks rather than one growing array, so that growing copies nothing. */
const BLOCK = 2 ** 16;
const MAX_U32 = 2 ** 32 - 1;
const MAX_HEADER = 1000;
const NEWLINE = 10;
const RETURN = 13;
const SPACE = 32;
const QUOTE = 34;
const COMMA = 44;
const DOT = 46;
const ZERO = 48;

/**
 * Reads ratings.csv from its bytes as they arrive. The file is all numbers and may have tens of
 * millions of rows, so no text and no row objects are made: 13 bytes are kept of each rating.
 * Columns are found by the header's names, in any order.
 */
export class RatingsCsv {
  private readonly blocks: RatingRows[] = [];
  private header = '';
  /** What each column of the file is; empty until the header has been read. */
  private columns: (Column | null)[] = [];
  private rows = 0;
  private readonly row = { userId: NaN, movieId: NaN, rating: NaN, timestamp: 0 };
  private column = 0;
  private value = 0;
  private digits = 0;
  /** 0 before the decimal point, then 10 for each decimal place. */
  private scale = 0;

  /** @throws Failure `library-unsupported` for a wrong header, `library-damaged` for a wrong row */
  push(piece: Uint8Array): void {
    let at = 0;
    for (; at < piece.length && !this.columns.length; at++) {
      if (piece[at] === NEWLINE) this.readHeader();
      else if (this.header.length > MAX_HEADER) throw unsupported();
      else this.header += String.fromCharCode(piece[at]);
    }
    for (; at < piece.length; at++) {
      const byte = piece[at];
      const digit = byte - ZERO;
      if (digit >= 0 && digit <= 9) {
        this.value = this.value * 10 + digit;
        this.digits++;
        this.scale *= 10;
      } else if (byte === COMMA) this.endField();
      else if (byte === NEWLINE) this.endRow();
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
    const names = this.header.replace(/^\u00ef\u00bb\u00bf/, '').split(',');
    this.columns = names.map((name) => {
      const clean = name.trim().replace(/^"(.*)"$/, '$1');
      return isColumn(clean) ? clean : null;
    });
    for (const needed of ['userId', 'movieId', 'rating'] as const)
      if (!this.columns.includes(needed)) throw unsupported();
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
      Number.isInteger(halfStars) &&
      halfStars >= 1 &&
      halfStars <= 10;
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
      `ratings.csv cannot be read: rating ${this.rows + 1} in it is not a rating of half a star to five.`,
      'Download the file again.',
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

const isColumn = (name: string): name is Column =>
  ['userId', 'movieId', 'rating', 'timestamp'].includes(name);

function unsupported(): Failure {
  return new Failure(
    'library-unsupported',
    'ratings.csv does not have the columns userId, movieId and rating, so it cannot be read.',
    'Choose a MovieLens .zip with ratings.csv and movies.csv, such as ml-latest-small.zip.',
  );
}
