import type { RatingColumns } from '../../src/data/library';
import { createRandom } from '../../src/engine/random';

/**
 * Ratings of people who each like one group of films (item % groups) and little else, so that a
 * model's right answer is known. Lower item numbers are better known.
 */
export function clusteredRatings(shape: {
  users: number;
  items: number;
  groups: number;
  perUser: number;
  seed: number;
}): RatingColumns {
  const random = createRandom(shape.seed);
  const rows: { user: number; item: number; halfStars: number }[] = [];
  for (let user = 0; user < shape.users; user++) {
    const group = user % shape.groups;
    const seen = new Map<number, number>();
    while (seen.size < shape.perUser) {
      const item = Math.floor(random.next() ** 1.5 * shape.items);
      const own = item % shape.groups === group;
      if (!own && random.next() < 0.8) continue;
      seen.set(item, own ? 8 + random.integer(3) : 2 + random.integer(5));
    }
    for (const [item, halfStars] of [...seen].sort(([a], [b]) => a - b))
      rows.push({ user, item, halfStars });
  }
  return {
    user: Uint32Array.from(rows, ({ user }) => user),
    item: Uint32Array.from(rows, ({ item }) => item),
    halfStars: Uint8Array.from(rows, ({ halfStars }) => halfStars),
    time: new Uint32Array(rows.length),
  };
}
