/** One row's Gaussian, which a person is folded in by. */
export { RowSystem } from '../../engine/reference/gaussianRow';
