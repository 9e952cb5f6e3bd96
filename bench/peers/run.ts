import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** What a peer left: the file of its results, what it was run with, and how long it took. */
export interface PeerResult {
  readonly name: string;
  readonly options: string;
  readonly file: string;
  readonly seconds: number;
}

/** Runs one of the Python programs beside this file, passing its progress on. */
export async function runPeers(
  python: string,
  program: 'ranking.py' | 'ratings.py',
  args: readonly string[],
): Promise<PeerResult[]> {
  const child = spawn(python, ['-W', 'ignore', join(import.meta.dirname, program), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    // Two thread pools on the same cores stand in each other's way.
    env: { ...process.env, OPENBLAS_NUM_THREADS: '1' },
  });
  const results: PeerResult[] = [];
  for await (const line of createInterface({ input: child.stdout }))
    if (line.startsWith('{')) results.push(JSON.parse(line) as PeerResult);
  const code = await new Promise<number | null>((resolve) => {
    if (child.exitCode !== null) resolve(child.exitCode);
    else child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`${program} ended with status ${code}.`);
  return results;
}
