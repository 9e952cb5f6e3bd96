import type { SortedRatings } from '../../data/ratingColumns';
import { Failure } from '../../failure';

/**
 * Reads a rating split: line n is the fold, 0 to 255, of the n-th rating in the file of ratings.
 * @returns the fold of each rating that was kept
 * @throws Failure `bad-input` on a line that is no fold, or when the lines are not as many as the
 * file's ratings
 */
export function parseRatingSplit(
  text: string,
  { row, rows }: Pick<SortedRatings, 'row' | 'rows'>,
): Uint8Array {
  const lines = text.trimEnd().split(/\r?\n/);
  const wrong = lines.findIndex((line) => !/^\d{1,3}$/.test(line) || Number(line) > 255);
  if (wrong >= 0)
    throw new Failure(
      'bad-input',
      `Line ${wrong + 1} of the rating split is not the number of a fold.`,
    );
  if (lines.length !== rows)
    throw new Failure(
      'bad-input',
      `The rating split is of another library: it has ${lines.length} lines for ${rows} ratings.`,
      'Give the folder of splits that belongs to the library, or none.',
    );
  return Uint8Array.from(row, (n) => Number(lines[n]));
}
