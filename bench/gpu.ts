/**
 * `npm run bench:gpu`: the page's WebGPU engine on this machine's graphics processor, through Dawn
 * in Node, beside the CUDA solver of `implicit` on the same card where there is one.
 *
 *   npm run bench:gpu -- [--sizes 100k,1M,20M] [--factors 64,128] [--epochs 6]
 *                        [--no-peer] [--no-parity] [--no-race] [--profile] [--gibbs]
 *                        [--out FILE] [--software] [--smoke]
 *
 * --profile adds the time of each kernel, --gibbs sweeps of the Gibbs sampler with the GPU and with
 * WebAssembly alone, --no-race leaves the epochs out. --software takes an adapter that is a program on
 * the processor too, which shows that the results are right there and says nothing of times on a card;
 * --smoke runs a toy library on Chromium's. Dawn and the peer are installed under `.cache/gpu` when
 * first needed. For a machine without a network or Node see `bench/gpuBundle.ts`.
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { Failure } from '../src/failure';
import { openDevice } from '../src/engine/webgpu/device';
import { createWebgpuEngine } from '../src/engine/webgpu/engine';
import { DRIVER_ADVICE, installGpu } from './gpu/dawn';
import { gibbsParity, parity } from './gpu/parity';
import { GpuProfile } from './gpu/profile';
import { raceOnGpu } from './gpu/race';
import { restartOnSwiftShader } from './gpu/smoke';
import { sweepsOnGpu } from './gpu/sweeps';

const { values: asked } = parseArgs({
  options: {
    sizes: { type: 'string', default: '100k,1M,20M' },
    factors: { type: 'string', default: '64,128' },
    epochs: { type: 'string', default: '6' },
    'no-peer': { type: 'boolean', default: false },
    'no-parity': { type: 'boolean', default: false },
    'no-race': { type: 'boolean', default: false },
    gibbs: { type: 'boolean', default: false },
    profile: { type: 'boolean', default: false },
    smoke: { type: 'boolean', default: false },
    software: { type: 'boolean', default: false },
    out: { type: 'string' },
  },
});

const texts: string[] = [];
function say(text: string): void {
  console.log(`${text}\n`);
  texts.push(text);
  // After each part, so that a run that is cut short leaves what it had.
  if (asked.out) writeFileSync(asked.out, `${texts.join('\n\n')}\n`);
}

async function main(): Promise<void> {
  const { smoke } = asked;
  const software = smoke || asked.software;
  const remove = installGpu();
  try {
    const opened = await openDevice();
    if (!opened) throw new Error(`Dawn finds no graphics processor here. ${DRIVER_ADVICE}`);
    opened.device.destroy();
    if (opened.kind === 'software' && !software)
      throw new Error(
        `Dawn finds a software adapter only (${opened.description}), and its times say nothing. ${DRIVER_ADVICE}`,
      );
    const profile = asked.profile ? new GpuProfile() : null;
    profile?.install();
    const engine = await createWebgpuEngine({
      allowSoftware: software,
      onLost: (reason) => console.error(`The device was lost: ${reason}`),
    });
    try {
      say(`${engine.label}; ${cpus().length} cores${driver()}; Node ${process.version}`);
      if (!asked['no-parity']) {
        const sizes = smoke ? [3, 8] : [1, 7, 16, 33, 64, 100, 128, 192, 256];
        say(
          `Relative error against float64, from the same factors\n\n${await parity(engine, sizes, smoke)}`,
        );
        if (asked.gibbs) {
          const numbers = smoke ? [3, 17] : [2, 9, 17, 24, 33, 64];
          say(
            `Rows of the Gibbs sampler, relative error against float64\n\n${await gibbsParity(engine, numbers, smoke)}`,
          );
        }
      }
      const sizes = smoke ? ['smoke'] : asked.sizes.split(',');
      if (!asked['no-race'])
        await raceOnGpu(engine, {
          sizes,
          factors: smoke ? [4] : asked.factors.split(',').map(Number),
          epochs: smoke ? 2 : Number(asked.epochs),
          peer: !asked['no-peer'],
          profile,
          say,
        });
      if (asked.gibbs) await sweepsOnGpu(engine, sizes, say);
    } finally {
      engine.dispose();
    }
  } finally {
    remove();
  }
}

function driver(): string {
  const { stdout, status } = spawnSync(
    'nvidia-smi',
    ['--query-gpu=name,driver_version', '--format=csv,noheader'],
    { encoding: 'utf8' },
  );
  return status === 0 ? `; ${stdout.trim().replaceAll('\n', '; ')}` : '';
}

function sentence(error: unknown): string {
  if (error instanceof Failure) return [error.message, error.advice].filter(Boolean).join(' ');
  return error instanceof Error ? error.message : String(error);
}

async function findStatus(): Promise<number> {
  try {
    if (asked.smoke) {
      const status = restartOnSwiftShader();
      if (status !== null) return status;
    }
    await main();
    return 0;
  } catch (error) {
    console.error(sentence(error));
    if (process.env['MATINEE_DEBUG']) console.error(error);
    return 2;
  }
}

// Dawn's threads may still be there; nothing of ours is.
process.exit(await findStatus());
