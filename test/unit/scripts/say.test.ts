import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { say, sayProgress } from '../../../scripts/say';

/** What went to standard error. */
let heard = '';
const { isTTY } = process.stderr;
beforeEach(() => {
  heard = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    heard += String(text);
    return true;
  });
  vi.spyOn(console, 'error').mockImplementation((text: string) => {
    heard += `${text}\n`;
  });
});
afterEach(() => {
  process.stderr.isTTY = isTTY;
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('progress', () => {
  it('is a line for each tenth where nobody looks on', () => {
    process.stderr.isTTY = false;
    const progress = sayProgress('svd++');
    for (let n = 0; n <= 1000; n++) progress(n / 1000);
    expect(heard.split('\n').slice(0, -1)).toEqual(
      Array.from({ length: 10 }, (_, n) => `svd++: ${10 * (n + 1)} % learnt`),
    );
  });

  it('is silent there for a while after each line, when asked', () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    process.stderr.isTTY = false;
    const progress = sayProgress('hybrid', 10_000);
    for (let n = 0; n <= 40; n++) {
      progress(n / 40);
      vi.advanceTimersByTime(600);
    }
    // 24 seconds in all: a line once ten are over, and again.
    expect(heard).toBe('hybrid: 50 % learnt\nhybrid: 100 % learnt\n');
  });

  it('is one line on a terminal, and makes way for what is said next', () => {
    process.stderr.isTTY = true;
    const progress = sayProgress('ease');
    progress(0.1);
    progress(0.25);
    say('Done.');
    say('Really.');
    expect(heard).toBe(
      '\r\x1b[Kease: 10 % learnt\r\x1b[Kease: 20 % learnt\r\x1b[KDone.\nReally.\n',
    );
  });
});
