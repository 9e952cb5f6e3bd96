/**
 * Rows that are improved instead of solved: a few steps of preconditioned conjugate gradients
 * (Hestenes & Stiefel 1952) from the row's present factors, in the eigenbasis, where the matrix is
 * D + Σ w yyᵀ with D = α₀Λ + λI. The preconditioner is diagonal: D plus the diagonal of Σ w yyᵀ
 * as the average observation has it, times the row's sum of weights. It costs nothing per
 * observation, and two steps come as close to the solution as three with none do to a tenth of it.
 *
 * A row of n observations takes a pass over them for the residual and one for each step. The last
 * step needs only the curvature along its direction: products, and no sums of rows.
 */
import { solvePrimalRow } from './primal';
import { turnSolved } from './rotation';
import {
  firstOf,
  KEPT_NUMBERS,
  moment,
  penalty,
  rotatedRow,
  solved,
  spectrum,
  stride,
  target,
  weight,
  working,
} from './state';
import { sums } from './tiles';

/** Squared residual over squared solution, both by the preconditioner: f32 sees nothing below. */
const SOLVED: f32 = 1e-13;

/**
 * A row of zeros takes so many times the steps: when training goes on from one side's factors only,
 * the other side must be as good as it was.
 */
const FROM_NOTHING = 3;

/** What a pass adds up: the residual of x = 0 or of x, the image of the direction, its curvature. */
const FROM_ZERO = 0;
const RESIDUAL = 1;
const IMAGE = 2;
const CURVATURE = 3;

let phase: i32 = 0;
let left: i32 = 0;
let x: usize = 0;
let lambda: f32 = 0;
/** rᵀM⁻¹r. */
let size2: f32 = 0;
let weights: v128 = f32x4.splat(0);
let curvature: v128 = f32x4.splat(0);
/** The row's preconditioner, residual, direction, and its image. */
let conditioner: usize = 0;
let rest: usize = 0;
let direction: usize = 0;
let imageOf: usize = 0;

function keepVectorsIn(slot: usize): void {
  conditioner = slot + KEPT_NUMBERS;
  rest = conditioner + stride;
  direction = rest + stride;
  imageOf = direction + stride;
}

/** Puts the row at hand down in its slot, to go on with another. Bytes 20 to 31 are the caller's. */
export function putDown(slot: usize): void {
  store<i32>(slot, phase);
  store<i32>(slot, left, 4);
  store<usize>(slot, x, 8);
  store<f32>(slot, lambda, 12);
  store<f32>(slot, size2, 16);
  v128.store(slot, weights, 32);
  v128.store(slot, curvature, 48);
}

/** Takes a row up again. */
export function takeUp(slot: usize): void {
  keepVectorsIn(slot);
  phase = load<i32>(slot);
  left = load<i32>(slot, 4);
  x = load<usize>(slot, 8);
  lambda = load<f32>(slot, 12);
  size2 = load<f32>(slot, 16);
  weights = v128.load(slot, 32);
  curvature = v128.load(slot, 48);
}

function total(v: v128): f32 {
  return f32x4.extract_lane(sums(v, v, v, v), 0);
}

/** Begins with a row, which is in the eigenbasis already, and keeps its vectors in a slot. */
export function begin(row: i32, steps: i32, slot: usize): void {
  keepVectorsIn(slot);
  x = solvedRow(row);
  lambda = load<f32>(penalty + ((<usize>row) << 2));
  weights = f32x4.splat(0);
  const l = f32x4.splat(lambda);
  let any = f32x4.splat(0);
  for (let p: usize = 0; p < stride; p += 16) {
    const v = v128.load(x + p);
    any = v128.or(any, v);
    v128.store(rest + p, f32x4.neg(f32x4.mul(f32x4.add(v128.load(spectrum + p), l), v)));
  }
  phase = v128.any_true(any) ? RESIDUAL : FROM_ZERO;
  left = phase == FROM_ZERO ? FROM_NOTHING * steps : steps;
}

/** Goes over the observations at positions from..to-1, four at a time. */
export function addSteps(from: i32, to: i32): void {
  const along = phase == RESIDUAL ? x : direction;
  const into = phase == IMAGE ? imageOf : rest;
  for (let position = from; position < to; position += 4) {
    const present = to - position;
    const y0 = rotatedRow(position);
    // Missing observations are the first one again, with weight 0.
    const y1 = present > 1 ? rotatedRow(position + 1) : y0;
    const y2 = present > 2 ? rotatedRow(position + 2) : y0;
    const y3 = present > 3 ? rotatedRow(position + 3) : y0;
    const offset = (<usize>position) << 2;
    let w = v128.load(weight + offset);
    let t = v128.load(target + offset);
    if (present < 4) {
      const mask = i32x4.gt_s(i32x4.splat(present), i32x4(0, 1, 2, 3));
      w = v128.and(w, mask);
      t = v128.and(t, mask);
    }
    let s = f32x4.splat(0);
    if (phase != FROM_ZERO) {
      let a0 = f32x4.splat(0);
      let a1 = a0;
      let a2 = a0;
      let a3 = a0;
      let b0 = a0;
      let b1 = a0;
      let b2 = a0;
      let b3 = a0;
      let p: usize = 0;
      if (stride & 16) {
        const v = v128.load(along);
        a0 = f32x4.mul(v, v128.load(y0));
        a1 = f32x4.mul(v, v128.load(y1));
        a2 = f32x4.mul(v, v128.load(y2));
        a3 = f32x4.mul(v, v128.load(y3));
        p = 16;
      }
      for (; p < stride; p += 32) {
        const v = v128.load(along + p);
        const u = v128.load(along + p, 16);
        a0 = f32x4.add(a0, f32x4.mul(v, v128.load(y0 + p)));
        a1 = f32x4.add(a1, f32x4.mul(v, v128.load(y1 + p)));
        a2 = f32x4.add(a2, f32x4.mul(v, v128.load(y2 + p)));
        a3 = f32x4.add(a3, f32x4.mul(v, v128.load(y3 + p)));
        b0 = f32x4.add(b0, f32x4.mul(u, v128.load(y0 + p, 16)));
        b1 = f32x4.add(b1, f32x4.mul(u, v128.load(y1 + p, 16)));
        b2 = f32x4.add(b2, f32x4.mul(u, v128.load(y2 + p, 16)));
        b3 = f32x4.add(b3, f32x4.mul(u, v128.load(y3 + p, 16)));
      }
      s = sums(f32x4.add(a0, b0), f32x4.add(a1, b1), f32x4.add(a2, b2), f32x4.add(a3, b3));
    }
    if (phase == CURVATURE) {
      curvature = f32x4.add(curvature, f32x4.mul(w, f32x4.mul(s, s)));
      continue;
    }
    if (phase != IMAGE) {
      weights = f32x4.add(weights, w);
      s = f32x4.sub(t, s);
    }
    s = f32x4.mul(w, s);
    const s0 = v128.shuffle<f32>(s, s, 0, 0, 0, 0);
    const s1 = v128.shuffle<f32>(s, s, 1, 1, 1, 1);
    const s2 = v128.shuffle<f32>(s, s, 2, 2, 2, 2);
    const s3 = v128.shuffle<f32>(s, s, 3, 3, 3, 3);
    for (let p: usize = 0; p < stride; p += 16) {
      const low = f32x4.add(f32x4.mul(s0, v128.load(y0 + p)), f32x4.mul(s1, v128.load(y1 + p)));
      const high = f32x4.add(f32x4.mul(s2, v128.load(y2 + p)), f32x4.mul(s3, v128.load(y3 + p)));
      v128.store(into + p, f32x4.add(v128.load(into + p), f32x4.add(low, high)));
    }
  }
}

/** Ends a pass. Returns 1 when another must follow, 0 when x is done, −1 when it makes no sense. */
export function nextStep(): i32 {
  if (phase == FROM_ZERO || phase == RESIDUAL) return beginSteps();
  const curve = phase == IMAGE ? imageCurvature() : total(curvature) + ownCurvature();
  // Not positive when numbers have left the range of f32.
  if (!(curve > 0 && curve < f32.MAX_VALUE)) return -1;
  advance(size2 / curve);
  left--;
  return left == 0 ? 0 : nextDirection();
}

/** Sets the preconditioner and the first direction. */
function beginSteps(): i32 {
  const l = f32x4.splat(lambda);
  const w = f32x4.splat(total(weights));
  const one = f32x4.splat(1);
  let rz = f32x4.splat(0);
  let xx = f32x4.splat(0);
  for (let p: usize = 0; p < stride; p += 16) {
    const d = f32x4.add(v128.load(spectrum + p), l);
    const m = f32x4.add(d, f32x4.mul(w, v128.load(moment + p)));
    const inverse = f32x4.div(one, m);
    const r = v128.load(rest + p);
    const z = f32x4.mul(inverse, r);
    const v = v128.load(x + p);
    v128.store(conditioner + p, inverse);
    v128.store(direction + p, z);
    rz = f32x4.add(rz, f32x4.mul(r, z));
    xx = f32x4.add(xx, f32x4.mul(m, f32x4.mul(v, v)));
  }
  size2 = total(rz);
  const end = endOf(size2, total(xx));
  return end < 1 ? end : beginPass();
}

/** 0 when a residual is nothing beside the solution, −1 when either has left the range of f32. */
function endOf(residual: f32, solution: f32): i32 {
  if (!(residual < f32.MAX_VALUE && solution < f32.MAX_VALUE)) return -1;
  return residual > SOLVED * solution ? 1 : 0;
}

/** The next direction, conjugate to the last one. */
function nextDirection(): i32 {
  let rz = f32x4.splat(0);
  let xx = f32x4.splat(0);
  for (let p: usize = 0; p < stride; p += 16) {
    const r = v128.load(rest + p);
    const v = v128.load(x + p);
    const inverse = v128.load(conditioner + p);
    rz = f32x4.add(rz, f32x4.mul(r, f32x4.mul(inverse, r)));
    xx = f32x4.add(xx, f32x4.div(f32x4.mul(v, v), inverse));
  }
  const next = total(rz);
  const end = endOf(next, total(xx));
  if (end < 1) return end;
  const kept = f32x4.splat(next / size2);
  size2 = next;
  for (let p: usize = 0; p < stride; p += 16) {
    const z = f32x4.mul(v128.load(conditioner + p), v128.load(rest + p));
    const d = f32x4.mul(kept, v128.load(direction + p));
    v128.store(direction + p, f32x4.add(z, d));
  }
  return beginPass();
}

function beginPass(): i32 {
  curvature = f32x4.splat(0);
  phase = left > 1 ? IMAGE : CURVATURE;
  if (phase == CURVATURE) return 1;
  const l = f32x4.splat(lambda);
  for (let p: usize = 0; p < stride; p += 16) {
    const d = f32x4.add(v128.load(spectrum + p), l);
    v128.store(imageOf + p, f32x4.mul(d, v128.load(direction + p)));
  }
  return 1;
}

function imageCurvature(): f32 {
  let sum = f32x4.splat(0);
  for (let p: usize = 0; p < stride; p += 16) {
    sum = f32x4.add(sum, f32x4.mul(v128.load(direction + p), v128.load(imageOf + p)));
  }
  return total(sum);
}

/** What D contributes to the curvature. */
function ownCurvature(): f32 {
  const l = f32x4.splat(lambda);
  let sum = f32x4.splat(0);
  for (let p: usize = 0; p < stride; p += 16) {
    const v = v128.load(direction + p);
    const d = f32x4.add(v128.load(spectrum + p), l);
    sum = f32x4.add(sum, f32x4.mul(d, f32x4.mul(v, v)));
  }
  return total(sum);
}

function advance(length: f32): void {
  const a = f32x4.splat(length);
  for (let p: usize = 0; p < stride; p += 16) {
    const v = f32x4.mul(a, v128.load(direction + p));
    v128.store(x + p, f32x4.add(v128.load(x + p), v));
    if (phase != IMAGE) continue;
    const r = f32x4.mul(a, v128.load(imageOf + p));
    v128.store(rest + p, f32x4.sub(v128.load(rest + p), r));
  }
}

/**
 * Whether every factor is a number, which nothing has looked at since the last step: 0 times anything
 * else is not 0.
 */
export function isSound(): bool {
  let sum = f32x4.splat(0);
  const zero = f32x4.splat(0);
  for (let p: usize = 0; p < stride; p += 16) {
    sum = f32x4.add(sum, f32x4.mul(zero, v128.load(x + p)));
  }
  return total(sum) == 0;
}

/** Starts a row that is worked on in slices: `addSteps` over all of it, `nextStep`, and so on. */
export function beginRow(row: i32, steps: i32): void {
  const solution = solvedRow(row);
  turnSolved(solution, solution, solution, solution);
  begin(row, steps, working);
}

/** Returns 0 when such a row must be solved exactly after all. */
export function finishRow(): i32 {
  return isSound() ? 1 : 0;
}

function solvedRow(row: i32): usize {
  return solved + <usize>row * stride;
}

function improve(row: i32, steps: i32): bool {
  const from = firstOf(row);
  const to = firstOf(row + 1);
  begin(row, steps, working);
  let more = 1;
  while (more == 1) {
    addSteps(from, to);
    more = nextStep();
  }
  return more == 0 && isSound();
}

/** Turns the rows whose numbers are at `list` and up to three more, the last of them at `list + last`. */
export function turnListed(list: usize, last: usize): void {
  turnSolved(
    solvedRow(load<i32>(list)),
    solvedRow(load<i32>(list + min<usize>(4, last))),
    solvedRow(load<i32>(list + min<usize>(8, last))),
    solvedRow(load<i32>(list + last)),
  );
}

/** The rows whose numbers are the `count` integers at `rows`, by so many steps each. */
export function solveSteps(rows: usize, count: i32, steps: i32): void {
  for (let i = 0; i < count; i += 4) {
    const list = rows + ((<usize>i) << 2);
    const last = (<usize>(min(4, count - i) - 1)) << 2;
    turnListed(list, last);
    for (let at = list; at <= list + last; at += 4) {
      const row = load<i32>(at);
      if (!improve(row, steps)) solvePrimalRow(row);
    }
  }
}
