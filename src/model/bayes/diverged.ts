export { samplingDiverged as diverged } from '../../engine/diverged';
