/** The face of `assembly/index.ts`. Pointers are byte offsets into `memory`; they may exceed 2³¹. */
export interface Kernels {
  readonly memory: WebAssembly.Memory;
  heapBase(): number;
  /** Lays out the scratch space from `from` on for rows of `size` factors; returns its end. */
  configure(size: number, from: number): number;
  /** Chooses the side to solve for. */
  select(
    start: number,
    col: number,
    weight: number,
    target: number,
    penalty: number,
    fixed: number,
    rotated: number,
    solved: number,
  ): void;
  basePointer(): number;
  base64Pointer(): number;
  spectrumPointer(): number;
  vectorsPointer(): number;
  vectorsBackPointer(): number;
  /** Adds yyᵀ of `count` rows to the upper triangle of an f64 matrix. */
  addGram(rows: number, count: number, to: number): void;
  solvePrimal(rows: number, count: number): void;
  /** `solvePrimal` of one row in steps; `finishPrimal` returns 0 when f64 must take over. */
  beginPrimal(row: number): void;
  addPrimal(from: number, to: number): void;
  finishPrimal(row: number): number;
  beginExact(row: number): void;
  addExact(from: number, to: number): void;
  finishExact(row: number): void;
  rotate(rows: number, count: number): void;
  solveDual(rows: number, count: number): void;
  rowErrors(from: number, count: number, to: number): void;
  rowPenalties(from: number, count: number, to: number): void;
  /** How many rows f64 had to solve so far. */
  exactRows(): number;
  /** How many rows had no finite solution so far. */
  brokenRows(): number;
}

/** A fresh instance with a memory of its own. */
export async function instantiateKernels(module: WebAssembly.Module): Promise<Kernels> {
  const instance = await WebAssembly.instantiate(module, {});
  return instance.exports as unknown as Kernels;
}
