import {
  accessSync,
  closeSync,
  constants,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { Failure } from '../src/failure';
import { reason } from './cli';

/**
 * Makes a file whole or not at all: what is written goes beside it first, and takes its place when the
 * work is done. That it can be written is found before the work begins, which may be long. What is no
 * file (a terminal, a pipe) is written to as it is.
 * @param work gets what to write with
 * @throws Failure `bad-input` when it cannot be written; whatever `work` throws
 */
export async function writeStaged(
  path: string,
  work: (write: (text: string) => void) => Promise<void>,
): Promise<void> {
  const { target, place } = orFailure(path, () => prepare(path));
  let file: number | undefined;
  const opened = () => (file ??= openSync(target, 'w'));
  try {
    await work((text) => orFailure(path, () => writeAll(opened(), text)));
    orFailure(path, () => {
      closeSync(opened());
      file = undefined;
      if (target !== place) renameSync(target, place);
    });
  } catch (error) {
    if (file !== undefined) closeSync(file);
    if (target !== place) rmSync(target, { force: true });
    throw error;
  }
}

/** Where to write first, and where the result is to be. */
function prepare(path: string): { target: string; place: string } {
  const there = statSync(path, { throwIfNoEntry: false });
  if (there) accessSync(path, constants.W_OK);
  if (there?.isDirectory()) throw Object.assign(new Error(path), { code: 'EISDIR' });
  if (there && !there.isFile()) return { target: path, place: path };
  // A link goes on leading to the file.
  const place = there ? realpathSync(path) : path;
  const target = `${place}.${process.pid}.part`;
  // Gone again until there is something to write: a run cut short while it learns leaves nothing.
  closeSync(openSync(target, 'w'));
  rmSync(target);
  return { target, place };
}

function writeAll(file: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
}

/** What the system refuses, in a sentence. */
function orFailure<T>(path: string, step: () => T): T {
  try {
    return step();
  } catch (cause) {
    const message = `${path} cannot be written: ${reason(cause)}.`;
    throw new Failure('bad-input', message, 'Choose another place.', { cause });
  }
}
