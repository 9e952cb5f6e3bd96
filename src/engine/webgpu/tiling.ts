/**
 * How one k × k normal matrix is shared out over the threads of a workgroup.
 *
 * The lower triangle is cut into square tiles, one thread each. A tile lives in that thread's
 * registers from the first rank update to the last step of the Cholesky factorisation; workgroup
 * memory carries only a block of observations, or one panel. So k = 256 fits 16 KiB, the least
 * that every WebGPU device has, where a packed triangle would already overflow at k = 90.
 */
export interface Tiling {
  /** k rounded up to whole tiles. Factors are stored at this width; the padding is zero and stays so. */
  readonly padded: number;
  /** Edge of a tile: 4, 8 or 12. Larger tiles need fewer loads and fewer barriers, but more registers. */
  readonly tile: number;
  /** Tiles along the diagonal. They are numbered first, row by row; then those strictly below it. */
  readonly blocks: number;
  /** Tiles in the lower triangle: threads per row. */
  readonly tiles: number;
  /** Matrix rows (users or items) that share a workgroup. */
  readonly rows: number;
  /** Observations of each row staged at a time. */
  readonly stage: number;
  /** Threads per workgroup. */
  readonly threads: number;
  /** `vec4`s per stored normal matrix with its right-hand side. */
  readonly stride: number;
}

const WORKGROUP_BYTES = 16_384;
/** Enough threads to fill the lanes, few enough that barriers couple few rows. */
const THREADS = 128;

/** The tiling for k factors, 1 to 256. */
export function tilingFor(factors: number): Tiling {
  const tile = factors <= 16 ? 4 : factors <= 128 ? 8 : 12;
  const blocks = Math.ceil(factors / tile);
  const padded = blocks * tile;
  const tiles = (blocks * (blocks + 1)) / 2;
  let rows = Math.max(1, Math.floor(THREADS / tiles));
  while (rows > 1 && stageFor(rows, padded, tile) < tile) rows--;
  return {
    padded,
    tile,
    blocks,
    tiles,
    rows,
    stage: Math.max(tile, Math.min(32, Math.floor(stageFor(rows, padded, tile) / 4) * 4)),
    threads: rows * tiles,
    stride: (tiles * tile * tile + padded) / 4,
  };
}

/** How many observations per row fit beside the factored corner, the answer and the row spans. */
function stageFor(rows: number, padded: number, tile: number): number {
  const fixed = rows * (tile * tile + 2 * padded + 2) * 4 + 64;
  return Math.floor((WORKGROUP_BYTES - fixed) / (rows * (padded + 1) * 4));
}
