import { expect, it } from 'vitest';
import { HYBRID_DEFAULTS } from '../../../src/model/ranking/hybrid';
import { evaluationOutlook } from '../../../workers/evaluationOutlook';
import { clusteredLibrary } from '../../support/clusteredLibrary';

it('says how many films each EASE covers: of likes alone, those that somebody likes', () => {
  const library = clusteredLibrary({ users: 20, items: 30, groups: 3, perUser: 6, seed: 4 });
  const { item, halfStars } = library.ratings;
  const liked = new Set(item.filter((_, n) => halfStars[n] >= 8));
  const outlook = evaluationOutlook(library);
  expect(liked.size).toBeLessThan(30);
  expect(outlook.likesEaseCovers).toBe(liked.size);
  expect(outlook.easeCovers).toBe(HYBRID_DEFAULTS.ease.cover);
});
