import { Failure } from '../failure';

/** A test user of the ranking protocol: films given for fold-in, films to be found. */
export interface TestUser {
  readonly userId: number;
  readonly fold: number;
  readonly given: readonly number[];
  readonly held: readonly number[];
}

/**
 * Reads a ranking split: lines `userId,fold,movieId,held` after a header, `held` 1 or 0. Films by
 * the library's own ids.
 * @throws Failure `bad-input` on a line that does not fit
 */
export function parseRankingSplit(text: string): TestUser[] {
  const users = new Map<string, { given: number[]; held: number[] }>();
  const lines = text.split(/\r?\n/);
  for (let n = 1; n < lines.length; n++) {
    if (lines[n] === '') continue;
    const [userId, fold, movieId, held] = lines[n].split(',').map(Number);
    if (![userId, fold, movieId].every(Number.isSafeInteger) || (held !== 0 && held !== 1))
      throw new Failure(
        'bad-input',
        `Line ${n + 1} of the ranking split is not userId,fold,movieId,held.`,
      );
    const name = `${userId},${fold}`;
    const user = users.get(name) ?? { given: [], held: [] };
    users.set(name, user);
    (held === 1 ? user.held : user.given).push(movieId);
  }
  return Array.from(users, ([name, films]) => {
    const [userId, fold] = name.split(',').map(Number);
    return { userId, fold, ...films };
  });
}
