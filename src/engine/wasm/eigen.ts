/** A = Σ values[j] · vⱼvⱼᵀ; vⱼ is row j of `vectors` (row-major n × n), of length 1. */
export interface Eigen {
  readonly values: Float64Array;
  readonly vectors: Float64Array;
}

/** An eigenvalue that is still moving after so many steps means that the input was not finite. */
const MOST_STEPS = 60;

/**
 * Eigenvalues and eigenvectors of a symmetric matrix: Householder's reduction to a tridiagonal
 * matrix, then the QL method with implicit shifts (Golub & Van Loan, "Matrix Computations", 8.3).
 * A generator, since large ones take long: it stops for breath after every column.
 * @param matrix row-major n × n, both triangles; left as it is.
 * @returns null when the input is not finite.
 */
export function* symmetricEigen(matrix: Float64Array, n: number): Generator<void, Eigen | null> {
  const diagonal = new Float64Array(n);
  const beside = new Float64Array(n);
  const vectors = yield* tridiagonalise(Float64Array.from(matrix), n, diagonal, beside);
  return (yield* diagonalise(diagonal, beside, vectors, n)) ? { values: diagonal, vectors } : null;
}

/**
 * Reduces `a` (destroyed) to T = H A Hᵀ with `diagonal` and `beside` (beside[i] couples i and i + 1).
 * @returns H row-major: row i is the i-th vector of the basis in which A is tridiagonal.
 */
function* tridiagonalise(
  a: Float64Array,
  n: number,
  diagonal: Float64Array,
  beside: Float64Array,
): Generator<void, Float64Array> {
  const reflectors: Float64Array[] = [];
  for (let c = 0; c < n - 2; c++) {
    yield;
    // The reflector v (of squared length 2) that maps a[c][c+1..] onto its first axis.
    const v = a.slice(c * n + c + 1, (c + 1) * n);
    const m = v.length;
    let square = 0;
    for (let i = 1; i < m; i++) square += v[i] * v[i];
    reflectors.push(v);
    if (square === 0) {
      beside[c] = v[0];
      v.fill(0);
      continue;
    }
    const length = Math.sqrt(square + v[0] * v[0]);
    const image = v[0] > 0 ? -length : length;
    beside[c] = image;
    v[0] -= image;
    const scale = Math.sqrt(2 / (square + v[0] * v[0]));
    for (let i = 0; i < m; i++) v[i] *= scale;
    // A ← (I − vvᵀ) A (I − vvᵀ) = A − v qᵀ − q vᵀ, with q = Av − ½(vᵀAv) v.
    const q = new Float64Array(m);
    let inner = 0;
    for (let i = 0; i < m; i++) {
      const at = (c + 1 + i) * n + c + 1;
      let sum = 0;
      for (let j = 0; j < m; j++) sum += a[at + j] * v[j];
      q[i] = sum;
      inner += sum * v[i];
    }
    for (let i = 0; i < m; i++) q[i] -= 0.5 * inner * v[i];
    for (let i = 0; i < m; i++) {
      const at = (c + 1 + i) * n + c + 1;
      const [vi, qi] = [v[i], q[i]];
      for (let j = 0; j < m; j++) a[at + j] -= vi * q[j] + qi * v[j];
    }
  }
  for (let i = 0; i < n; i++) diagonal[i] = a[i * n + i];
  if (n > 1) beside[n - 2] = a[(n - 2) * n + n - 1];

  // H = H_{n−3} … H₀, built from the last reflector so that only its own corner is touched.
  const h = new Float64Array(n * n);
  for (let i = 0; i < n; i++) h[i * n + i] = 1;
  for (let c = n - 3; c >= 0; c--) {
    yield;
    const v = reflectors[c];
    for (let i = c + 1; i < n; i++) {
      const at = i * n + c + 1;
      let sum = 0;
      for (let j = 0; j < v.length; j++) sum += h[at + j] * v[j];
      if (sum !== 0) for (let j = 0; j < v.length; j++) h[at + j] -= sum * v[j];
    }
  }
  return h;
}

/** Turns the tridiagonal matrix into a diagonal one, its rotations applied to the rows of `vectors`. */
function* diagonalise(
  d: Float64Array,
  e: Float64Array,
  vectors: Float64Array,
  n: number,
): Generator<void, boolean> {
  let norm = 0;
  for (let i = 0; i < n; i++) norm = Math.max(norm, Math.abs(d[i]) + Math.abs(e[i]));
  for (let first = 0; first < n; first++) {
    yield;
    for (let step = 0; ; step++) {
      // The block that starts here ends where the coupling is rounding noise: of the whole matrix,
      // since in one of low rank noise is all that there is beside most of the diagonal.
      let last = first;
      while (last < n - 1 && norm + Math.abs(e[last]) !== norm) last++;
      if (last === first) break;
      if (step === MOST_STEPS) return false;

      // Wilkinson's shift, then chase the bulge upwards from the block's end.
      let g = (d[first + 1] - d[first]) / (2 * e[first]);
      let r = Math.hypot(g, 1);
      g = d[last] - d[first] + e[first] / (g + (g >= 0 ? r : -r));
      let [s, c, p] = [1, 1, 0];
      let i = last - 1;
      for (; i >= first; i--) {
        const f = s * e[i];
        const b = c * e[i];
        r = Math.sqrt(f * f + g * g);
        e[i + 1] = r;
        if (r === 0) {
          // The block falls apart here; go on with what is left of it.
          d[i + 1] -= p;
          e[last] = 0;
          break;
        }
        s = f / r;
        c = g / r;
        g = d[i + 1] - p;
        r = (d[i] - g) * s + 2 * c * b;
        p = s * r;
        d[i + 1] = g + p;
        g = c * r - b;
        rotateRows(vectors, i * n, n, c, s);
      }
      if (i >= first) continue;
      d[first] -= p;
      e[first] = g;
      e[last] = 0;
    }
    if (!Number.isFinite(d[first])) return false;
  }
  return true;
}

/** Rotates the row at `at` and the next one by the angle of cosine c and sine s. */
function rotateRows(rows: Float64Array, at: number, n: number, c: number, s: number): void {
  for (let j = at; j < at + n; j++) {
    const low = rows[j];
    const high = rows[j + n];
    rows[j + n] = s * low + c * high;
    rows[j] = c * low - s * high;
  }
}
