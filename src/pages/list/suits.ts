/** A list's mean percentile in whole per cent, 1 to 99: it stands neither above all films nor below all. */
export function listPercent(percent: number): number {
  return Math.min(99, Math.max(1, Math.round(percent)));
}

/** What it says of two tastes. */
export function listVerdict(percent: number): string {
  if (percent >= 85) return 'Your tastes are close: its films rank high with you.';
  if (percent >= 65) return 'Much of it should be to your taste.';
  if (percent >= 40) return 'Some of it is to your taste, some is not.';
  return 'A taste quite unlike yours.';
}

/**
 * How many of a list's films the visitor has rated, as a sentence; empty for none.
 * @param films those of the list that this library has
 * @param whole whether that is all of them
 */
export function ratedInWords(rated: number, films: number, whole: boolean): string {
  if (rated === 0) return '';
  if (rated === films)
    return films === 1
      ? 'You have rated it yourself: this is what you think of it.'
      : `You have rated all ${whole ? 'of them' : 'that are in this library'} yourself: this is what you think of them.`;
  const of = whole ? `its ${films} films` : `the ${films} that are in this library`;
  return `You have rated ${rated} of ${of} yourself.`;
}

/**
 * By what rule the films for two are chosen.
 * @param within the part of both rankings, from the top, that every film is in
 */
export function ruleForTwo(within: number): string {
  if (within >= 1)
    return 'No film stands high with both of you, so these are simply by how well they suit the two of you on average.';
  return `Each of these is among the best ${Math.round(100 * within)}\u00a0% of films, both for you and for whoever made the list. The better it suits the two of you on average, the further up it is.`;
}
