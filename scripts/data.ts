/**
 * `npm run data`: prepares the film library that the page is served with.
 *
 * From the MovieLens .zip that MOVIELENS_ZIP names; else from ml-latest-small.zip, downloaded once;
 * else, without a network, our own sample library.
 *
 *   --if-missing   do nothing when a library made from the same input is there
 *   --sample       make the sample library (also MATINEE_SAMPLE=1)
 *   --out DIR      write there rather than to public/data
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { toPlainFailure } from '../src/failure';
import { MOVIELENS_URL, prepareData } from './prepareData';

const fromRoot = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

try {
  const { values } = parseArgs({
    options: {
      'if-missing': { type: 'boolean', default: false },
      sample: { type: 'boolean', default: false },
      out: { type: 'string', default: fromRoot('public/data') },
    },
  });
  const { env } = process;
  await prepareData({
    out: values.out,
    cache: fromRoot('.cache'),
    // An empty variable is as good as none.
    zip: env['MOVIELENS_ZIP'] || undefined,
    url: env['MOVIELENS_URL'] || MOVIELENS_URL,
    sample: values.sample || env['MATINEE_SAMPLE'] === '1',
    ifMissing: values['if-missing'],
  });
} catch (error) {
  const { message, advice } = toPlainFailure(error);
  console.error([message, advice].filter(Boolean).join(' '));
  process.exitCode = 2;
}
