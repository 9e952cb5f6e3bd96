import type { Tiling } from '../tiling';

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

/** Where observations come from: a row's own, through `col`, or every row of the factors (Gram). */
export type Source = 'observed' | 'dense';

/** Constants and workgroup memory. */
export function declarations(t: Tiling): string {
  return `
const T = ${t.tile};
const Q = ${t.tile / 4};
const NB = ${t.blocks};
const TILES = ${t.tiles};
const ROWS = ${t.rows};
const STAGE = ${t.stage};
const THREADS = ${t.threads};
const KQ = ${t.padded / 4};
const STRIDE = ${t.stride};
var<workgroup> stage: array<vec4<f32>, ${(t.rows * t.stage * t.padded) / 4}>;
var<workgroup> gains: array<f32, ${t.rows * t.stage}>;
var<workgroup> spans: array<vec2<i32>, ${t.rows}>;
var<workgroup> shared_int: i32;`;
}

/** Which row (`slot` in the workgroup) and which tile (`bi`, `bj`) this thread has, and its empty tile. */
export function ownTile(t: Tiling): string {
  return `
  let thread = i32(localIndex);
  let slot = thread / TILES;
  let tile = thread % TILES;
  let diagonal = tile < NB;
  var bi = tile;
  var bj = tile;
  if (!diagonal) {
    bi = 1;
    bj = tile - NB;
    while (bj >= bi) { bj -= bi; bi += 1; }
  }
  ${times(t.tile, (c) => times(t.tile / 4, (q) => `var a${c}_${q} = vec4<f32>(0.0);`))}
  ${times(t.tile / 4, (q) => `var b${q} = vec4<f32>(0.0);`)}`;
}

/** `tile ± = Σ z zᵀ` over `count` vectors z staged from `base` on; `inner` runs for each, as index `o`. */
export function rankUpdate(t: Tiling, sign: '+' | '-', count: string, inner: string): string {
  const q = t.tile / 4;
  return `
  for (var o = 0; o < ${count}; o += 1) {
    let at = (base + o) * KQ;
    ${times(q, (i) => `let u${i} = stage[at + bi * Q + ${i}];`)}
    ${times(q, (i) => `let v${i} = stage[at + bj * Q + ${i}];`)}
    ${times(t.tile, (c) => times(q, (i) => `a${c}_${i} ${sign}= u${i} * ${part('v', c)};`))}
    ${inner}
  }`;
}

/**
 * Copies the observations from `span.x + start` on into workgroup memory, for all rows of the
 * workgroup: z = √w·y into `stage`, √w·t into `gains`; zeros past a row's end.
 */
export function stageObservations(source: Source): string {
  const load =
    source === 'observed'
      ? 'z = factors[col[pos] * KQ + e % KQ] * obs[pos].x;'
      : 'z = factors[pos * KQ + e % KQ];';
  const gains =
    source === 'observed'
      ? `
    for (var o = thread; o < ROWS * STAGE; o += THREADS) {
      let s = spans[o / STAGE];
      let pos = s.x + start + o % STAGE;
      var gain = 0.0;
      if (pos < s.y) { gain = obs[pos].y; }
      gains[o] = gain;
    }`
      : '';
  return `
    for (var e = thread; e < ROWS * STAGE * KQ; e += THREADS) {
      let o = e / KQ;
      let s = spans[o / STAGE];
      let pos = s.x + start + o % STAGE;
      var z = vec4<f32>(0.0);
      if (pos < s.y) { ${load} }
      stage[e] = z;
    }${gains}
    workgroupBarrier();`;
}

/**
 * Adds `Σ w yyᵀ` to the tiles and `Σ w t y` to `b` (kept by the diagonal tiles' threads) over
 * positions `span.x` to `span.y - 1`. With z = √w·y these are `Σ zzᵀ` and `Σ (√w t) z`.
 */
export function accumulate(t: Tiling, source: Source): string {
  const rhs =
    source === 'observed'
      ? `if (diagonal) {
      let gain = gains[base + o];
      ${times(t.tile / 4, (q) => `b${q} += u${q} * gain;`)}
    }`
      : '';
  return `
  if (tile == 0) { spans[slot] = span; }
  workgroupBarrier();
  if (thread == 0) {
    var most = 0;
    for (var r = 0; r < ROWS; r += 1) { most = max(most, spans[r].y - spans[r].x); }
    shared_int = most;
  }
  // Barriers need a loop bound that is provably the same for all threads.
  let bound = workgroupUniformLoad(&shared_int);
  let base = slot * STAGE;
  for (var start = 0; start < bound; start += STAGE) {
    ${stageObservations(source)}
    let count = min(STAGE, span.y - span.x - start);
    ${rankUpdate(t, '+', 'count', rhs)}
    workgroupBarrier();
  }`;
}

/** Visits each stored `vec4` of this thread's tile: neighbouring threads touch neighbouring words. */
export function eachStored(t: Tiling, line: (register: string, offset: string) => string): string {
  const q = t.tile / 4;
  return times(t.tile, (c) =>
    times(q, (i) => line(`a${c}_${i}`, `${(c * q + i) * t.tiles} + tile`)),
  );
}

/** Visits each stored `vec4` of the right-hand side; only for threads of diagonal tiles. */
export function eachStoredRhs(
  t: Tiling,
  line: (register: string, offset: string) => string,
): string {
  return times(t.tile / 4, (q) =>
    line(`b${q}`, `${t.tiles * t.tile * (t.tile / 4)} + bi * Q + ${q}`),
  );
}
