import { describe, expect, it } from 'vitest';
import { createReferenceEngine } from '../../../../src/engine/reference/engine';
import { Failure } from '../../../../src/failure';
import {
  CONTROL_SETTINGS,
  evaluateControls,
  type ControlFigures,
} from '../../../../src/model/evaluation/evaluateControls';
import { FEW_LIKES } from '../../../../src/model/evaluation/fewLikes';
import { evaluateRanking, heldOutFolds } from '../../../../src/model/evaluation/evaluateRanking';
import { liked } from '../../../../src/model/evidence/evidence';
import { holdOut } from '../../../../src/model/evaluation/holdout';
import { fitHybrid, HYBRID_DEFAULTS } from '../../../../src/model/ranking/hybrid';
import { ndcgAt } from '../../../../src/model/evaluation/metrics';
import { Popularity } from '../../../../src/model/ranking/popularity';
import { topItems } from '../../../../src/model/recommend/topItems';
import { clusteredLibrary } from '../../../support/clusteredLibrary';

const library = clusteredLibrary({ users: 60, items: 90, groups: 3, perUser: 12, seed: 2 });
const users = holdOut(library, 1).filter(({ fold }) => fold < 2);
const options = { ...HYBRID_DEFAULTS, ials: { ...HYBRID_DEFAULTS.ials, factors: 6 } };
const fit = (ratings: typeof library.ratings) =>
  fitHybrid(
    { films: library.films, users: library.userIds.length, ratings },
    { engine: createReferenceEngine(), seed: 1 },
    options,
  );
const seen: number[] = [];
const people: number[] = [];
const figures = await evaluateControls(library, users, fit, CONTROL_SETTINGS, {
  onPerson: (_, done) => people.push(done),
  onFold: (folds) => seen.push(folds),
});
const of = (setting: Partial<ControlFigures['setting']>): ControlFigures => {
  const whole = { fame: 0, variety: 0, surprise: 0, ...setting };
  const found = figures.find((each) => JSON.stringify(each.setting) === JSON.stringify(whole));
  if (!found) throw new Error('not measured');
  return found;
};

describe('the effect of the controls', () => {
  it('begins with the ranking alone, which scores as the evaluation of models has it', async () => {
    const { ndcg, coverage, diversity, novelty } = await evaluateRanking(library, users, fit);
    expect(figures[0].ndcg20).toBeCloseTo(ndcg[20], 12);
    expect(figures[0].ndcg100).toBeCloseTo(ndcg[100], 12);
    expect(figures[0].coverage).toBeCloseTo(coverage[20], 12);
    expect(figures[0].genreDistance).toBeCloseTo(diversity[20], 12);
    expect(figures[0].novelty).toBeCloseTo(novelty[20], 12);
    expect(figures[0]).toMatchObject({ gain20: 0, gainError: 0, people: users.length });
    expect(figures[0].kept).toBeCloseTo(1, 12);
  });

  it('shows what each control is for', () => {
    expect(of({ variety: 1 }).genreDistance).toBeGreaterThan(of({}).genreDistance);
    expect(of({ variety: 1 }).tasteDistance).toBeGreaterThan(of({}).tasteDistance);
    expect(of({ fame: -1 }).novelty).toBeGreaterThan(of({}).novelty);
    expect(of({ fame: 1 }).novelty).toBeLessThan(of({}).novelty);
    expect(of({ surprise: 1 }).kept).toBeLessThan(of({ surprise: 0.3 }).kept);
    for (const { gain20, ndcg20 } of figures)
      expect(gain20).toBeCloseTo(ndcg20 - figures[0].ndcg20, 12);
  });

  it('is measured again for people known by few likes, all the others being to be found', async () => {
    for (const { setting, few, likes } of figures) {
      // Nobody of this small library has fifteen.
      expect(few.map((each) => each.likes)).toEqual(FEW_LIKES.slice(0, 3));
      expect(likes).toBeGreaterThan(5);
      for (const { gain20, gainError, kept, people, ndcg20, likes: known } of few) {
        expect(people).toBe(users.filter(({ given }) => given.length >= known).length);
        expect(ndcg20).toBeGreaterThan(0);
        if (JSON.stringify(setting) === JSON.stringify(figures[0].setting)) {
          expect([gain20, gainError]).toEqual([0, 0]);
          expect(kept).toBeCloseTo(1, 12);
        }
      }
    }
    // By hand: the ranking alone for people of whom two likes are known.
    const expected: number[] = [];
    for (const { users: tested, ratings } of heldOutFolds(library, users)) {
      const model = await fit(ratings);
      for (const { given, held } of tested) {
        const known = given.slice(0, 2);
        const scores = model.foldIn(liked(known)).scores();
        const list = topItems(scores, 20, (item) => !known.includes(item));
        expected.push(ndcgAt(list, new Set([...held, ...given.slice(2)]), 20));
      }
    }
    const mean = expected.reduce((sum, each) => sum + each, 0) / expected.length;
    expect(figures[0].few[1].ndcg20).toBeCloseTo(mean, 12);
    // Chance does more where less is known.
    const surprise = of({ surprise: 1 });
    expect(surprise.few[1].kept).toBeLessThan(surprise.kept);
  });

  it('tells of every person and every fold', () => {
    expect(seen).toEqual([1, 2]);
    expect(people).toHaveLength(users.length);
    expect(figures).toHaveLength(CONTROL_SETTINGS.length);
  });

  it('can be had of what is served only', async () => {
    const other = evaluateControls(
      library,
      users,
      async () => new Popularity(Uint32Array.from(library.films, () => 1)),
      CONTROL_SETTINGS,
    );
    await expect(other).rejects.toThrow(Failure);
  });
});
