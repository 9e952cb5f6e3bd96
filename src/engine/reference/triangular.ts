/** Solves L x = b in place, with L lower triangular, row-major n × n. */
export function solveLowerInPlace(l: Float64Array, n: number, b: Float64Array): void {
  for (let i = 0; i < n; i++) {
    let sum = b[i];
    for (let p = 0; p < i; p++) sum -= l[i * n + p] * b[p];
    b[i] = sum / l[i * n + i];
  }
}

/** Solves Lᵀ x = b in place, with L lower triangular, row-major n × n. */
export function solveLowerTransposedInPlace(l: Float64Array, n: number, b: Float64Array): void {
  for (let i = n - 1; i >= 0; i--) {
    const value = b[i] / l[i * n + i];
    b[i] = value;
    // Row i of L is column i of Lᵀ: this order reads memory in a line.
    for (let p = 0; p < i; p++) b[p] -= l[i * n + p] * value;
  }
}
