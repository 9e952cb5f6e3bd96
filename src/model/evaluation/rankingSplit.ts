import { Failure } from '../../failure';

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
 * @throws Failure `bad-input` on a line that does not fit, or that holds out a film that another gives
 */
export function parseRankingSplit(text: string): TestUser[] {
  const users = new Map<string, { given: Set<number>; held: Set<number> }>();
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
    const user = users.get(name) ?? { given: new Set(), held: new Set() };
    users.set(name, user);
    const [own, other] = held === 1 ? [user.held, user.given] : [user.given, user.held];
    if (other.has(movieId))
      throw new Failure(
        'bad-input',
        `Line ${n + 1} of the ranking split would have film ${movieId} of user ${userId} both given and held out in fold ${fold}, and what is given is never recommended.`,
        'Leave one of the two lines out.',
      );
    own.add(movieId);
  }
  return Array.from(users, ([name, { given, held }]) => {
    const [userId, fold] = name.split(',').map(Number);
    return { userId, fold, given: [...given], held: [...held] };
  });
}
