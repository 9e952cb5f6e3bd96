import { beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../../../src/engine/engine';
import type { GibbsSampler } from '../../../../src/engine/gibbs';
import { createReferenceEngine } from '../../../../src/engine/reference/engine';
import { referenceGibbs } from '../../../../src/engine/reference/gibbs';
import { createWasmEngine } from '../../../../src/engine/wasm/engine';
import { Failure } from '../../../../src/failure';
import { KeptDraws } from '../../../../src/model/bayes/keptDraws';
import { BAYES_DEFAULTS } from '../../../../src/model/bayes/options';
import { PairPredictor } from '../../../../src/model/bayes/pairs';
import { trainBayes, type BayesRun } from '../../../../src/model/bayes/train';
import { holdOut, lowRankRatings } from '../../../support/ratedPairs';
import { BUILD_MS, builtKernels } from '../../../support/wasm';

const SWEEPS = 12;
const OPTIONS = { ...BAYES_DEFAULTS, factors: 16, sweeps: SWEEPS, burnIn: 2, kept: 3 };
const { train, test } = holdOut(
  lowRankRatings({ users: 120, items: 90, density: 0.25, noise: 0.5, seed: 21 }),
  5,
  22,
);

let wasm: Engine;
beforeAll(async () => {
  wasm = await createWasmEngine({ module: await builtKernels(), threads: 1 });
}, BUILD_MS);

async function learnt(engine: BayesRun['engine'], seed = 1) {
  const kept = new KeptDraws({ ...OPTIONS, seed });
  const pairs = new PairPredictor(Int32Array.from(test.user), Int32Array.from(test.item), seed);
  await trainBayes(train, { ...OPTIONS, seed }, [kept, pairs], { engine });
  return { model: kept.model(), ...pairs.result() };
}

function expectAlike(ours: ArrayLike<number>, theirs: ArrayLike<number>): void {
  expect(ours.length).toBe(theirs.length);
  let most = 0;
  for (let n = 0; n < ours.length; n++) most = Math.max(most, Math.abs(ours[n] - theirs[n]));
  expect(most).toBeLessThan(1e-6);
}

describe('the Gibbs sampler on different engines', () => {
  it('draws the same from a seed over many sweeps, up to rounding', async () => {
    const ours = await learnt(wasm);
    const theirs = await learnt(createReferenceEngine());
    expectAlike(ours.mean, theirs.mean);
    expectAlike(ours.sd, theirs.sd);
    expect(ours.model.draws).toHaveLength(theirs.model.draws.length);
    ours.model.draws.forEach((draw, n) => {
      const other = theirs.model.draws[n];
      expectAlike(draw.itemMeans, other.itemMeans);
      expectAlike(draw.itemNoise, other.itemNoise);
      expectAlike(draw.hasRated, other.hasRated);
      expect(Math.abs(draw.tau / other.tau - 1)).toBeLessThan(1e-6);
      expect(draw.degrees).toBe(other.degrees);
    });
  });

  it('repeats itself exactly on one engine, and differs for another seed', async () => {
    const first = await learnt(wasm);
    expect(await learnt(wasm)).toEqual(first);
    expect((await learnt(wasm, 2)).mean).not.toEqual(first.mean);
  });

  it('is the reference where an engine has no sampler, or not enough memory', async () => {
    const expected = await learnt(undefined);
    const full: GibbsSampler = {
      ...referenceGibbs,
      adopt: () => {
        throw new Failure('engine-unavailable', 'No memory.');
      },
    };
    expect(await learnt({})).toEqual(expected);
    expect(await learnt({ gibbs: () => Promise.resolve(full) })).toEqual(expected);
  });

  it('lets others have their turn, and stops when told to', async () => {
    let turns = 0;
    const stop = new AbortController();
    const timer = setInterval(() => turns++, 0);
    const heavy = { ...OPTIONS, factors: 40, sweeps: 400 };
    const run = trainBayes(train, heavy, [], {
      engine: wasm,
      signal: stop.signal,
      onSweep: (sweep) => {
        if (sweep === 60) stop.abort();
      },
    });
    await expect(run).rejects.toMatchObject({ code: 'cancelled' });
    clearInterval(timer);
    expect(turns).toBeGreaterThan(3);
  });
});
