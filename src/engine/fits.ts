import { Failure } from '../failure';
import type { AlsProblem } from './engine';
import { padded } from './wasm/padded';
import { planShares, ROWS_TOGETHER, type Share, type SideShare } from './wasm/plan';
import { mostBins } from './webgpu/stepPlan';
import { tilingFor } from './webgpu/tiling';

/** What a WebAssembly memory with 32-bit addresses can hold, in bytes. */
export const WASM_LIMIT = 2 ** 32;

/** Alignment, eleven times a side and some for the scratch space; and the kernels' own data. */
const ALIGNMENT = 16 * 48;
const KERNEL_DATA = 2 ** 16;
/** Partial matrices on the GPU; see `AlsMemory`. */
const GPU_SCRATCH = 2 ** 25;

/**
 * Upper bound of the bytes that one lane's instance takes: the mirror of `placeSide` and of `configure`
 * in `assembly/state.ts`. Linear in observations, rows and columns.
 */
export function partBytes({ factors, user, item }: Share): number {
  const size = padded(factors);
  const block = Math.min(128, Math.max(32, Math.floor(4096 / size)));
  const kernels = 48 * size * size + 12 * size * block + 124 * size + 64;
  const scratch = 8 * Math.max(user.rows, item.rows, size * size);
  const together = Math.max(user.panel > 0 ? user.rows : 0, item.panel > 0 ? item.rows : 0);
  const slots = (64 + 16 * size) * Math.min(ROWS_TOGETHER, together);
  return (
    sideBytes(user, size, item.cols) +
    sideBytes(item, size, user.cols) +
    kernels +
    scratch +
    slots +
    KERNEL_DATA +
    ALIGNMENT
  );
}

/** @param all rows of the side, of which the share has some */
function sideBytes(
  { rows, cols, col, usesBasis, steps, columnWeight }: SideShare,
  size: number,
  all: number,
): number {
  const observations = 12 * col.length;
  // Start, penalty and the list of rows that the row is in.
  const own = 4 * (3 * rows + 1);
  const factors = 4 * size * all;
  // Where rows take steps, the factors themselves are turned.
  const rotated = usesBasis && steps === 0 ? 4 * (size + 1) * cols : 0;
  return observations + own + factors + rotated + 4 * columnWeight.length;
}

/** Bytes of the WebAssembly memory of the lane that needs most. */
export function largestWasmMemory(problem: AlsProblem, lanes: number): number {
  return Math.max(...planShares(problem, lanes).map(partBytes));
}

/** What a problem takes on a GPU, in bytes. */
export interface GpuNeeds {
  /** Upper bound of the largest buffer. */
  readonly largest: number;
  /** Upper bound of all buffers together. WebGPU does not tell how much there is. */
  readonly total: number;
}

/** The mirror of `AlsMemory`. */
export function gpuNeeds({ users, items, factors, steps }: AlsProblem): GpuNeeds {
  const { padded: width, stride } = tilingFor(factors);
  const n = users.col.length;
  // A binding is at least one vec4 long.
  const slack = 16;
  // Popular rows are cut in pieces of 512 observations, all rows in slices of 32 for the loss.
  const segments = 16 * Math.ceil(n / 512) + slack;
  const slices = 16 * (Math.ceil(n / 32) + users.rows) + slack;
  const side = (rows: number) => [
    4 * rows * width + slack,
    4 * n + slack,
    8 * n + slack,
    // Penalties and their sums; the two lists that a row may be in.
    8 * rows + 2 * slack,
    16 * rows + slack,
    16 * rows + slack,
    segments + 16 * rows,
    16 * 512 + slack,
    16 * stride,
    ...(steps === undefined ? [] : stepping(rows)),
  ];
  // Beside what exact rows have: numbers, shares and bins of the rows, and their mean matrix.
  const stepping = (rows: number) => [
    4 * rows + slack,
    8 * rows + slack,
    8 * (1 + mostBins(rows)) + slack,
    // Their list is filled up for each bin.
    48 * (1 + mostBins(rows)),
    16 * stride,
    // Without exact rows their list is still one `vec4`.
    slack,
  ];
  const sums = n / 32 + users.rows + slack;
  // Pieces of the popular rows (of over 1024 observations), or of the Gram matrix' rows.
  const slots = Math.ceil(Math.max(users.rows / 32, items.rows / 32, (1.5 * n) / 512, 1));
  const scratch = Math.min(GPU_SCRATCH, 16 * stride * slots);
  const bins = 1 + mostBins(Math.max(users.rows, items.rows));
  const matrices = steps === undefined ? 0 : 4 * bins * width * width + slack;
  const buffers = [
    ...side(users.rows),
    ...side(items.rows),
    slices,
    sums,
    scratch + slack,
    matrices,
  ];
  return { largest: Math.max(...buffers), total: buffers.reduce((a, b) => a + b, 0) };
}

/**
 * Refuses a problem that the shares' memories cannot hold.
 * @throws Failure `too-large`
 */
export function refuseTooLargeForWasm(shares: readonly Share[], limit = WASM_LIMIT): void {
  const ratings = shares.reduce((sum, { user }) => sum + user.col.length, 0);
  const bytes = Math.max(...shares.map(partBytes));
  if (bytes > limit)
    throw tooLarge(
      ratings,
      bytes / limit,
      'the WebAssembly engine here',
      'Choose a smaller edition of the library.',
    );
}

/**
 * Refuses a problem of which some array does not fit a buffer of the device.
 * @throws Failure `too-large`
 */
export function refuseTooLargeForGpu(
  problem: AlsProblem,
  limits: Pick<GPUSupportedLimits, 'maxBufferSize' | 'maxStorageBufferBindingSize'>,
): void {
  const { largest } = gpuNeeds(problem);
  const limit = Math.min(limits.maxBufferSize, limits.maxStorageBufferBindingSize);
  if (largest > limit)
    throw tooLarge(
      problem.users.col.length,
      largest / limit,
      'the graphics processor here',
      'Use the WebAssembly engine instead, or choose a smaller edition of the library.',
    );
}

/** @param times how many times what fits it is */
function tooLarge(ratings: number, times: number, engine: string, advice: string): Failure {
  return new Failure(
    'too-large',
    `This library has ${inWords(ratings)} ratings; ${engine} holds about ${inWords(roundedDown(ratings / times))}.`,
    advice,
  );
}

/** To two digits, so that what is promised does fit. */
function roundedDown(count: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, count))) - 1);
  return Math.floor(count / unit) * unit;
}

function inWords(count: number): string {
  if (count < 1e6) return Math.round(count).toLocaleString('en');
  const millions = count / 1e6;
  return `${millions < 10 ? Number(millions.toFixed(1)) : Math.round(millions)} million`;
}
