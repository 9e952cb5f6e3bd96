/** How a film moved since the last order: places up (+) or down (−), or newly come. */
export type Movement = number | 'new';

/**
 * Movement of every film from one order to the next. Films that left because they were marked are
 * taken out of the old order first: moving up one because another left says nothing about taste.
 */
export function movements(
  before: readonly number[],
  after: readonly number[],
  left: (key: number) => boolean,
): ReadonlyMap<number, Movement> {
  const moved = new Map<number, Movement>();
  if (before.length === 0) return moved;
  const oldRank = new Map<number, number>();
  for (const key of before) if (!left(key)) oldRank.set(key, oldRank.size);
  after.forEach((key, rank) => {
    const old = oldRank.get(key);
    if (old === undefined) {
      // The tail of the list merely slid in from below what was loaded.
      if (rank < oldRank.size) moved.set(key, 'new');
    } else if (old !== rank) moved.set(key, old - rank);
  });
  return moved;
}
