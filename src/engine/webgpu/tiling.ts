/**
 * How one k × k normal matrix is shared out over the threads of a workgroup.
 *
 * The lower triangle is cut into square tiles, one thread each. A tile lives in that thread's
 * registers from the first rank update to the last step of the Cholesky factorisation; workgroup
 * memory carries only a block of observations, or one panel. So k = 256 fits 16 KiB, the least
 * that every WebGPU device has, where a packed triangle would already overflow at k = 90.
 */
export interface Tiling extends TileShape {
  /** k rounded up to whole tiles. Factors are stored at this width; the padding is zero and stays so. */
  readonly padded: number;
  /** Tiles along the diagonal. They are numbered first, row by row; then those strictly below it. */
  readonly blocks: number;
  /** Tiles in the lower triangle: threads per row. */
  readonly tiles: number;
  /** Matrix rows (users or items) that share a workgroup. Threads beyond rows × tiles only fetch. */
  readonly rows: number;
  /** Observations of each row staged at a time. */
  readonly stage: number;
  /** `vec4`s per stored normal matrix with its right-hand side. */
  readonly stride: number;
}

/**
 * What is compiled into the kernels. Everything else about a tiling is a uniform, so that a few
 * pipelines serve every k: compiling one takes longer than training a small library.
 */
export interface TileShape {
  /** Edge of a tile: 4, 8 or 12. Larger tiles need fewer loads and fewer barriers, but more registers. */
  readonly tile: number;
  /** Threads per workgroup. */
  readonly threads: number;
}

/** Enough threads to fill the lanes, few enough that barriers couple few rows. */
const THREADS = 128;
/** Observations staged for all rows of a workgroup, and rows in a workgroup, at most. */
export const MOST_STAGED = 192;
export const MOST_ROWS = 24;
/** `vec4`s of workgroup memory that the kernels cut up as k demands: the rest of 16 KiB. */
export const POOL = Math.floor((16_384 - MOST_STAGED * 4 - MOST_ROWS * 8 - 16) / 16);

/** The tiling for k factors, 1 to 256. */
export function tilingFor(factors: number): Tiling {
  const tile = factors <= 16 ? 4 : factors <= 128 ? 8 : 12;
  const blocks = Math.ceil(factors / tile);
  const padded = blocks * tile;
  const tiles = (blocks * (blocks + 1)) / 2;
  let rows = Math.min(MOST_ROWS, Math.max(1, Math.floor(THREADS / tiles)));
  while (rows > 1 && stageFor(rows, padded, tile) < tile) rows--;
  return {
    tile,
    // The two larger shapes are those of k = 128 and k = 256, rounded up to whole subgroups of 4.
    threads: tiles <= THREADS ? THREADS : tile === 8 ? 136 : 256,
    padded,
    blocks,
    tiles,
    rows,
    stage: Math.max(tile, Math.min(32, Math.floor(stageFor(rows, padded, tile) / 4) * 4)),
    stride: (tiles * tile * tile + padded) / 4,
  };
}

/** How many observations per row fit beside the factored corner, the right-hand side and the solution. */
function stageFor(rows: number, padded: number, tile: number): number {
  const width = padded / 4;
  const fixed = rows * ((tile * tile) / 4 + 2 * width);
  return Math.min(Math.floor((POOL - fixed) / (rows * width)), Math.floor(MOST_STAGED / rows));
}
