import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const HERE = import.meta.dirname;

/**
 * The Python of a virtual environment that has the peers: made where it is missing or was made from
 * other requirements. Needs Python 3.10 or newer with `venv`, and for the first time a network.
 * @param folder where it is kept, outside what is committed
 * @param requirements file beside this one with what is installed
 * @returns the interpreter's path
 * @throws Error that says what is missing
 */
export function peersPython(folder: string, requirements = 'requirements.txt'): string {
  const python = join(folder, 'bin', 'python');
  const stamp = join(folder, 'requirements.txt');
  const wanted = readFileSync(join(HERE, requirements), 'utf8');
  if (existsSync(python) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted)
    return python;
  console.error('Making a virtual environment with the peers; this takes some minutes …');
  rmSync(folder, { recursive: true, force: true });
  run('python3', ['-m', 'venv', folder], 'Python 3 with its venv module is needed.');
  run(
    python,
    ['-m', 'pip', 'install', '--quiet', '--requirement', join(HERE, requirements)],
    'The peers could not be installed.',
  );
  // Last, so that what was cut short is made again.
  writeFileSync(stamp, wanted);
  return python;
}

function run(command: string, args: readonly string[], otherwise: string): void {
  const { status, error } = spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) throw new Error(otherwise, { cause: error });
}
