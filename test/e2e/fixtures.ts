import { existsSync } from 'node:fs';
import { test as base, expect, type BrowserContext, type Page } from '@playwright/test';
import { ORIGIN } from '../support/e2e/address';

interface Options {
  /** Console errors that a test provokes on purpose, such as a missing file. */
  expectedErrors: RegExp | null;
}

interface Fixtures {
  /** Opens another profile (a fresh browser context) that is watched in the same way. */
  freshProfile: () => Promise<Page>;
}

/** Collects what must never happen on any page: errors, and requests to another host. */
function watch(context: BrowserContext, expected: RegExp | null, complaints: string[]): void {
  const complain = (text: string): void => {
    if (!expected?.test(text)) complaints.push(text);
  };
  context.on('console', (message) => {
    if (message.type() === 'error')
      complain(`console: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => complain(`page: ${error.error().stack ?? ''}`));
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.origin !== ORIGIN)
      complaints.push(`request to another host: ${request.url()}`);
  });
}

export const test = base.extend<Options & Fixtures & { complaints: string[] }>({
  expectedErrors: [null, { option: true }],

  complaints: [
    async ({ context, expectedErrors }, use) => {
      const complaints: string[] = [];
      watch(context, expectedErrors, complaints);
      await use(complaints);
      expect(complaints, 'errors, or requests to another host').toEqual([]);
    },
    { auto: true },
  ],

  freshProfile: async (
    { browser, expectedErrors, complaints, contextOptions, serviceWorkers },
    use,
  ) => {
    const opened: BrowserContext[] = [];
    await use(async () => {
      const context = await browser.newContext({ ...contextOptions, serviceWorkers });
      opened.push(context);
      watch(context, expectedErrors, complaints);
      return context.newPage();
    });
    for (const context of opened) await context.close();
  },
});

/** Where the page is served with the real ml-latest-small, and whether it is at hand. */
export const REAL = '/real/';
export const SAMPLE = '/sample/';
export const hasReal = Boolean(process.env['MOVIELENS_ZIP']) && existsSync('.cache/e2e/real');

export { expect };
