import { memory } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src/engine/random';
import { openTensorBackend } from '../../../../src/engine/tensors/backend';
import { Network } from '../../../../src/engine/tensors/network';
import { Failure } from '../../../../src/failure';
import { Autoencoder } from '../../../../src/model/ranking/autoencoder';
import {
  AUTOENCODER_DEFAULTS,
  fitAutoencoder,
  type AutoencoderOptions,
} from '../../../../src/model/ranking/autoencoderTraining';
import { liked, type ItemEvidence } from '../../../../src/model/evidence/evidence';
import type { FitContext, RankingData } from '../../../../src/model/ranking/rankingModel';
import { topItems } from '../../../../src/model/recommend/topItems';
import { clusteredLibrary } from '../../../support/clusteredLibrary';

const GROUPS = 3;
const { films, ratings, userIds } = clusteredLibrary({
  ...{ users: 90, items: 60, groups: GROUPS, perUser: 10, seed: 4 },
});
const data: RankingData = { films, users: userIds.length, ratings };
const small: AutoencoderOptions = {
  ...AUTOENCODER_DEFAULTS,
  ...{ cover: 45, hidden: 16, epochs: 30, batch: 20, learningRate: 0.01 },
};
const fit = (options: Partial<AutoencoderOptions> = {}, context: Partial<FitContext> = {}) =>
  fitAutoencoder(data, { seed: 1, ...context }, { ...small, ...options });
const trained = fit();
const covered = Array.from((await trained).save().arrays['cover']);
const outside = films.findIndex((_, item) => !covered.includes(item));

describe('the autoencoder', () => {
  it('learns who likes what', async () => {
    const model = await trained;
    let own = 0;
    for (let group = 0; group < GROUPS; group++) {
      const given = [0, 1, 2].map((n) => group + n * GROUPS);
      const scores = model.foldIn(liked(given)).scores();
      for (const item of topItems(scores, 8, (item) => !given.includes(item)))
        if (item % GROUPS === group) own++;
    }
    expect(own).toBeGreaterThan(0.8 * 8 * GROUPS);
  });

  it('starts as popularity: untrained, a stranger’s chances are the films’ shares of likes', async () => {
    const scores = (await fit({ epochs: 0 })).foldIn([]).scores();
    const counts = films.map(({ id }) =>
      ratings.halfStars.reduce(
        (sum, stars, p) => sum + (stars >= 8 && films[ratings.item[p]].id === id ? 1 : 0),
        0.5,
      ),
    );
    const all = covered.reduce((sum, item) => sum + counts[item], 0);
    for (const item of covered) expect(scores[item]).toBeCloseTo(Math.log(counts[item] / all), 5);
  });

  it('gives chances that sum to one over the films it covers', async () => {
    const scores = (await trained).foldIn(liked([3, 7])).scores();
    const sum = covered.reduce((total, item) => total + Math.exp(scores[item]), 0);
    expect(sum).toBeCloseTo(1, 9);
  });

  it('gives films that it does not cover the same for everybody', async () => {
    const model = await trained;
    expect(outside).toBeGreaterThanOrEqual(0);
    const of = (evidence: readonly ItemEvidence[]) => model.foldIn(evidence).scores()[outside];
    expect(of(liked([1, 2]))).toBe(of([]));
    expect(model.similar(outside, 5)).toEqual([]);
    // What is said of such a film changes nothing.
    expect(model.foldIn(liked([outside, 4])).scores()).toEqual(model.foldIn(liked([4])).scores());
    const { terms, rest } = model.foldIn(liked([4])).explain(outside);
    expect([Array.from(terms), rest]).toEqual([[0], of([])]);
  });

  it('explains by what the score loses without each film, all else said', async () => {
    const model = await trained;
    const said = [...liked([3, outside, 6]), { item: 10, weight: 1, target: -0.5 }];
    const logits = (evidence: readonly ItemEvidence[]) => {
      const scores = model.foldIn(evidence).scores();
      // Differences of two films' scores do not depend on what all chances sum to.
      return scores[9] - scores[1];
    };
    const nine = model.foldIn(said).explain(9);
    const one = model.foldIn(said).explain(1);
    said.forEach((_, n) => {
      const without = said.filter((_, other) => other !== n);
      const lost = logits(said) - logits(without);
      expect(nine.terms[n] - one.terms[n]).toBeCloseTo(lost, 9);
    });
    expect(nine.terms[1]).toBe(0);
    const [only] = model.foldIn(liked([3])).explain(9).terms;
    const [base] = model.foldIn(liked([3])).explain(1).terms;
    expect(only - base).toBeCloseTo(logits(liked([3])) - logits([]), 9);
  });

  it('is the same for the same seed, and another for another', async () => {
    const arrays = async (seed: number) => (await fit({ epochs: 3 }, { seed })).save().arrays;
    expect(await arrays(5)).toEqual(await arrays(5));
    expect((await arrays(5))['encoder']).not.toEqual((await arrays(6))['encoder']);
  });

  it('says how far it is, and lets others run between steps', async () => {
    const shares: number[] = [];
    let turns = 0;
    let running = true;
    const others = (async () => {
      while (running) {
        await new Promise((resolve) => setImmediate(resolve));
        turns++;
      }
    })();
    await fit({ epochs: 4 }, { onProgress: (share) => shares.push(share) });
    running = false;
    await others;
    // Four epochs of five batches.
    expect(shares).toHaveLength(20);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
    expect(turns).toBeGreaterThanOrEqual(20);
  });

  it('stops after so many steps, whatever the number of people', async () => {
    let steps = 0;
    await fit({ mostSteps: 7 }, { onProgress: () => steps++ });
    expect(steps).toBe(7);
  });

  it('can be cancelled, and leaves no tensors behind in any case', async () => {
    const backend = await openTensorBackend();
    const tensors = () => backend.run(() => memory().numTensors);
    const before = tensors();
    await fit({ epochs: 2 });
    expect(tensors()).toBe(before);
    const controller = new AbortController();
    let steps = 0;
    const cancelled = fit(
      {},
      {
        signal: controller.signal,
        onProgress: () => {
          if (++steps === 3) controller.abort();
        },
      },
    );
    await expect(cancelled).rejects.toThrow(Failure);
    await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
    expect(steps).toBe(3);
    expect(tensors()).toBe(before);
    await expect(fit({}, { signal: controller.signal })).rejects.toMatchObject({
      code: 'cancelled',
    });
    const diverged = fit({ learningRate: NaN, epochs: 2 });
    await expect(diverged).rejects.toMatchObject({ code: 'training-diverged' });
    expect(tensors()).toBe(before);
  });

  it('answers by itself what TensorFlow.js would', async () => {
    const model = await trained;
    const { arrays } = model.save();
    const named = arrays as unknown as Record<string, Float32Array>;
    const network = new Network(
      await openTensorBackend(),
      {
        encoder: named['encoder'],
        hiddenBias: named['hiddenBias'],
        decoder: named['decoder'],
        outputBias: named['outputBias'],
      },
      small,
    );
    try {
      const random = createRandom(8);
      for (let round = 0; round < 20; round++) {
        const row = new Float32Array(covered.length);
        const evidence: ItemEvidence[] = [];
        covered.forEach((item, place) => {
          if (random.next() < 0.8) return;
          const target = random.next() < 0.3 ? -0.5 : 1;
          evidence.push({ item, weight: 1.25, target });
          row[place] = 1.25 * target;
        });
        const length = Math.hypot(...row) || 1;
        const outputs = network.outputs(
          row.map((x) => x / length),
          1,
        );
        const total = Math.log(outputs.reduce((sum, output) => sum + Math.exp(output), 0));
        const scores = model.foldIn(evidence).scores();
        covered.forEach((item, place) =>
          expect(scores[item]).toBeCloseTo(outputs[place] - total, 4),
        );
      }
    } finally {
      network.dispose();
    }
  });

  it('is not loaded over films that are not there', async () => {
    const saved = (await trained).save();
    const cover = Uint32Array.from(saved.arrays['cover'], (item, n) => (n ? item : films.length));
    const wrong = { ...saved, arrays: { ...saved.arrays, cover } };
    expect(() => Autoencoder.load(wrong, data)).toThrow(/does not fit/);
  });
});
