/**
 * `npm run bench`: the speed rows of the page, the engines and the bundle, as plain-text tables.
 * Builds first; for the page it needs the libraries that `npm test` prepares.
 *
 *   npm run bench [-- bundle|engines|training|serving|page|tasks|peers|leads|sizes|large …]
 *
 * `peers` (with `implicit`, in a Python environment that it makes), `leads` (the row solver with and
 * without its dual path), `sizes` and `large` (the engine and the page on synthetic libraries to 32
 * million ratings: minutes, and gigabytes of memory) run only when asked for.
 */
import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';

const asked = new Set(process.argv.slice(2));
const wanted = (name: string) => asked.size === 0 || asked.has(name);

// Else what is measured may be older than what is meant.
execFileSync('npm', ['run', '-s', 'build'], { stdio: ['ignore', 'ignore', 'inherit'] });
console.log(`${cpus().length} cores; medians; noisy where other work shares the machine.\n`);
if (wanted('bundle')) console.log(`${(await import('./bundle')).bundleSizes()}\n`);
if (wanted('engines')) {
  console.log(`${await (await import('./epoch')).epochTimes()}\n`);
  console.log(`${await (await import('./sweep')).sweepTimes()}\n`);
}
if (wanted('training')) console.log(`${await (await import('./page')).trainingTimes()}\n`);
if (wanted('serving')) console.log(`${await (await import('./serve')).servingTimes()}\n`);
if (wanted('page')) console.log(`${await (await import('./page')).pageTimes()}\n`);
if (wanted('tasks')) console.log(`${await (await import('./tasks')).taskTimes()}\n`);
if (asked.has('peers')) console.log(`${await (await import('./speed')).peerTimes()}\n`);
if (asked.has('leads')) console.log(`${await (await import('./leads')).leadTimes()}\n`);
if (asked.has('large')) console.log(`${await (await import('./large')).largeTimes()}\n`);
if (asked.has('sizes')) console.log(`${await (await import('./sizes')).sizeTimes()}\n`);
