/**
 * `npm test`: every check, in order, each with its time. All steps run even when one fails, so
 * that one run shows all that is wrong; the last line adds up what every runner counted.
 *
 * Options: names of steps to run only those (`npm test -- types lint`).
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { ensureChromium } from './chromium';
import {
  addUp,
  measuredIn,
  passedLate,
  summary,
  tallyCheck,
  tallyPlaywright,
  tallyVitest,
  type Tally,
} from './testReports';

const REPORTS = '.cache/reports';
const MINUTE = 60_000;

interface Step {
  readonly name: string;
  readonly command: readonly string[];
  readonly minutes: number;
  readonly env?: Readonly<Record<string, string>>;
  /** How to count, from the runner's report file; a step without one counts as one check. */
  readonly report?: (text: string | null, exitedWell: boolean) => Tally;
}

const realData = process.env['MOVIELENS_ZIP'];
const reportFile = (name: string): string => `${REPORTS}/${name.replace(' ', '-')}.json`;

const vitest = (project: string, minutes: number): Step => ({
  name: project,
  command: [
    ...['vitest', 'run', '--project', project, '--reporter=default', '--reporter=json'],
    `--outputFile.json=${reportFile(project)}`,
  ],
  minutes,
  report: tallyVitest,
});

const steps: readonly Step[] = [
  {
    name: 'sample library',
    command: ['tsx', 'scripts/data.ts', '--sample', '--out', '.cache/e2e/sample'],
    minutes: 3,
  },
  ...(realData
    ? [
        {
          name: 'real library',
          command: ['tsx', 'scripts/data.ts', '--out', '.cache/e2e/real'],
          minutes: 3,
        },
      ]
    : []),
  { name: 'wasm', command: ['node', 'scripts/build-wasm.mjs'], minutes: 3 },
  { name: 'types', command: ['tsc', '--noEmit'], minutes: 5 },
  {
    name: 'svelte types',
    command: ['svelte-check', '--fail-on-warnings', '--threshold', 'warning'],
    minutes: 5,
  },
  { name: 'lint', command: ['eslint', '.', '--max-warnings', '0'], minutes: 5 },
  { name: 'format', command: ['prettier', '--check', '.'], minutes: 3 },
  vitest('unit', 10),
  vitest('browser', 10),
  { name: 'build', command: ['vite', 'build'], minutes: 5 },
  { name: 'bundle sizes', command: ['tsx', 'scripts/budget.ts'], minutes: 1 },
  {
    name: 'end to end',
    command: ['playwright', 'test', '--reporter=list,json'],
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: reportFile('end to end') },
    minutes: 15,
    report: tallyPlaywright,
  },
];

/** Runs one step, keeps its output, and ends it when it takes too long. */
async function run(step: Step): Promise<{ exitedWell: boolean; output: string }> {
  const child = spawn('npx', ['--no-install', ...step.command], {
    // Its own process group, so that a step which hangs is ended with its browsers and servers.
    detached: process.platform !== 'win32',
    shell: process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1', ...step.env },
  });
  let output = '';
  const keep = (chunk: Buffer): void => void (output += chunk.toString());
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const endGroup = (): void => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    } catch {
      // Already gone.
    }
  };
  const timer = setTimeout(() => {
    output += `\n${step.name} took longer than ${step.minutes} minutes and was ended.\n`;
    endGroup();
  }, step.minutes * MINUTE);
  return new Promise((done) => {
    child.on('error', (error) => {
      clearTimeout(timer);
      done({ exitedWell: false, output: `${output}${error.message}\n` });
    });
    child.on('exit', (code) => {
      clearTimeout(timer);
      endGroup();
      // Let the pipes empty before the output is looked at.
      setTimeout(() => done({ exitedWell: code === 0, output }), 50);
    });
  });
}

async function runAndCount(step: Step): Promise<Tally> {
  const began = performance.now();
  process.stdout.write(`▸ ${step.name} … `);
  const file = reportFile(step.name);
  rmSync(file, { force: true });
  const { exitedWell, output } = await run(step);
  const text = existsSync(file) ? readFileSync(file, 'utf8') : null;
  const tally = step.report ? step.report(text, exitedWell) : tallyCheck(exitedWell);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const counts = step.report ? ` · ${summary(tally)}` : '';
  console.log(`${tally.failed === 0 ? 'ok' : 'FAILED'} · ${seconds} s${counts}`);
  if (text !== null && step.report === tallyPlaywright) {
    for (const line of measuredIn(text)) console.log(`  measured · ${line}`);
    for (const name of passedLate(text)) console.log(`  only at the second try · ${name}`);
  }
  if (tally.failed > 0) console.log(output.slice(-20_000));
  return tally;
}

/** In CI with the real library at hand, a skipped test is a hole in the net. */
function refuseSkips(total: Tally): Tally {
  for (const name of total.skippedNames) console.log(`skipped: ${name}`);
  if (!process.env['CI'] || !realData || total.skipped === 0) return total;
  console.log('FAILED: with CI and MOVIELENS_ZIP set, no test may be skipped.');
  return { ...total, failed: total.failed + 1 };
}

async function main(): Promise<Tally> {
  if (realData && !existsSync(resolve(realData)))
    throw new Error(`MOVIELENS_ZIP is ${realData}, where there is nothing.`);
  console.log(`Chromium: ${ensureChromium()}`);
  mkdirSync(REPORTS, { recursive: true });
  const asked = process.argv.slice(2);
  const unknown = asked.find((name) => !steps.some((step) => step.name === name));
  if (unknown !== undefined)
    throw new Error(
      `There is no step "${unknown}"; there are: ${steps.map((step) => step.name).join(', ')}.`,
    );
  const tallies: Tally[] = [];
  for (const step of steps)
    if (asked.length === 0 || asked.includes(step.name)) tallies.push(await runAndCount(step));
  return refuseSkips(addUp(tallies));
}

let total: Tally;
try {
  total = await main();
} catch (error) {
  console.log(error instanceof Error ? error.message : String(error));
  total = tallyCheck(false);
}
console.log(summary(total));
process.exitCode = total.failed === 0 ? 0 : 1;
