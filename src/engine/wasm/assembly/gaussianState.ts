/**
 * What the kernels of the Gibbs sampler work on; see `../../engine.ts`, `GaussianSide`. Rows are `d`
 * doubles, the last of them a bias, and lie close together: the arrays are also read by TypeScript.
 */

/** Numbers in a row. */
export let d: i32 = 0;
/** Factors: d − 1. */
export let k: i32 = 0;
/** Factors padded to a multiple of 4. */
export let wide: i32 = 0;
/** Bytes of a row of d doubles. */
export let rowBytes: usize = 0;
/** Bytes of a staged rating: √w·v padded, √w, √w·e. */
export let stagedBytes: usize = 0;
/** Ratings staged at once: about 16 KiB, so that a block stays in the first-level cache. */
export let block: i32 = 0;

/** Λ, d × d. */
export let precision: usize = 0;
/** Λ as `normal` holds it. */
export let base: usize = 0;
/**
 * The row systems of a pair of rows, each (wide + 4) rows of `stagedBytes`: A's upper triangle, the
 * bias in column `wide`, b in column wide + 1.
 */
export let normal0: usize = 0;
export let normal1: usize = 0;
/** Their lower triangles packed, the two systems in the two lanes. */
export let packed: usize = 0;
/** Reciprocals of the Cholesky factors' diagonals, in lanes like the next two. */
export let inverse: usize = 0;
/** b, then the mean. */
export let mean: usize = 0;
/** Normals, then the draw. */
export let drawn: usize = 0;
export let staged: usize = 0;
/** Scratch of d numbers, and a few more. */
export let scratch: usize = 0;
/** Σ B·Bᵀ, lower triangle, of `drawWeights`. */
export let squares: usize = 0;
/** Bytes of a row padded to a multiple of 4 doubles, as `addScatter` stages them. */
export let paddedBytes: usize = 0;
/** Σ v·vᵀ of padded rows: tiles on and above the diagonal. */
export let scatter: usize = 0;
/** L of the prior's precision, and its diagonal's reciprocals. */
export let root: usize = 0;
export let rootInverse: usize = 0;

let next: usize = 0;
function take(bytes: usize): usize {
  const at = next;
  next = (next + bytes + 15) & ~15;
  return at;
}

/** Lays the scratch space out from `from` on for rows of `size` numbers; returns its end. */
export function configureGaussian(size: i32, from: usize): usize {
  d = size;
  k = size - 1;
  wide = (k + 3) & ~3;
  rowBytes = (<usize>d) << 3;
  stagedBytes = (<usize>(wide + 2)) << 3;
  block = min(128, max(16, 2048 / (wide + 2)));
  next = from;
  precision = take(rowBytes * d);
  base = take(stagedBytes * (wide + 4));
  normal0 = take(stagedBytes * (wide + 4));
  normal1 = take(stagedBytes * (wide + 4));
  packed = take((<usize>((d * (d + 1)) >> 1)) << 4);
  inverse = take((<usize>d) << 4);
  mean = take((<usize>d) << 4);
  drawn = take((<usize>(d + 4)) << 4);
  paddedBytes = (<usize>((d + 3) & ~3)) << 3;
  staged = take(max(stagedBytes, paddedBytes) * block);
  scatter = take(paddedBytes * (paddedBytes >> 3));
  scratch = take(rowBytes + 64);
  squares = take(rowBytes * d);
  root = take(rowBytes * d);
  rootInverse = take(rowBytes);
  return next;
}

export function precisionPointer(): usize {
  return precision;
}
export function squaresPointer(): usize {
  return squares;
}
export function meanPointer(): usize {
  return scratch;
}
export function scatterPointer(): usize {
  return scatter;
}
export function rootPointer(): usize {
  return root;
}
