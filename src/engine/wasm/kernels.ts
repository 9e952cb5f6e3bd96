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
  diagonalPointer(): number;
  vectorsPointer(): number;
  momentPointer(): number;
  /**
   * Eigenvalues (f64, at `diagonalPointer`) and eigenvectors (f64, in columns, at `vectorsPointer`)
   * of α₀G of k factors, in steps: `stepEigen` returns 1 until it is done, then 0; −1 when the
   * matrix is not finite.
   */
  beginEigen(k: number): void;
  stepEigen(): number;
  /** Adds yyᵀ of `count` rows to the upper triangle of an f64 matrix. */
  addGram(rows: number, count: number, to: number): void;
  /** The same with sums of 64 rows in f32. */
  addGramInRuns(rows: number, count: number, to: number): void;
  solvePrimal(rows: number, count: number): void;
  /** `solvePrimal` of one row in steps; `finishPrimal` returns 0 when f64 must take over. */
  beginPrimal(row: number): void;
  addPrimal(from: number, to: number): void;
  finishPrimal(row: number): number;
  beginExact(row: number): void;
  addExact(from: number, to: number): void;
  finishExact(row: number): void;
  /** Copies fixed rows into the eigenbasis, in f64. */
  rotateExactly(rows: number, count: number): void;
  /** Turns rows of factors into the eigenbasis where they are, in f32. */
  turn(rows: number, count: number): void;
  /** Turns rows of factors by the matrix (f32, size × size) that was put at `vectorsBackPointer`. */
  turnBack(rows: number, count: number): void;
  /** Eigenvectors in rows, until something else is put there. */
  vectorsBackPointer(): number;
  /** All rotations so far as one matrix, f32, size × size; kept by its owner. */
  rotationPointer(): number;
  /** Adds the squares of rows of factors, times a weight for each, to the moment. */
  addMoments(rows: number, count: number, weights: number): void;
  solveDual(rows: number, count: number): void;
  solveSteps(rows: number, count: number, steps: number): void;
  /**
   * `solveSteps` of one row in slices: after each `addSteps` over all of it, `nextStep` returns 1
   * when it wants another; 0 then `finishRow`; −1, or 0 from `finishRow`, when the primal path must
   * take over.
   */
  beginRow(row: number, steps: number): void;
  addSteps(from: number, to: number): void;
  nextStep(): number;
  finishRow(): number;
  /**
   * `solveSteps` of many rows in passes that they make together, panel by panel of columns: for each
   * panel `readPanel` and `addTogether` up to its end, after the last one `nextTogether`, which
   * returns how many rows want another pass; in the end rows that are `unsolved` (else −1) must take
   * the primal path. Each row takes `slotBytes` from `slots` on.
   */
  slotBytes(): number;
  beginTogether(rows: number, count: number, steps: number, slots: number): void;
  readPanel(from: number, to: number): number;
  addTogether(count: number, slots: number, before: number): void;
  nextTogether(count: number, slots: number): number;
  unsolved(slots: number, slot: number): number;
  rowErrors(from: number, count: number, to: number): void;
  rowPenalties(from: number, count: number, to: number): void;
  /** Lays out the Gibbs sampler's scratch space for rows of `d` doubles; returns its end. */
  configureGaussian(d: number, from: number): number;
  precisionPointer(): number;
  rootPointer(): number;
  squaresPointer(): number;
  selectGaussian(
    start: number,
    other: number,
    y: number,
    noise: number,
    priorMean: number,
    x: number,
    conditionalMean: number,
    fixed: number,
    fixedNoise: number,
    tau: number,
  ): void;
  /** Returns 0 when a row has no finite draw. */
  drawGaussian(
    from: number,
    to: number,
    keyLow: number,
    keyHigh: number,
    stream: number,
    step: number,
  ): number;
  meanPointer(): number;
  scatterPointer(): number;
  beginScatter(): void;
  addScatter(from: number, to: number, values: number): void;
  beginWeights(): void;
  drawWeights(
    from: number,
    to: number,
    start: number,
    row: number,
    value: number,
    weights: number,
    residual: number,
    lambda: number,
    keyLow: number,
    keyHigh: number,
    stream: number,
    step: number,
  ): void;
  squaredErrors(
    from: number,
    to: number,
    start: number,
    other: number,
    y: number,
    x: number,
    fixed: number,
    out: number,
  ): void;
  /** Writes normals of an address, rounded up to a multiple of 4, `stride` bytes apart. */
  normals(
    keyLow: number,
    keyHigh: number,
    stream: number,
    step: number,
    row: number,
    to: number,
    count: number,
    stride: number,
  ): void;
  /** Writes the four words of a block. */
  philoxWords(
    keyLow: number,
    keyHigh: number,
    c0: number,
    c1: number,
    c2: number,
    c3: number,
    to: number,
  ): void;
  /** Steps of dense algebra in f64; strides in bytes. See `DenseSpace`. */
  subtractDots(
    c: number,
    cStride: number,
    rows: number,
    cols: number,
    a: number,
    aStride: number,
    b: number,
    bStride: number,
    length: number,
  ): void;
  addOuterOfRow(
    a: number,
    stride: number,
    cols: number,
    values: number,
    count: number,
    scale: number,
  ): void;
  solveCorner(
    x: number,
    xStride: number,
    rows: number,
    l: number,
    lStride: number,
    size: number,
  ): void;
  /** Products of rows (f32, one after the other) with a vector (f64) into f64. */
  multiplyRows(matrix: number, rows: number, size: number, vector: number, to: number): void;
  /** The same of the rows listed at `rows`. */
  multiplyListed(
    matrix: number,
    rows: number,
    count: number,
    size: number,
    vector: number,
    to: number,
  ): void;
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
