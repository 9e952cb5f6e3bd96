import { defineConfig, devices } from '@playwright/test';
import { CHROMIUM_FLAGS, findChromium } from './scripts/chromium';
import { ORIGIN } from './test/support/e2e/address';

const executablePath = findChromium();

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  // Training shares two cores with the page: more workers would only wait for each other.
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  // A shared machine may stall for seconds; what passes at the second try only is named.
  retries: 1,
  forbidOnly: Boolean(process.env['CI']),
  reporter: 'list',
  use: {
    ...devices['Desktop Chrome'],
    baseURL: ORIGIN,
    viewport: { width: 1280, height: 800 },
    // Only the offline tests want it: it would answer before a test's own interception does.
    serviceWorkers: 'block',
    trace: 'retain-on-failure',
    launchOptions: {
      args: CHROMIUM_FLAGS,
      // The small headless shell has no WebGPU: run the full browser.
      ...(executablePath ? { executablePath } : { channel: 'chromium' }),
    },
  },
  webServer: {
    command: 'npx --no-install tsx test/support/e2e/server.ts',
    url: ORIGIN,
    reuseExistingServer: false,
  },
});
