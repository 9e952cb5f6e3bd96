/**
 * `npm run data`: prepares the film library that the page is served with.
 *
 * From the MovieLens .zip that MOVIELENS_ZIP names; else from ml-latest-small.zip, downloaded once;
 * else, without a network, our own sample library.
 */
import { fileURLToPath } from 'node:url';
import { runCommand } from './command';
import { MOVIELENS_URL, prepareData } from './prepareData';

const fromRoot = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

const COMMAND = {
  name: 'data',
  what:
    'Prepares the film library that the page is served with: from the MovieLens .zip that\n' +
    'MOVIELENS_ZIP names; else from ml-latest-small.zip, downloaded once; else, without a network,\n' +
    'our own sample library.',
  options: {
    'if-missing': {
      type: 'boolean',
      default: false,
      says: 'do nothing when a library made from the same input is there',
    },
    sample: {
      type: 'boolean',
      default: false,
      says: 'make the sample library (also MATINEE_SAMPLE=1)',
    },
    out: {
      type: 'string',
      value: 'DIR',
      says: 'write there rather than to public/data',
    },
  },
} as const;

await runCommand(COMMAND, async ({ values }) => {
  const { env } = process;
  await prepareData({
    out: values.out ?? fromRoot('public/data'),
    cache: fromRoot('.cache'),
    // An empty variable is as good as none.
    zip: env['MOVIELENS_ZIP'] || undefined,
    url: env['MOVIELENS_URL'] || MOVIELENS_URL,
    sample: values.sample || env['MATINEE_SAMPLE'] === '1',
    ifMissing: values['if-missing'],
  });
});
