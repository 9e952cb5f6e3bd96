/**
 * Factorises a symmetric positive definite matrix in place: A = L·Lᵀ.
 * @param a row-major n × n, only the lower triangle is read; on return it holds L.
 * @returns false when A is not positive definite to working precision (a is then unspecified).
 */
export function choleskyInPlace(a: Float64Array, n: number): boolean {
  for (let j = 0; j < n; j++) {
    let diagonal = a[j * n + j];
    for (let p = 0; p < j; p++) diagonal -= a[j * n + p] ** 2;
    if (!(diagonal > 0)) return false;
    const root = Math.sqrt(diagonal);
    a[j * n + j] = root;
    for (let i = j + 1; i < n; i++) {
      let sum = a[i * n + j];
      for (let p = 0; p < j; p++) sum -= a[i * n + p] * a[j * n + p];
      a[i * n + j] = sum / root;
    }
  }
  return true;
}

/** Solves L·Lᵀ x = b in place, with L from {@link choleskyInPlace}. */
export function choleskySolveInPlace(l: Float64Array, n: number, b: Float64Array): void {
  for (let i = 0; i < n; i++) {
    let sum = b[i];
    for (let p = 0; p < i; p++) sum -= l[i * n + p] * b[p];
    b[i] = sum / l[i * n + i];
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = b[i];
    for (let p = i + 1; p < n; p++) sum -= l[p * n + i] * b[p];
    b[i] = sum / l[i * n + i];
  }
}
