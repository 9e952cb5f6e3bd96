import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../../src/engine/engine';
import { createWasmEngine } from '../../../src/engine/wasm/engine';
import { runInSlices } from '../../../src/engine/wasm/slices';
import { Asker, askPool } from '../../../src/model/ask/askNext';
import {
  askStrategies,
  interview,
  interviewees,
  ndcgAfter,
  type AskStrategies,
} from '../../../src/model/ask/askSimulation';
import { withoutUsers } from '../../../src/model/evaluation/evaluateRanking';
import { liked } from '../../../src/model/evidence/evidence';
import { fitHybrid, type Hybrid } from '../../../src/model/ranking/hybrid';
import { IalsRanking } from '../../../src/model/ranking/ialsRanking';
import { SeenChance } from '../../../src/model/ask/seenChance';
import { hasRankingSplit, realLibrary, realRankingSplit } from '../../support/realLibrary';
import { BUILD_MS, builtKernels } from '../../support/wasm';
import { pairedGain } from '../../../src/model/evaluation/standardError';

const TEN = 10;
/** One of the five folds is people enough: 121, and the gain is four times its standard error. */
const FOLDS = [0];

describe.skipIf(!hasRankingSplit)('what to ask next, on ml-latest-small', () => {
  let engine: Engine;
  const folds: { hybrid: Hybrid; strategies: AskStrategies; fold: number }[] = [];
  const library = hasRankingSplit ? realLibrary() : null;
  const people = hasRankingSplit ? realRankingSplit() : [];

  beforeAll(async () => {
    if (!library) return;
    engine = await createWasmEngine({ module: await builtKernels(), threads: 1 });
    // Tags were given by people, those held out among them.
    const films = library.films.map(({ id, title, year, genres }) => ({ id, title, year, genres }));
    for (const fold of FOLDS) {
      const out = people.filter((person) => person.fold === fold).map(({ userId }) => userId);
      const ratings = withoutUsers(library, new Set(out));
      const data = { films, users: library.userIds.length, ratings };
      const hybrid = await fitHybrid(data, { engine, seed: 1 });
      const { ials } = hybrid.parts;
      if (!(ials instanceof IalsRanking)) throw new Error('The blend has no iALS part.');
      folds.push({ fold, hybrid, strategies: await askStrategies(ials.model, ratings) });
    }
  }, BUILD_MS + 180_000);
  afterAll(() => {
    if (hasRankingSplit) engine.dispose();
  });

  it('ten answers on the films chosen beat ten on popular ones, for people never seen', () => {
    if (!library) return;
    const ours: number[] = [];
    const popular: number[] = [];
    const all = interviewees(library, people);
    for (const { fold, hybrid, strategies } of folds)
      for (const person of all.get(fold) ?? []) {
        ours.push(ndcgAfter(person, hybrid, interview(person, strategies.telling(), TEN, 0)));
        popular.push(ndcgAfter(person, hybrid, interview(person, strategies.popular(), TEN, 0)));
      }
    const { mean, error } = pairedGain(ours, popular);
    expect(ours.length).toBeGreaterThan(100);
    expect(mean).toBeGreaterThan(2 * error);
  }, 300_000);

  it('chooses ten films within a moment, and asks about known films only', async () => {
    if (!library) return;
    const { ials } = folds[0].hybrid.parts;
    if (!(ials instanceof IalsRanking)) throw new Error('The blend has no iALS part.');
    const { ratings } = library;
    const pool = askPool(ratings, library.films.length);
    const chance = await runInSlices(
      SeenChance.make(ratings, library.films.length, pool),
      undefined,
    );
    const asker = await runInSlices(Asker.make(ials.model, ratings, chance), undefined);
    const rated = new Uint32Array(library.films.length);
    for (const item of ratings.item) rated[item]++;
    const times = Array.from({ length: 9 }, (_, n) => {
      const began = performance.now();
      const asked = asker.next({ evidence: liked([n]), seen: [n], unseen: [] }, TEN);
      const took = performance.now() - began;
      expect(asked).toHaveLength(TEN);
      for (const item of asked) expect(rated[item]).toBeGreaterThan(60);
      return took;
    });
    console.info(`ten questions: ${times.map((ms) => ms.toFixed(1)).join(', ')} ms`);
    expect(Math.min(...times)).toBeLessThan(100);
  });
});
