import type { RatingScale } from '../src/data/ratingScale';

/** Whether a line of progress stands on the terminal, to be written over. */
let drawn = false;

/** Says how far the work is. Results alone go to standard output. */
export function say(sentence: string): void {
  if (drawn) process.stderr.write('\r\x1b[K');
  drawn = false;
  console.error(sentence);
}

/**
 * Says each tenth of a training that is done: on a terminal in one line, which the next thing said
 * takes the place of; elsewhere in a line each.
 * @param pause where it is no terminal, say nothing within so many milliseconds of the last line: for
 * commands that train many models one after the other
 */
export function sayProgress(what: string, pause = 0): (share: number) => void {
  let tenths = 0;
  let said = performance.now();
  return (share) => {
    const reached = Math.floor(share * 10 + 1e-9);
    if (reached <= tenths) return;
    tenths = reached;
    const line = `${what}: ${10 * reached} % learnt`;
    if (process.stderr.isTTY) {
      process.stderr.write(`\r\x1b[K${line}`);
      drawn = true;
    } else if (performance.now() - said >= pause) {
      say(line);
      said = performance.now();
    }
  };
}

/** Says which scale a file's ratings were found to be on, and that they are `predicted` on it too. */
export function sayScale({ words }: RatingScale, also?: 'predicted'): void {
  say(`Ratings are read as ${words}${also ? ', and predicted on the same scale' : ''}.`);
}
