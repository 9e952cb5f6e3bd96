import { createWebgpuEngine } from '../../src/engine/webgpu/engine';
import { makeFactors, makeProblem } from '../support/problems';

// The page trains in a module worker: one half-epoch in such a worker, sent back as it is.
const engine = await createWebgpuEngine({ allowSoftware: true });
const session = await engine.als(
  makeProblem({ users: 20, items: 15, factors: 7, seed: 4, perUser: 6 }),
);
session.setFactors('item', makeFactors(15, 7, 1));
await session.solve('user');
postMessage(await session.readFactors('user'));
engine.dispose();
