import { expect, it } from 'vitest';
import { createReferenceEngine } from '../../../../src/engine/reference/engine';
import { predictStrangers } from '../../../../src/model/evaluation/predictStrangers';
import { clusteredRatings } from '../../../support/clusteredRatings';
import { notingModel } from '../../../support/notingModel';

const USERS = 10;
const ITEMS = 20;
const ratings = clusteredRatings({ users: USERS, items: ITEMS, groups: 2, perUser: 6, seed: 4 });
const films = Array.from({ length: ITEMS }, (_, id) => ({ id, title: '', year: null, genres: [] }));
const folds = Uint8Array.from(ratings.user, (_, n) => n % 3);
const isNew = (user: number): boolean => user % 2 === 1;

it('predicts each rating of new people from their other folds, by a model that never saw them', async () => {
  // An item is known by what is predicted of it.
  const { kind, trained, asked } = notingModel((item) => item);
  const library = { films, userIds: new Float64Array(USERS), ratings };
  const context = { engine: createReferenceEngine(), seed: 1 };
  const held = await predictStrangers(kind, library, folds, isNew, context);

  expect(trained).toHaveLength(1);
  expect([...trained[0].ratings.user].some(isNew)).toBe(false);
  expect(new Set(trained[0].ratings.user)).toEqual(new Set([0, 2, 4, 6, 8]));

  const key = (user: number, item: number, halfStars: number) => `${user} ${item} ${halfStars}`;
  const wanted = [...ratings.user.keys()]
    .filter((n) => isNew(ratings.user[n]))
    .map((n) => key(ratings.user[n], ratings.item[n], ratings.halfStars[n]));
  const found = Array.from(held.user, (user, n) => key(user, held.predicted[n], 2 * held.stars[n]));
  expect(found.sort()).toEqual(wanted.sort());
  expect(Array.from(held.sd)).toEqual(wanted.map(() => 1));

  for (const { evidence, items } of asked) {
    const given = new Set(evidence.map(({ item }) => item));
    expect(items.some((item) => given.has(item))).toBe(false);
    // All that this person rated is either given or asked.
    expect(evidence.length + items.length).toBe(6);
  }
});
