import { loadavg } from 'node:os';
import type { AlsProblem, AlsSession, Engine, Observations } from '../src/engine/engine';
import { createRandom } from '../src/engine/random';
import { createWasmEngine } from '../src/engine/wasm/engine';
import { loadKernels } from '../src/engine/wasm/load';
import { spawnNodeThread } from '../src/engine/wasm/nodeThreads';
import type { Factors } from '../src/model/ials';
import { transpose } from '../src/model/observations';
import { everyRating } from './epoch';
import { peersPython } from './peers/environment';
import { SpeedPeer } from './peers/speedPeer';
import { SHAPES, syntheticLibrary } from './synthetic';
import { median, table } from './table';

const PEERS = '.cache/peers/venv';
const FACTORS = [64, 128];
const THREADS = 2;
/** The first epoch warms caches and compilers and is not timed; the median is over the others. */
const EPOCHS = 6;
/** implicit's confidence of a rating and its λ. */
export const CONFIDENCE = 6;
export const REGULARIZATION = 1;

/**
 * implicit's objective Σ c (1 − s)² + Σ_{other cells} s² + λ(|X|² + |Y|²) in our terms. Base weight
 * α₀ = 1; completing the square of c (1 − s)² = s² + (c − 1)(t − s)² − const gives the weight c − 1
 * and the target t = c / (c − 1); λ is every row's penalty.
 */
export function sameObjective(ratings: Observations, factors: number): AlsProblem {
  const { rows, cols, col } = ratings;
  const users: Observations = {
    ...ratings,
    weight: new Float32Array(col.length).fill(CONFIDENCE - 1),
    target: new Float32Array(col.length).fill(CONFIDENCE / (CONFIDENCE - 1)),
  };
  return {
    users,
    items: transpose(users),
    factors,
    alpha0: 1,
    userPenalty: new Float32Array(rows).fill(REGULARIZATION),
    itemPenalty: new Float32Array(cols).fill(REGULARIZATION),
  };
}

/** implicit's own way to start: uniform from 0 to a hundredth. */
function startingFactors({ users, items, factors }: AlsProblem): Factors {
  const random = createRandom(1);
  const uniform = (length: number) => Float32Array.from({ length }, () => random.next() * 0.01);
  return { user: uniform(users.rows * factors), item: uniform(items.rows * factors) };
}

interface Contender {
  readonly name: string;
  epoch(): Promise<{ ms: number; factors: Factors }>;
}

function ours(session: AlsSession): Contender {
  return {
    name: `Matinee, WebAssembly, ${THREADS} threads`,
    epoch: async () => {
      const begin = performance.now();
      await session.solve('user');
      await session.solve('item');
      const ms = performance.now() - begin;
      const factors = {
        user: await session.readFactors('user'),
        item: await session.readFactors('item'),
      };
      return { ms, factors };
    },
  };
}

interface Course {
  readonly name: string;
  readonly ms: number;
  readonly losses: readonly number[];
}

/** Contenders take turns, epoch by epoch; one session of ours measures everybody's loss. */
async function race(engine: Engine, peer: SpeedPeer, problem: AlsProblem): Promise<Course[]> {
  const { factors } = problem;
  const start = startingFactors(problem);
  const session = await engine.als(problem);
  const judge = await engine.als(problem);
  session.setFactors('item', start.item);
  const contenders: Contender[] = [ours(session)];
  for (const cg of [true, false]) {
    const name = `${cg ? 'cg' : 'cholesky'}-${factors}`;
    const options = { factors, regularization: REGULARIZATION, threads: THREADS, cg };
    await peer.open(name, options, start);
    const label = `implicit, ${cg ? 'CG, 3 steps' : 'Cholesky'}, ${THREADS} threads`;
    contenders.push({ name: label, epoch: () => peer.epoch(name) });
  }
  const times = contenders.map((): number[] => []);
  const losses = contenders.map((): number[] => []);
  for (let epoch = 0; epoch < EPOCHS; epoch++)
    for (const [index, contender] of contenders.entries()) {
      const { ms, factors: found } = await contender.epoch();
      if (epoch > 0) times[index].push(ms);
      judge.setFactors('user', found.user);
      judge.setFactors('item', found.item);
      losses[index].push((await judge.loss()) / problem.users.col.length);
    }
  session.dispose();
  judge.dispose();
  return contenders.map(({ name }, i) => ({ name, ms: median(times[i]), losses: losses[i] }));
}

/** Epochs times their median time until the loss is at or below `loss`; null when it never is. */
function timeTo(loss: number, { ms, losses }: Course): number | null {
  const epoch = losses.findIndex((l) => l <= loss * (1 + 1e-6));
  return epoch < 0 ? null : (epoch + 1) * ms;
}

function rowsOf(courses: readonly Course[], factors: number): string[][] {
  const [own, ...others] = courses;
  const reached = others[0].losses[EPOCHS - 1];
  const ownTime = timeTo(reached, own);
  return courses.map((course) => {
    const time = timeTo(reached, course);
    return [
      String(factors),
      course.name,
      course.ms.toFixed(1),
      (course.ms / own.ms).toFixed(2),
      ...[1, 2, 3, EPOCHS].map((epoch) => course.losses[epoch - 1].toFixed(4)),
      time !== null && ownTime !== null ? (time / ownTime).toFixed(2) : 'not reached',
    ];
  });
}

/** An iALS epoch beside `implicit`'s on the same ratings, objective and start, taking turns. */
export async function peerTimes(): Promise<string> {
  const python = peersPython(PEERS);
  const module = await loadKernels();
  if (!module) throw new Error('This Node has no WebAssembly SIMD.');
  const engine = await createWasmEngine({ module, threads: THREADS, spawn: spawnNodeThread });
  const real = everyRating();
  const libraries = [
    { name: real.name, users: real.users },
    { name: 'synthetic, of MovieLens 1M’s shape', users: syntheticLibrary(SHAPES['1M'], 1) },
  ];
  const head = [
    'factors',
    'solver',
    'epoch, ms (median of 5)',
    'time, ours = 1',
    'loss after 1 epoch',
    '2',
    '3',
    String(EPOCHS),
    'time to CG’s last loss, ours = 1',
  ];
  const texts: string[] = [];
  try {
    for (const { name, users } of libraries) {
      const confidence = new Float32Array(users.col.length).fill(CONFIDENCE);
      const peer = new SpeedPeer(python, users, confidence);
      try {
        const before = loadavg()[0];
        const rows: string[][] = [];
        for (const factors of FACTORS)
          rows.push(...rowsOf(await race(engine, peer, sameObjective(users, factors)), factors));
        const caption =
          `iALS epoch beside implicit, ${name}: ${users.rows} users, ${users.cols} films, ` +
          `${users.col.length} ratings; confidence ${CONFIDENCE}, λ ${REGULARIZATION}; ` +
          `load of the machine at the start ${before.toFixed(1)}`;
        texts.push(`${caption}\n\n${table(head, rows)}`);
      } finally {
        peer.dispose();
      }
    }
  } finally {
    engine.dispose();
  }
  return texts.join('\n\n');
}
