/** What the module exports; see `../kernels.ts` for the face TypeScript sees. */
export {
  base64Pointer,
  basePointer,
  configure,
  heapBase,
  select,
  spectrumPointer,
  vectorsBackPointer,
  vectorsPointer,
} from './state';
export { addGram } from './gram';
export { addPrimal, beginPrimal, finishPrimal, solvePrimal } from './primal';
export { addExact, beginExact, brokenRows, exactRows, finishExact } from './exact';
export { rotate, solveDual } from './dual';
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
export { normals, philoxWords } from './philox';
