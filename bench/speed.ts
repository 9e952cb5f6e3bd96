import { loadavg } from 'node:os';
import type { AlsProblem, AlsSession, Engine } from '../src/engine/engine';
import { createWasmEngine } from '../src/engine/wasm/engine';
import { loadKernels } from '../src/engine/wasm/load';
import { spawnNodeThread } from '../src/engine/wasm/nodeThreads';
import {
  CONFIDENCE,
  contender,
  contest,
  REGULARIZATION,
  sameObjective,
  startingFactors,
  timeTo,
  WAYS,
  type Contender,
  type Course,
} from './contest';
import { everyRating } from './epoch';
import { peersPython } from './peers/environment';
import { SpeedPeer } from './peers/speedPeer';
import { SHAPES, syntheticLibrary } from './synthetic';
import { table } from '../scripts/table';

const PEERS = '.cache/peers/venv';
const FACTORS = [64, 128];
const THREADS = 2;
/** As many as a training takes. The first one is not timed. */
const EPOCHS = 12;

async function race(engine: Engine, peer: SpeedPeer, problem: AlsProblem): Promise<Course[]> {
  const { factors } = problem;
  const start = startingFactors(problem);
  const judge = await engine.als(problem);
  const sessions: AlsSession[] = [judge];
  const contenders: Contender[] = [];
  for (const { how, options } of WAYS) {
    const session = await engine.als({ ...problem, ...options });
    session.setFactors('item', start.item);
    sessions.push(session);
    contenders.push(contender(`Matinee, WebAssembly, ${how}, ${THREADS} threads`, session));
  }
  for (const cg of [true, false]) {
    const name = `${cg ? 'cg' : 'cholesky'}-${factors}`;
    const options = { factors, regularization: REGULARIZATION, threads: THREADS, cg };
    await peer.open(name, options, start);
    const label = `implicit, ${cg ? 'CG, 3 steps' : 'Cholesky'}, ${THREADS} threads`;
    contenders.push({ name: label, epoch: () => peer.epoch(name) });
  }
  const courses = await contest(contenders, judge, problem.users.col.length, EPOCHS);
  for (const session of sessions) session.dispose();
  return courses;
}

function rowsOf(courses: readonly Course[], factors: number): string[][] {
  const [own, , theirs] = courses;
  const reached = theirs.losses[EPOCHS - 1];
  const ownTime = timeTo(reached, own);
  return courses.map((course) => {
    const time = timeTo(reached, course);
    return [
      String(factors),
      course.name,
      course.ms.toFixed(1),
      course.least.toFixed(1),
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
    `epoch, ms (median of ${EPOCHS - 1})`,
    'least',
    'median, ours = 1',
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
