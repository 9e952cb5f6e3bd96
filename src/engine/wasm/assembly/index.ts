/** What the module exports; see `../kernels.ts` for the face TypeScript sees. */
export {
  base64Pointer,
  basePointer,
  configure,
  diagonalPointer,
  heapBase,
  momentPointer,
  rotationPointer,
  select,
  slotBytes,
  vectorsBackPointer,
  vectorsPointer,
} from './state';
export { beginEigen, stepEigen } from './eigen';
export { addGram, addGramInRuns } from './gram';
export { addPrimal, beginPrimal, finishPrimal, solvePrimal } from './primal';
export { addExact, beginExact, brokenRows, exactRows, finishExact } from './exact';
export { addMoments, rotateExactly, turn, turnBack } from './rotation';
export { solveDual } from './dual';
export { addSteps, beginRow, finishRow, nextStep, solveSteps } from './steps';
export { addTogether, beginTogether, nextTogether, readPanel, unsolved } from './together';
export { rowErrors, rowPenalties } from './loss';
export {
  configureGaussian,
  meanPointer,
  precisionPointer,
  rootPointer,
  scatterPointer,
  squaresPointer,
} from './gaussianState';
export { drawGaussian, selectGaussian } from './gaussianRows';
export { beginWeights, drawWeights } from './gaussianWeights';
export { addScatter, beginScatter, squaredErrors } from './gaussianSums';
export { addOuterOfRow, solveCorner, subtractDots } from './dense';
export { normals, philoxWords } from './philox';
export { multiplyListed, multiplyRows } from './products';
