import { describe, expect, it } from 'vitest';
import { createReferenceEngine } from '../../../src/engine/reference/engine';
import { Failure } from '../../../src/failure';
import {
  CONTROL_SETTINGS,
  evaluateControls,
  type ControlFigures,
} from '../../../src/model/evaluateControls';
import { evaluateRanking } from '../../../src/model/evaluateRanking';
import { holdOut } from '../../../src/model/holdout';
import { fitHybrid, HYBRID_DEFAULTS } from '../../../src/model/hybrid';
import { Popularity } from '../../../src/model/popularity';
import { clusteredLibrary } from '../../support/clusteredLibrary';

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
