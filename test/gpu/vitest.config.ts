import { defineConfig } from 'vitest/config';

/**
 * `npm run test:gpu`: the WebGPU engine's tests on this machine's own graphics processor, through Dawn
 * in Node. The other tests, which must come out the same everywhere, use Chromium's software adapter.
 */
export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    include: ['test/browser/webgpu*.test.ts', 'test/browser/fits.test.ts'],
    exclude: ['test/browser/webgpuInBrowser.test.ts'],
    setupFiles: ['test/gpu/setup.ts'],
    testTimeout: 120_000,
    // One process has the card at a time.
    fileParallelism: false,
    pool: 'forks',
  },
});
