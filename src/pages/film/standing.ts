import type { Explanation } from '../../../workers/protocol';

/** The worker lists at most so many reasons: with fewer, every one that counts is there. */
const MOST_REASONS = 12;
const CLOSE = 0.005;

/** Where the film stands among all that are not rated yet: 0 first, 1 last. */
function depth({ rank, candidates }: Explanation): number | null {
  return rank === null ? null : rank / Math.max(1, candidates);
}

/** The heading over the reasons. It takes a side only where the ranking does. */
export function headingOf(explanation: Explanation | null): string {
  if (!explanation) return 'How it suits you';
  if (!explanation.personal) return 'Where it stands';
  const part = depth(explanation);
  if (part === null) return 'How it suits you';
  return explanation.score > 0 && part <= 0.5 ? 'Why it suits you' : 'Why it may not suit you';
}

/** What the rank alone does not say; empty near the top, where it says all, and when not personal. */
export function verdictOf(explanation: Explanation): string {
  const part = depth(explanation);
  if (part === null || !explanation.personal) return '';
  if (explanation.score <= 0) return 'Your ratings speak against it.';
  if (part <= 0.1) return '';
  if (part <= 0.5) return 'Other films suit you better.';
  return 'Your ratings say little for it.';
}

/** What the listed shares are, said only as far as the figures bear it out. */
export function sharesInWords({ popularity, reasons }: Explanation): string {
  const shares = [popularity, ...reasons.map(({ share }) => share)];
  const sum = shares.reduce((total, share) => total + share, 0);
  const sizes = shares.reduce((total, share) => total + Math.abs(share), 0);
  if (Math.abs(sum - 1) <= CLOSE)
    return 'Each is an exact share of the film’s score; together they make 100\u00a0%.';
  // Near nothing, shares of the score would blow up: the worker gives shares of the sum of sizes.
  if (Math.abs(sizes - 1) <= CLOSE && sum <= 0.1 + CLOSE)
    return 'What speaks for the film and what speaks against it make 100\u00a0% together.';
  if (reasons.length < MOST_REASONS) return 'Each is an exact share of what makes up its score.';
  return 'Each is an exact share of what makes up its score; the rest comes from weaker ratings.';
}
