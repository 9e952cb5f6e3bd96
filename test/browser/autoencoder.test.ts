import { getBackend } from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { AUTOENCODER_DEFAULTS, fitAutoencoder } from '../../src/model/ranking/autoencoderTraining';
import { liked } from '../../src/model/evidence/evidence';
import { topItems } from '../../src/model/recommend/topItems';
import { clusteredLibrary } from '../support/clusteredLibrary';

it('trains the autoencoder on WebAssembly in a browser', async () => {
  const shape = { users: 90, items: 60, groups: 3, perUser: 10, seed: 4 };
  const { films, ratings } = clusteredLibrary(shape);
  const options = {
    ...AUTOENCODER_DEFAULTS,
    hidden: 16,
    epochs: 30,
    batch: 20,
    learningRate: 0.01,
  };
  const data = { films, users: shape.users, ratings };
  const model = await fitAutoencoder(data, { seed: 1 }, options);
  expect(getBackend()).toBe('wasm');
  const given = [0, 3, 6];
  const scores = model.foldIn(liked(given)).scores();
  const first = topItems(scores, 6, (item) => !given.includes(item));
  expect([...first].filter((item) => item % 3 === 0).length).toBeGreaterThanOrEqual(5);
});
