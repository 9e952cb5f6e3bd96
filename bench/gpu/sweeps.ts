import type { Engine, Observations } from '../../src/engine/engine';
import { createRandom } from '../../src/engine/random';
import { createWasmEngine } from '../../src/engine/wasm/engine';
import { loadKernels } from '../../src/engine/wasm/load';
import type { TrainingRatings } from '../../src/model/bayes/ratings';
import { sweepTable } from '../sweep';
import { librarySized } from './sizes';

/** Sweeps of a training; the table leaves the first 6 out. */
const SWEEPS = 11;

/** Sweeps of the Gibbs sampler with the GPU and with WebAssembly alone, size by size. */
export async function sweepsOnGpu(
  gpu: Engine,
  sizes: readonly string[],
  say: (text: string) => void,
): Promise<void> {
  const module = await loadKernels();
  if (!module) throw new Error('This Node has no WebAssembly SIMD.');
  for (const size of sizes) {
    const ratings = withStars(librarySized(size));
    // A new one each time: memory of a WebAssembly instance only grows.
    const wasm = await createWasmEngine({ module, threads: 1 });
    const times = await sweepTable([gpu, wasm], ratings, 1, SWEEPS);
    wasm.dispose();
    const { users, items, value } = ratings;
    say(
      `Sweep of the Gibbs sampler, synthetic: ${users} users, ${items} films, ${value.length} ` +
        `ratings; ms, medians of ${SWEEPS - 6} sweeps\n\n${times}`,
    );
  }
}

/** Stars from a bias of each side, a factor and noise, in halves from ½ to 5. */
function withStars({ rows, cols, start, col }: Observations): TrainingRatings {
  const random = createRandom(2);
  const normals = (count: number) => Float64Array.from({ length: count }, () => random.normal());
  const [bias, taste, quality, kind] = [normals(rows), normals(rows), normals(cols), normals(cols)];
  const user = new Uint32Array(col.length);
  const value = new Float64Array(col.length);
  for (let u = 0; u < rows; u++)
    for (let p = start[u]; p < start[u + 1]; p++) {
      const i = col[p];
      const stars =
        3.5 + 0.4 * bias[u] + 0.5 * quality[i] + 0.4 * taste[u] * kind[i] + 0.8 * random.normal();
      user[p] = u;
      value[p] = Math.min(10, Math.max(1, Math.round(2 * stars))) / 2;
    }
  return { users: rows, items: cols, user, item: col, value };
}
