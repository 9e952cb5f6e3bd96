import type { AlsProblem, Observations, Side } from '../engine';
import { padded } from './padded';

/**
 * Estimated work, in nanoseconds on the machine where the kernels were measured. The estimates decide
 * which rows take the dual path, how rows are shared out, and how long a step of work is; only speed
 * depends on them, and only on their ratios.
 */
const WORK = {
  /** An observation's share of a rank update: per factor², per factor, and the loops around it. */
  updateSquare: 0.0185,
  update: 0.14,
  updateStart: 3,
  /** Cholesky and substitution of n unknowns: per n³ and n. */
  solveCube: 0.0068,
  solve: 25,
  /** The dual path: per observation² and factor; per observation and factor. */
  products: 0.022,
  stage: 0.4,
  /** Rotating a row, per factor², in f32 and in f64. */
  turn: 0.04,
  rotate: 0.15,
  /** Eigenvectors, per factor³. */
  eigen: 0.9,
  /** A pass over an observation for its product or its sum, per factor; loops around both. */
  pass: 0.063,
  passStart: 1,
  /** Conjugate gradients besides: per row, and per factor and step. */
  steps: 60,
  step: 1.05,
} as const;

/** How a row is solved. */
export const PRIMAL = 0;
export const DUAL = 1;
export const STEPS = 2;
/** Steps too, but in panels of columns, many rows at a time. */
export const TOGETHER = 3;

/** So many rows at a time, at most. */
export const ROWS_TOGETHER = 1024;
/** Fixed factors that fill more than this do not stay in a processor's caches from row to row. */
const NEAR_BYTES = 2 ** 22;
/** What the columns of a panel fill, and the observations of a row in each that make panels pay. */
const PANEL_BYTES = 2 ** 19;
const PANEL_OBSERVATIONS = 16;

/** Work of solving a row of n observations through its k × k normal matrix. */
export function primalWork(n: number, k: number): number {
  const update = n * (k * (k * WORK.updateSquare + WORK.update) + WORK.updateStart);
  return update + k * (k * k * WORK.solveCube + WORK.solve);
}

/**
 * Work of solving it through the n × n dual system.
 * @param back whether the solution must be rotated back
 */
export function dualWork(n: number, k: number, back: boolean): number {
  const stage = k * (n * WORK.stage + (back ? k * WORK.turn : 0)) + WORK.solve;
  return n === 1 ? stage : stage + n * (n * (k * WORK.products + n * WORK.solveCube) + WORK.solve);
}

/** Work of that many steps of conjugate gradients, and of turning the row's present factors. */
export function stepsWork(n: number, k: number, steps: number): number {
  // Products and sums for the residual and for each step, but no sums in the last one.
  const passes = 2 * (steps + 1) - 1;
  const row = k * (k * WORK.turn + steps * WORK.step) + WORK.steps;
  return row + n * (passes * k * WORK.pass + (steps + 1) * WORK.passStart);
}

/**
 * Columns of a panel, or 0 where the columns that nine tenths of the observations are of stay near by
 * and rows need not be taken together.
 */
function panelFor({ cols, col }: Observations, k: number): number {
  const bytes = 4 * padded(k);
  if (cols * bytes <= NEAR_BYTES) return 0;
  const counts = new Uint32Array(cols);
  for (const c of col) counts[c]++;
  counts.sort();
  let left = 0.9 * col.length;
  let busy = 0;
  while (left > 0) left -= counts[cols - ++busy];
  return busy * bytes <= NEAR_BYTES ? 0 : Math.floor(PANEL_BYTES / bytes);
}

/** How one side is solved. */
export interface SidePlan {
  /** Each row's path: PRIMAL, DUAL, STEPS or TOGETHER. Of no meaning for empty rows. */
  readonly path: Uint8Array;
  /** Columns of a panel of rows that are taken together; 0 where none are. */
  readonly panel: number;
  /** Whether some row does not take the primal path, and the eigenbasis is needed. */
  readonly usesBasis: boolean;
  /** Estimated work of each row. */
  readonly work: Float64Array;
}

/**
 * Chooses each row's path. The eigenbasis costs an eigendecomposition and a rotation of the fixed
 * factors; when few rows gain by it, all take the primal path. Depends on the problem only, never
 * on the number of threads, so that results do not either.
 * @param steps of conjugate gradients that a row may take instead of being solved exactly, if any
 */
export function planSide(observations: Observations, k: number, steps = 0): SidePlan {
  const { rows, cols, start, col } = observations;
  const path = new Uint8Array(rows);
  const work = new Float64Array(rows);
  const touched = new Uint8Array(cols);
  const panel = steps > 0 ? panelFor(observations, k) : 0;
  let gain = 0;
  let rotations = 0;
  for (let r = 0; r < rows; r++) {
    const n = start[r + 1] - start[r];
    if (n === 0) continue;
    const direct = primalWork(n, k);
    const dual = n <= k ? dualWork(n, k, steps === 0) : Infinity;
    const inexact = steps > 0 ? stepsWork(n, k, steps) : Infinity;
    const least = Math.min(direct, dual, inexact);
    work[r] = least;
    if (least === direct) continue;
    const wide = panel > 0 && n * panel >= PANEL_OBSERVATIONS * cols;
    path[r] = least === dual ? DUAL : wide ? TOGETHER : STEPS;
    gain += direct - least;
    for (let p = start[r]; p < start[r + 1]; p++) {
      if (touched[col[p]] === 1) continue;
      touched[col[p]] = 1;
      rotations++;
    }
  }
  const rotation = steps > 0 ? WORK.turn : WORK.rotate;
  if (gain > WORK.eigen * k ** 3 + rotation * rotations * k * k)
    return { path, panel: path.includes(TOGETHER) ? panel : 0, usesBasis: true, work };
  for (let r = 0; r < rows; r++) {
    const n = start[r + 1] - start[r];
    work[r] = n === 0 ? 0 : primalWork(n, k);
  }
  return { path: path.fill(PRIMAL), panel: 0, usesBasis: false, work };
}

/** Each column's share in the weight of all observations. */
function columnShares({ cols, col, weight }: Observations): Float32Array {
  const sums = new Float64Array(cols);
  let total = 0;
  for (let p = 0; p < col.length; p++) {
    sums[col[p]] += weight[p];
    total += weight[p];
  }
  return Float32Array.from(sums, (sum) => (total > 0 ? sum / total : 0));
}

/** Cuts rows into consecutive shares of about equal work: share i is rows cuts[i] to cuts[i + 1] − 1. */
export function shareOut(work: Float64Array, shares: number): number[] {
  let total = 0;
  for (const w of work) total += w;
  const cuts = [0];
  let done = 0;
  for (let r = 0; r < work.length && cuts.length < shares; r++) {
    done += work[r];
    while (cuts.length < shares && done >= (total * cuts.length) / shares) cuts.push(r + 1);
  }
  while (cuts.length <= shares) cuts.push(work.length);
  return cuts;
}

/** One lane's rows of one side; `start` and the flags begin at its first row. */
export interface SideShare {
  readonly from: number;
  readonly rows: number;
  readonly cols: number;
  readonly start: Uint32Array;
  readonly col: Uint32Array;
  readonly weight: Float32Array;
  readonly target: Float32Array;
  readonly penalty: Float32Array;
  readonly path: Uint8Array;
  /** See `SidePlan`. */
  readonly panel: number;
  readonly usesBasis: boolean;
  /** See `AlsProblem.steps`; 0 where no row takes any. */
  readonly steps: number;
  /** Each column's share in the weight of all observations, whosoever's; empty without steps. */
  readonly columnWeight: Float32Array;
}

/** One lane's part of a problem. */
export interface Share {
  readonly factors: number;
  readonly user: SideShare;
  readonly item: SideShare;
}

/** The parts of a problem for `lanes` lanes. The arrays are views of the problem's own. */
export function planShares(problem: AlsProblem, lanes: number): Share[] {
  const { users, items, userPenalty, itemPenalty, factors, steps = 0 } = problem;
  const user = cutSide(users, userPenalty, factors, steps, lanes);
  const item = cutSide(items, itemPenalty, factors, steps, lanes);
  return user.map((share, lane) => ({ factors, user: share, item: item[lane] }));
}

function cutSide(
  observations: Observations,
  penalty: Float32Array,
  k: number,
  steps: number,
  lanes: number,
): SideShare[] {
  const stepped = planSide(observations, k, steps);
  const improves = stepped.path.some((path) => path === STEPS || path === TOGETHER);
  // Where no row gains by steps, all are solved exactly, at the prices of that.
  const plan = improves ? stepped : planSide(observations, k);
  const columnWeight = improves ? columnShares(observations) : new Float32Array(0);
  const cuts = shareOut(plan.work, lanes);
  const { start, col, weight, target, cols } = observations;
  return Array.from({ length: lanes }, (_, lane) => {
    const [from, to] = [cuts[lane], cuts[lane + 1]];
    const [first, last] = [start[from], start[to]];
    return {
      from,
      rows: to - from,
      cols,
      start: start.slice(from, to + 1).map((position) => position - first),
      col: col.subarray(first, last),
      weight: weight.subarray(first, last),
      target: target.subarray(first, last),
      penalty: penalty.subarray(from, to),
      path: plan.path.subarray(from, to),
      panel: plan.panel,
      usesBasis: plan.usesBasis,
      steps: improves ? steps : 0,
      columnWeight,
    };
  });
}

/** The side that a side is solved against. */
export function otherSide(side: Side): Side {
  return side === 'user' ? 'item' : 'user';
}
