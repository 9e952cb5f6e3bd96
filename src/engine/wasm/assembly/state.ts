/**
 * What the kernels work on. One instance serves one part of one factorisation, so the layout is
 * set once by `configure` and the half-epoch by `select`. Matrices of factors are row-major with
 * rows of `size` floats; `size` is the number of factors padded with zeros to a multiple of 4.
 */

/** Factors per row, a multiple of 4. */
export let size: i32 = 0;
/** Bytes of a row of `size` floats. */
export let stride: usize = 0;
/** Observations staged at once: about 16 KiB, so that a block stays in the first-level cache. */
export let block: i32 = 0;

/** α₀ G as f32, upper triangle. */
export let base: usize = 0;
/** α₀ G as f64, upper triangle. */
export let base64: usize = 0;
/** α₀ Λ: the eigenvalues of the base matrix, f32. */
export let spectrum: usize = 0;
/** Eigenvectors in columns, f64 and f32: rotate into the eigenbasis. */
export let vectors: usize = 0;
export let vectorsInto: usize = 0;
/** Eigenvectors in rows, f32: rotates back. */
export let vectorsBack: usize = 0;
/** All rotations since the factors were set, multiplied: f32, size × size. */
export let rotation: usize = 0;
/** f64 work of the eigendecomposition: see `eigen.ts`. */
export let diagonal: usize = 0;
export let beside: usize = 0;
export let image: usize = 0;
export let cosines: usize = 0;
export let sines: usize = 0;

/** Normal matrix of the row at hand, and in the dual path its n × n system. */
export let normal: usize = 0;
/** Reciprocals of the Cholesky factor's diagonal. */
export let inverse: usize = 0;
/** Right-hand side, then solution. */
export let right: usize = 0;
/** Staged observations √w·y. */
export let staged: usize = 0;
/** Dual path: √w·y·D^(-1/2), up to `size` rows. */
export let scaled: usize = 0;
/** Dual path: D^(-1/2) of the row at hand. */
export let shrink: usize = 0;
/** Four solutions in the eigenbasis, waiting to be rotated back together. */
export let pending: usize = 0;
/** The same, four by four: the first component of each, the second of each... */
export let pendingSide: usize = 0;
/** Where those four belong. */
export let pendingTo: usize = 0;
/** Conjugate gradients: mean square of each rotated factor over all observations. */
export let moment: usize = 0;
/** Conjugate gradients: what `steps.ts` keeps of a row that is worked on alone. */
export let working: usize = 0;
/** f64 work: normal matrix, right-hand side or solution, residual, staged rows. */
export let normal64: usize = 0;
export let right64: usize = 0;
export let residual64: usize = 0;
export let staged64: usize = 0;

export let start: usize = 0;
export let col: usize = 0;
export let weight: usize = 0;
export let target: usize = 0;
export let penalty: usize = 0;
/** The fixed side's factors. */
export let fixed: usize = 0;
/** The fixed side's factors in the eigenbasis: a copy, or `fixed` itself where that has been turned. */
export let rotated: usize = 0;
/** The factors being solved for; row 0 of this part. */
export let solved: usize = 0;

/** Bytes in which `steps.ts` keeps a row in progress: its four vectors, and numbers before them. */
export const KEPT_NUMBERS: usize = 64;
export function slotBytes(): usize {
  return KEPT_NUMBERS + stride * 4;
}

let next: usize = 0;
function take(bytes: usize): usize {
  const at = next;
  next = (next + bytes + 15) & ~15;
  return at;
}

/** First free byte of memory. */
export function heapBase(): usize {
  return (__heap_base + 15) & ~15;
}

/** Lays the scratch space out from `from` on and returns its end; touches no memory itself. */
export function configure(factors: i32, from: usize): usize {
  size = factors;
  stride = (<usize>factors) << 2;
  block = min(128, max(32, 4096 / factors));
  next = from;
  const square = stride * factors;
  base = take(square);
  base64 = take(square * 2);
  spectrum = take(stride);
  vectors = take(square * 2);
  vectorsInto = take(square);
  vectorsBack = take(square);
  rotation = take(square);
  diagonal = take(stride * 2);
  beside = take(stride * 2);
  image = take(stride * 2);
  cosines = take(stride * 2);
  sines = take(stride * 2);
  normal = take(square);
  inverse = take(stride);
  right = take(stride);
  staged = take(stride * block);
  scaled = take(square);
  shrink = take(stride);
  pending = take(stride * 4);
  pendingSide = take(stride * 4);
  pendingTo = take(16);
  moment = take(stride);
  working = take(slotBytes());
  normal64 = take(square * 2);
  right64 = take(stride * 2);
  residual64 = take(stride * 2);
  staged64 = take(stride * 2 * block);
  return next;
}

/** Chooses the side to solve for. */
export function select(
  starts: usize,
  cols: usize,
  weights: usize,
  targets: usize,
  penalties: usize,
  fixedFactors: usize,
  rotatedFactors: usize,
  solvedFactors: usize,
): void {
  start = starts;
  col = cols;
  weight = weights;
  target = targets;
  penalty = penalties;
  fixed = fixedFactors;
  rotated = rotatedFactors;
  solved = solvedFactors;
}

export function basePointer(): usize {
  return base;
}
export function base64Pointer(): usize {
  return base64;
}
export function momentPointer(): usize {
  return moment;
}
export function vectorsBackPointer(): usize {
  return vectorsBack;
}
export function rotationPointer(): usize {
  return rotation;
}
export function diagonalPointer(): usize {
  return diagonal;
}
export function vectorsPointer(): usize {
  return vectors;
}

export function firstOf(row: i32): i32 {
  return load<i32>(start + ((<usize>row) << 2));
}

export function fixedRow(position: i32): usize {
  return fixed + <usize>load<u32>(col + ((<usize>position) << 2)) * stride;
}

export function rotatedRow(position: i32): usize {
  return rotated + <usize>load<u32>(col + ((<usize>position) << 2)) * stride;
}
