import { existsSync } from 'node:fs';
import type { AlsProblem, AlsSession, Observations } from '../../src/engine/engine';
import { createReferenceEngine } from '../../src/engine/reference/engine';
import type { WebgpuEngine } from '../../src/engine/webgpu/engine';
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
} from '../contest';
import { peersPython } from '../peers/environment';
import { SpeedPeer } from '../peers/speedPeer';
import { table } from '../../scripts/table';
import type { GpuProfile } from './profile';
import { librarySized } from './sizes';

const PEERS = '.cache/gpu/venv';
const MEBI = 2 ** 20;

/** What to run. */
export interface GpuRace {
  /** Names of SHAPES, or `smoke`. */
  readonly sizes: readonly string[];
  readonly factors: readonly number[];
  readonly epochs: number;
  readonly peer: boolean;
  readonly profile: GpuProfile | null;
  readonly say: (text: string) => void;
}

/** iALS epochs on the GPU beside implicit's CUDA solver, size by size. */
export async function raceOnGpu(engine: WebgpuEngine, race: GpuRace): Promise<void> {
  let python = race.peer ? findPython() : null;
  if (race.peer && python === null)
    race.say('implicit’s CUDA solver does not run here: there is no NVIDIA card.');
  for (const size of race.sizes) {
    const users = librarySized(size);
    const peer = python === null ? null : await startPeer(python, users);
    if (typeof peer === 'string') {
      race.say(`implicit’s CUDA solver does not run here: ${peer}.`);
      python = null;
    }
    const rival = typeof peer === 'string' ? null : peer;
    try {
      for (const factors of race.factors) await raceOne(engine, rival, users, factors, race);
    } finally {
      rival?.dispose();
    }
  }
}

async function raceOne(
  engine: WebgpuEngine,
  peer: SpeedPeer | null,
  users: Observations,
  factors: number,
  { epochs, profile, say }: GpuRace,
): Promise<void> {
  const problem = sameObjective(users, factors);
  const start = startingFactors(problem);
  const idle = engine.memory();
  const begin = performance.now();
  const sessions: AlsSession[] = [];
  const contenders: Contender[] = [];
  let [opening, held] = [0, 0];
  try {
    for (const { how, options } of WAYS) {
      const session = await engine.als({ ...problem, ...options });
      session.setFactors('item', start.item);
      sessions.push(session);
      contenders.push(contender(`Matinee, WebGPU, ${how}`, session));
      if (sessions.length > 1) continue;
      opening = performance.now() - begin;
      held = engine.memory() - idle;
    }
    const judge = await engine.als(problem);
    sessions.push(judge);
    for (const half of peer ? [false, true] : []) {
      const name = `${half ? 'half' : 'single'}-${factors}`;
      await peer?.open(name, { factors, regularization: REGULARIZATION, half }, start);
      contenders.push({
        name: `implicit, CUDA, CG, 3 steps${half ? ', 16-bit factors' : ''}`,
        epoch: () => (peer ? peer.epoch(name) : Promise.reject(new Error('No peer.'))),
      });
    }
    const before = engine.memory();
    const courses = await contest(contenders, judge, users.col.length, epochs);
    const exact = await lossInFloat64(problem, courses[0]);
    const caption =
      `iALS, ${factors} factors, synthetic: ${users.rows} users, ${users.cols} films, ` +
      `${users.col.length} ratings; confidence ${CONFIDENCE}, λ ${REGULARIZATION}; ` +
      `medians of ${epochs - 1} epochs, taking turns`;
    const notes =
      `Session opened, ratings copied and kernels compiled in ${opening.toFixed(0)} ms; ` +
      `${(held / MEBI).toFixed(0)} MiB on the GPU, ${((engine.memory() - before) / MEBI).toFixed(1)} MiB more after the epochs; ` +
      `our last loss in float64 on the CPU ${exact.toFixed(4)}.`;
    say(`${caption}\n\n${table(head(epochs), rowsOf(courses, epochs))}\n\n${notes}`);
    if (profile)
      for (const ours of contenders.slice(0, WAYS.length))
        await profiled(profile, engine, ours, say);
  } finally {
    for (const session of sessions) session.dispose();
  }
}

async function profiled(
  profile: GpuProfile,
  engine: WebgpuEngine,
  ours: Contender,
  say: (text: string) => void,
): Promise<void> {
  profile.start();
  const { ms } = await ours.epoch();
  say(`One epoch of ${ours.name}, kernel by kernel (${engine.label}): ${await profile.stop(ms)}`);
}

/** The judge is a session on the GPU, so somebody else checks it once. */
async function lossInFloat64(problem: AlsProblem, { factors }: Course): Promise<number> {
  const session = await createReferenceEngine().als(problem);
  session.setFactors('user', factors.user);
  session.setFactors('item', factors.item);
  const loss = await session.loss();
  session.dispose();
  return loss / problem.users.col.length;
}

function head(epochs: number): string[] {
  return [
    'solver',
    'epoch, ms',
    'least',
    'median, ours = 1',
    ...Array.from({ length: epochs }, (_, i) => `loss ${i + 1}`),
    'time to CUDA’s last loss, ours = 1',
  ];
}

function rowsOf(courses: readonly Course[], epochs: number): string[][] {
  const [own, , rival] = courses;
  const reached = (rival as Course | undefined)?.losses[epochs - 1];
  return courses.map((course) => {
    const time = reached === undefined ? null : timeTo(reached, course);
    const ownTime = reached === undefined ? null : timeTo(reached, own);
    return [
      course.name,
      course.ms.toFixed(2),
      course.least.toFixed(2),
      (course.ms / own.ms).toFixed(2),
      ...course.losses.map((loss) => loss.toFixed(4)),
      time !== null && ownTime !== null ? (time / ownTime).toFixed(2) : '',
    ];
  });
}

/** @returns null, and nothing installed, where there is no NVIDIA card */
function findPython(): string | null {
  const given = process.env['MATINEE_GPU_PYTHON'];
  if (given) return given;
  const card = ['/dev/nvidiactl', '/proc/driver/nvidia/version'].some((path) => existsSync(path));
  return card ? peersPython(PEERS, 'requirements-gpu.txt') : null;
}

/** A peer that is ready, or why there is none. */
async function startPeer(python: string, users: Observations): Promise<SpeedPeer | string> {
  const confidence = new Float32Array(users.col.length).fill(CONFIDENCE);
  const peer = new SpeedPeer(python, users, confidence, 'speedCuda.py');
  const answer = await peer.device();
  if ('device' in answer) return peer;
  peer.dispose();
  return answer.missing;
}
