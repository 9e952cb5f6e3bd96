import { MOST_ROWS, MOST_STAGED, POOL, type TileShape, type Tiling } from '../tiling';

/**
 * WGSL that the kernels over normal matrices share. A thread's tile is held by columns:
 * `a{c}_{q}` is rows 4q to 4q + 3 of column c. Everything is unrolled, since arrays indexed by a
 * loop counter would leave the registers.
 */

const XYZW = ['x', 'y', 'z', 'w'] as const;

/** Component i of a vector spread over `vec4`s named `{name}0`, `{name}1`, … */
export const part = (name: string, i: number): string =>
  `${name}${Math.floor(i / 4)}.${XYZW[i % 4] ?? 'x'}`;

/** `n` lines of WGSL: an unrolled loop. */
export const times = (n: number, line: (i: number) => string): string =>
  Array.from({ length: n }, (_, i) => line(i)).join('\n');

/** Tile number of a thread without one: beyond all. */
const IDLE = 1 << 20;

/** Uniforms that every kernel over normal matrices takes: see {@link Tiling}. */
export const TILING_UNIFORMS = 'blocks : i32, group_rows : i32, stage_size : i32,';

/** The values of {@link TILING_UNIFORMS}. */
export const tilingValues = (t: Tiling): number[] => [t.blocks, t.rows, t.stage];

/** Constants and workgroup memory. */
export function declarations(t: TileShape): string {
  return `
const T = ${t.tile};
const Q = ${t.tile / 4};
const THREADS = ${t.threads};
var<workgroup> pool: array<vec4<f32>, ${POOL}>;
var<workgroup> gains: array<f32, ${MOST_STAGED}>;
var<workgroup> spans: array<vec2<i32>, ${MOST_ROWS}>;
var<workgroup> shared_int: i32;`;
}

/**
 * Sizes; where the parts of the pool begin; which row (`slot` in the workgroup) and which tile
 * (`bi`, `bj`) this thread has, and its empty tile. A thread without a tile gets indices that no
 * condition below matches.
 */
export function ownTile(t: TileShape): string {
  return `
  let NB = uniforms.blocks;
  let ROWS = uniforms.group_rows;
  let STAGE = uniforms.stage_size;
  let TILES = NB * (NB + 1) / 2;
  let KQ = NB * Q;
  let STRIDE = TILES * T * Q + KQ;
  let CORNER = ROWS * STAGE * KQ;
  let ANSWER = CORNER + ROWS * T * Q;
  let SOLUTION = ANSWER + ROWS * KQ;
  let thread = i32(localIndex);
  let busy = thread < ROWS * TILES;
  let slot = select(0, thread / TILES, busy);
  let tile = select(${IDLE}, thread % TILES, busy);
  let diagonal = tile < NB;
  var bi = select(-1, tile, busy);
  var bj = bi;
  if (busy && !diagonal) {
    bi = 1;
    bj = tile - NB;
    while (bj >= bi) { bj -= bi; bi += 1; }
  }
  // The first vec4 that this thread stages, and what to add for its next: divisions are slow.
  let first_p = thread / KQ;
  let first_q = thread % KQ;
  let step_r = THREADS / KQ / STAGE;
  let step_p = THREADS / KQ % STAGE;
  let step_q = THREADS % KQ;
  ${times(t.tile, (c) => times(t.tile / 4, (q) => `var a${c}_${q} = vec4<f32>(0.0);`))}
  ${times(t.tile / 4, (q) => `var b${q} = vec4<f32>(0.0);`)}`;
}

/** `tile ± = Σ z zᵀ` over `count` vectors z staged from `base` on; `inner` runs for each, as index `o`. */
export function rankUpdate(t: TileShape, sign: '+' | '-', count: string, inner: string): string {
  const q = t.tile / 4;
  return `
  for (var o = 0; o < ${count}; o += 1) {
    let at = (base + o) * KQ;
    ${times(q, (i) => `let u${i} = pool[at + bi * Q + ${i}];`)}
    ${times(q, (i) => `let v${i} = pool[at + bj * Q + ${i}];`)}
    ${times(t.tile, (c) => times(q, (i) => `a${c}_${i} ${sign}= u${i} * ${part('v', c)};`))}
    ${inner}
  }`;
}

/**
 * Copies the observations from `span.x + start` on into workgroup memory, for all rows of the
 * workgroup: z = √w·y into the pool, √w·t into `gains`; zeros past a row's end. Dense observations
 * are the rows of the factors themselves, with weight 1.
 * @param dense a WGSL condition, the same for all threads
 */
export function stageObservations(dense: string): string {
  return `
    var stage_q = first_q;
    var stage_p = first_p % STAGE;
    var stage_r = first_p / STAGE;
    for (var e = thread; e < ROWS * STAGE * KQ; e += THREADS) {
      let s = spans[stage_r];
      let pos = s.x + start + stage_p;
      var z = vec4<f32>(0.0);
      if (pos < s.y) {
        if (${dense}) {
          z = factors[pos * KQ + stage_q];
        } else {
          z = factors[col[pos] * KQ + stage_q] * obs[pos].x;
        }
      }
      pool[e] = z;
      let full_q = stage_q + step_q >= KQ;
      stage_q += step_q - select(0, KQ, full_q);
      stage_p += step_p + select(0, 1, full_q);
      let full_p = stage_p >= STAGE;
      stage_p -= select(0, STAGE, full_p);
      stage_r += step_r + select(0, 1, full_p);
    }
    for (var o = thread; o < ROWS * STAGE; o += THREADS) {
      let s = spans[o / STAGE];
      let pos = s.x + start + o % STAGE;
      var gain = 0.0;
      if (pos < s.y && !(${dense})) { gain = obs[pos].y; }
      gains[o] = gain;
    }
    workgroupBarrier();`;
}

/** Publishes `span`, and finds the longest of the workgroup: `bound`, the same for all threads. */
export function findBound(): string {
  return `
  if (tile == 0) { spans[slot] = span; }
  workgroupBarrier();
  if (thread == 0) {
    var most = 0;
    for (var r = 0; r < ROWS; r += 1) { most = max(most, spans[r].y - spans[r].x); }
    shared_int = most;
  }
  // Barriers need a loop bound that is provably the same for all threads.
  let bound = workgroupUniformLoad(&shared_int);`;
}

/**
 * Adds `Σ w yyᵀ` to the tiles and `Σ w t y` to `b` (kept by the diagonal tiles' threads) over
 * positions `span.x` to `span.y - 1`. With z = √w·y these are `Σ zzᵀ` and `Σ (√w t) z`.
 */
export function accumulate(t: TileShape, dense: string): string {
  return `
  for (var start = 0; start < bound; start += STAGE) {
    ${stageObservations(dense)}
    let base = slot * STAGE;
    let count = min(STAGE, span.y - span.x - start);
    ${rankUpdate(
      t,
      '+',
      'count',
      `if (diagonal) {
      let gain = gains[base + o];
      ${times(t.tile / 4, (q) => `b${q} += u${q} * gain;`)}
    }`,
    )}
    workgroupBarrier();
  }`;
}

/** Visits each stored `vec4` of this thread's tile: neighbouring threads touch neighbouring words. */
export function eachStored(
  t: TileShape,
  line: (register: string, offset: string) => string,
): string {
  const q = t.tile / 4;
  return times(t.tile, (c) => times(q, (i) => line(`a${c}_${i}`, `${c * q + i} * TILES + tile`)));
}

/** Visits each stored `vec4` of the right-hand side; only for threads of diagonal tiles. */
export function eachStoredRhs(
  t: TileShape,
  line: (register: string, offset: string) => string,
): string {
  return times(t.tile / 4, (q) => line(`b${q}`, `TILES * T * Q + bi * Q + ${q}`));
}
