/**
 * Eigenvalues and eigenvectors of the base matrix, in f64: Householder's reduction to a tridiagonal
 * matrix, then the QL method with implicit shifts (Golub & Van Loan, "Matrix Computations", 8.3).
 * Every lane finds the same ones for itself: sending them would take as long. In steps, since a
 * large matrix takes milliseconds.
 */
import {
  base64,
  beside,
  cosines,
  diagonal,
  image,
  normal64,
  sines,
  size,
  spectrum,
  stride,
  vectors,
  vectorsBack,
  vectorsInto,
} from './state';

/** An eigenvalue that is still moving after so many steps means that the input was not finite. */
const MOST_STEPS = 60;

const REDUCE = 0;
const REFLECT = 1;
const ITERATE = 2;

/** Order of the matrix; what follows is the step to be done next. */
let n: i32 = 0;
let phase: i32 = 0;
let index: i32 = 0;
/** The largest row of the tridiagonal matrix. */
let norm: f64 = 0;

function get(vector: usize, i: i32): f64 {
  return load<f64>(vector + ((<usize>i) << 3));
}

function set(vector: usize, i: i32, value: f64): void {
  store<f64>(vector + ((<usize>i) << 3), value);
}

function rowOf(matrix: usize, i: i32): usize {
  return matrix + <usize>i * (stride << 1);
}

/** Begins with α₀G of k factors, of which the upper triangle counts. */
export function beginEigen(k: i32): void {
  n = k;
  phase = REDUCE;
  index = 0;
  memory.fill(normal64, 0, <usize>size * (stride << 1));
  for (let i = 0; i < n; i++) {
    for (let j = i; j < n; j++) {
      const cell = get(rowOf(base64, i), j);
      set(rowOf(normal64, i), j, cell);
      set(rowOf(normal64, j), i, cell);
    }
  }
}

/** Does a step. Returns 1 when there is more to do, 0 at the end, −1 when numbers are not finite. */
export function stepEigen(): i32 {
  if (phase == REDUCE) {
    if (index < n - 2) reduceColumn(index++);
    else beginReflecting();
    return 1;
  }
  if (phase == REFLECT) {
    if (index >= 0) reflect(index--);
    else beginIterating();
    return 1;
  }
  if (index < n) return iterate(index++) ? 1 : -1;
  finish();
  return 0;
}

/** Σ a·b over the bytes from `first` on. */
function dot(a: usize, b: usize, first: usize): f64 {
  const wide = stride << 1;
  let low = f64x2.splat(0);
  let high = low;
  let p = first;
  if ((wide - p) & 16) {
    low = f64x2.mul(v128.load(a + p), v128.load(b + p));
    p += 16;
  }
  for (; p < wide; p += 32) {
    low = f64x2.add(low, f64x2.mul(v128.load(a + p), v128.load(b + p)));
    high = f64x2.add(high, f64x2.mul(v128.load(a + p, 16), v128.load(b + p, 16)));
  }
  low = f64x2.add(low, high);
  return f64x2.extract_lane(low, 0) + f64x2.extract_lane(low, 1);
}

/**
 * Column c of T = H A Hᵀ. Loops start at an even index, which may be c itself: there the reflector
 * and its image are 0.
 */
function reduceColumn(c: i32): void {
  const wide = stride << 1;
  const first = (<usize>((c + 1) & ~1)) << 3;
  // The reflector v (of squared length 2) that maps a[c][c+1..] onto its first axis.
  const v = rowOf(normal64, c);
  set(diagonal, c, get(v, c));
  set(v, c, 0);
  const head = get(v, c + 1);
  set(v, c + 1, 0);
  const square = dot(v, v, first);
  if (square == 0) {
    set(beside, c, head);
    return;
  }
  const length = sqrt<f64>(square + head * head);
  const onto = head > 0 ? -length : length;
  set(beside, c, onto);
  set(v, c + 1, head - onto);
  const scale = f64x2.splat(sqrt<f64>(2 / (square + (head - onto) * (head - onto))));
  for (let p = first; p < wide; p += 16) v128.store(v + p, f64x2.mul(v128.load(v + p), scale));
  // A ← (I − vvᵀ) A (I − vvᵀ) = A − v qᵀ − q vᵀ, with q = Av − ½(vᵀAv) v.
  memory.fill(image, 0, wide);
  let inner: f64 = 0;
  for (let i = c + 1; i < n; i++) {
    const sum = dot(rowOf(normal64, i), v, first);
    set(image, i, sum);
    inner += sum * get(v, i);
  }
  const half = f64x2.splat(0.5 * inner);
  for (let p = first; p < wide; p += 16) {
    const q = f64x2.sub(v128.load(image + p), f64x2.mul(half, v128.load(v + p)));
    v128.store(image + p, q);
  }
  for (let i = c + 1; i < n; i++) {
    const a = rowOf(normal64, i);
    const vi = f64x2.splat(get(v, i));
    const qi = f64x2.splat(get(image, i));
    for (let p = first; p < wide; p += 16) {
      const taken = f64x2.add(f64x2.mul(vi, v128.load(image + p)), f64x2.mul(qi, v128.load(v + p)));
      v128.store(a + p, f64x2.sub(v128.load(a + p), taken));
    }
  }
}

function beginReflecting(): void {
  for (let i = max(0, n - 2); i < n; i++) set(diagonal, i, get(rowOf(normal64, i), i));
  if (n > 1) set(beside, n - 2, get(rowOf(normal64, n - 2), n - 1));
  set(beside, n - 1, 0);
  memory.fill(vectors, 0, <usize>size * (stride << 1));
  for (let i = 0; i < n; i++) set(rowOf(vectors, i), i, 1);
  phase = REFLECT;
  index = n - 3;
}

/** H = H_{n−3} … H₀, built from the last reflector so that only its own corner is touched. */
function reflect(c: i32): void {
  const wide = stride << 1;
  const first = (<usize>((c + 1) & ~1)) << 3;
  const v = rowOf(normal64, c);
  for (let i = c + 1; i < n; i++) {
    const h = rowOf(vectors, i);
    const sum = dot(h, v, first);
    if (sum == 0) continue;
    const s = f64x2.splat(sum);
    for (let p = first; p < wide; p += 16) {
      v128.store(h + p, f64x2.sub(v128.load(h + p), f64x2.mul(s, v128.load(v + p))));
    }
  }
}

function beginIterating(): void {
  norm = 0;
  for (let i = 0; i < n; i++) norm = max(norm, abs(get(diagonal, i)) + abs(get(beside, i)));
  phase = ITERATE;
  index = 0;
}

/** Iterates until the coupling of `first` with what follows vanishes. */
function iterate(first: i32): bool {
  for (let step = 0; step <= MOST_STEPS; step++) {
    // The block that starts here ends where the coupling is rounding noise: of the whole matrix,
    // since in one of low rank noise is all that there is beside most of the diagonal.
    let last = first;
    while (last < n - 1 && norm + abs(get(beside, last)) != norm) last++;
    if (last == first) return isFinite<f64>(get(diagonal, first));
    chase(first, last);
  }
  return false;
}

/** A step of the QL method: Wilkinson's shift, then chase the bulge upwards from the block's end. */
function chase(first: i32, last: i32): void {
  const d = diagonal;
  const e = beside;
  let g = (get(d, first + 1) - get(d, first)) / (2 * get(e, first));
  let r = sqrt<f64>(g * g + 1);
  g = get(d, last) - get(d, first) + get(e, first) / (g + (g >= 0 ? r : -r));
  let s: f64 = 1;
  let c: f64 = 1;
  let p: f64 = 0;
  let i = last - 1;
  for (; i >= first; i--) {
    const f = s * get(e, i);
    const b = c * get(e, i);
    r = sqrt<f64>(f * f + g * g);
    set(e, i + 1, r);
    if (r == 0) {
      // The block falls apart here; go on with what is left of it.
      set(d, i + 1, get(d, i + 1) - p);
      set(e, last, 0);
      break;
    }
    s = f / r;
    c = g / r;
    g = get(d, i + 1) - p;
    r = (get(d, i) - g) * s + 2 * c * b;
    p = s * r;
    set(d, i + 1, g + p);
    g = c * r - b;
    set(cosines, i, c);
    set(sines, i, s);
  }
  if (i < first) {
    set(d, first, get(d, first) - p);
    set(e, first, g);
    set(e, last, 0);
  }
  rotateRows(i + 1, last);
}

/**
 * Applies the rotations of rows i and i + 1, for i from last − 1 down to `first`. What a rotation
 * leaves of row i is the next one's upper row, and stays in registers: eight columns at a time.
 */
function rotateRows(first: i32, last: i32): void {
  const wide = stride << 1;
  for (let j: usize = 0; j < wide; j += 64) {
    // The number of columns is a multiple of four; the second half of the last eight may be missing.
    const pair = wide - j > 32;
    let at = rowOf(vectors, last) + j;
    let k0 = v128.load(at);
    let k1 = v128.load(at, 16);
    let k2 = pair ? v128.load(at, 32) : k0;
    let k3 = pair ? v128.load(at, 48) : k0;
    for (let i = last - 1; i >= first; i--) {
      const above = at - wide;
      const s = v128.load_splat<f64>(sines + ((<usize>i) << 3));
      const c = v128.load_splat<f64>(cosines + ((<usize>i) << 3));
      const l0 = v128.load(above);
      const l1 = v128.load(above, 16);
      v128.store(at, f64x2.add(f64x2.mul(s, l0), f64x2.mul(c, k0)));
      v128.store(at, f64x2.add(f64x2.mul(s, l1), f64x2.mul(c, k1)), 16);
      k0 = f64x2.sub(f64x2.mul(c, l0), f64x2.mul(s, k0));
      k1 = f64x2.sub(f64x2.mul(c, l1), f64x2.mul(s, k1));
      if (pair) {
        const l2 = v128.load(above, 32);
        const l3 = v128.load(above, 48);
        v128.store(at, f64x2.add(f64x2.mul(s, l2), f64x2.mul(c, k2)), 32);
        v128.store(at, f64x2.add(f64x2.mul(s, l3), f64x2.mul(c, k3)), 48);
        k2 = f64x2.sub(f64x2.mul(c, l2), f64x2.mul(s, k2));
        k3 = f64x2.sub(f64x2.mul(c, l3), f64x2.mul(s, k3));
      }
      at = above;
    }
    v128.store(at, k0);
    v128.store(at, k1, 16);
    if (pair) {
      v128.store(at, k2, 32);
      v128.store(at, k3, 48);
    }
  }
}

/** The forms in which rows of factors are rotated. */
function finish(): void {
  memory.fill(spectrum, 0, stride);
  for (let j = 0; j < n; j++) {
    // A Gram matrix has no negative eigenvalue; what looks like one is rounding noise.
    store<f32>(spectrum + ((<usize>j) << 2), <f32>max<f64>(0, get(diagonal, j)));
  }
  for (let i = 0; i < size; i++) {
    for (let j = i; j < size; j++) {
      const upper = get(rowOf(vectors, i), j);
      const lower = get(rowOf(vectors, j), i);
      set(rowOf(vectors, i), j, lower);
      set(rowOf(vectors, j), i, upper);
      const ij = <usize>i * stride + ((<usize>j) << 2);
      const ji = <usize>j * stride + ((<usize>i) << 2);
      store<f32>(vectorsBack + ij, <f32>upper);
      store<f32>(vectorsBack + ji, <f32>lower);
      store<f32>(vectorsInto + ij, <f32>lower);
      store<f32>(vectorsInto + ji, <f32>upper);
    }
  }
}
