import { describe, expect, it } from 'vitest';
import { createReferenceEngine } from '../../../../src/engine/reference/engine';
import { confidence } from '../../../../src/model/evidence/confidence';
import { liked } from '../../../../src/model/evidence/evidence';
import {
  fitInformedIals,
  INFORMED_IALS_DEFAULTS,
} from '../../../../src/model/ranking/informedIals';
import { topItems } from '../../../../src/model/recommend/topItems';
import { clusteredLibrary } from '../../../support/clusteredLibrary';

const library = clusteredLibrary({ users: 60, items: 45, groups: 3, perUser: 8, seed: 2 });
const data = { films: library.films, users: 60, ratings: library.ratings };
const context = { engine: createReferenceEngine(), seed: 1 };
const options = { ...INFORMED_IALS_DEFAULTS, factors: 8, epochs: 4 };

describe('ratings as confidences', () => {
  it('grow with the stars and never turn against', () => {
    const all = Array.from({ length: 10 }, (_, n) =>
      confidence(n + 1, { ...INFORMED_IALS_DEFAULTS.confidences, perStar: 0.1 }),
    );
    for (let n = 1; n < all.length; n++) {
      expect(all[n].weight).toBeGreaterThanOrEqual(all[n - 1].weight);
      expect(all[n].target).toBeGreaterThanOrEqual(all[n - 1].target);
    }
    expect(all[0].target).toBeGreaterThan(0);
    expect(all[9].weight).toBeCloseTo(1.1, 12);
    expect(all[7]).toEqual({ weight: 1, target: 1 });
  });
});

describe('iALS with genres and a prior', () => {
  it('finds the group of films a person likes', async () => {
    const model = await fitInformedIals(data, context, options);
    const best = topItems(
      model.foldIn(liked([1, 4])).scores(),
      8,
      (item) => item !== 1 && item !== 4,
    );
    // A third of all films are in the group; people also watch, and dislike, some of the others.
    expect([...best].filter((item) => item % 3 === 1).length).toBeGreaterThanOrEqual(7);
  });

  it('has a list for someone who said nothing: what most people like', async () => {
    const model = await fitInformedIals(data, context, options);
    const scores = model.foldIn(liked([])).scores();
    const likes = model.model.popularity;
    const most = likes.indexOf(Math.max(...likes));
    const least = likes.indexOf(Math.min(...likes));
    expect(scores[most]).toBeGreaterThan(scores[least]);
  });

  it('places a film that nobody rated by its genres', async () => {
    // Film 44 is of group 2; its ratings are taken away.
    const kept = (_: number, n: number) => data.ratings.item[n] !== 44;
    const { user, item, halfStars, time } = data.ratings;
    const ratings = {
      user: user.filter(kept),
      item: item.filter(kept),
      halfStars: halfStars.filter(kept),
      time: time.filter(kept),
    };
    const scores = async (genres: number) => {
      const fitted = await fitInformedIals({ ...data, ratings }, context, { ...options, genres });
      return [
        fitted.foldIn(liked([2, 5, 8])).scores()[44],
        fitted.foldIn(liked([0, 3, 6])).scores()[44],
      ];
    };
    const [own, other] = await scores(3);
    expect(own).toBeGreaterThan(other + 0.05);
    const [blindOwn, blindOther] = await scores(0);
    expect(blindOwn).toBeCloseTo(blindOther, 6);
  });
});
