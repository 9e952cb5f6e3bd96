/** A step of `npm test`: ends with an error where the built page has grown beyond what was agreed. */
import { bundles, bundleSizes } from '../bench/bundle';

console.log(bundleSizes());
for (const { name, bytes, budget } of bundles())
  if (budget !== null && bytes > budget) {
    console.error(`Too large, ${name}: ${bytes} bytes of ${budget}.`);
    process.exitCode = 1;
  }
