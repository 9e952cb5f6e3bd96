import { describe, expect, it } from 'vitest';
import { readRatingsFile } from '../../../../src/data/ratingsFile';
import { parseRatingSplit } from '../../../../src/model/evaluation/ratingSplit';

/** Neither sorted by person nor by film, and one rating is given twice. */
const file = readRatingsFile(
  new TextEncoder().encode(
    'userId,movieId,rating,timestamp\n7,20,1,10\n2,30,2,10\n7,10,3,10\n2,30,4,20\n2,10,5,10\n',
  ),
  'ratings.csv',
);

describe('a rating split', () => {
  it('goes by the place of each rating in the file, whatever became of their order', () => {
    const folds = parseRatingSplit('0\n1\n2\n3\n4\n', file);
    // By person, then film: 2 of 10, 2 of 30 (the later), 7 of 10, 7 of 20.
    expect([...file.ratings.halfStars]).toEqual([10, 8, 6, 2]);
    expect([...folds]).toEqual([4, 3, 2, 0]);
    expect(parseRatingSplit('0\r\n1\r\n2\r\n3\r\n4', file)).toEqual(folds);
  });

  it.each([
    ['of another length', '0\n1\n2\n3\n', /4 lines for 5 ratings/],
    ['with a word', '0\n1\nx\n3\n4\n', /Line 3/],
    ['with an empty line', '0\n1\n\n3\n4\n', /Line 3/],
    ['with a fold beyond 255', '0\n1\n2\n256\n4\n', /Line 4/],
  ])('%s is refused', (_, text, sentence) => {
    expect(() => parseRatingSplit(text, file)).toThrow(sentence);
  });
});
