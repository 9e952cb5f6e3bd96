import { execFileSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
  symlinkSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { writeStaged } from '../../../scripts/staged';
import { Folder } from '../../support/commandLine';

const folder = new Folder();
afterAll(() => folder.remove());
const names = () => readdirSync(dirname(folder.at('x'))).sort();

describe('a file made whole or not at all', () => {
  it('is there when the work is done, and not before', async () => {
    const path = folder.at('out.csv');
    await writeStaged(path, async (write) => {
      write('a\n');
      expect(existsSync(path)).toBe(false);
      write('é\n');
    });
    expect(folder.read('out.csv')).toBe('a\né\n');
    expect(names()).toEqual(['out.csv']);
  });

  it('may be empty', async () => {
    await writeStaged(folder.at('out.csv'), async () => undefined);
    expect(folder.read('out.csv')).toBe('');
  });

  it('stays as it was when the work fails', async () => {
    folder.write('out.csv', 'before');
    const failing = writeStaged(folder.at('out.csv'), async (write) => {
      write('half');
      throw new Error('no more');
    });
    await expect(failing).rejects.toThrow('no more');
    expect(folder.read('out.csv')).toBe('before');
    expect(names()).toEqual(['out.csv']);
  });

  it('leaves nothing behind when the work is cut short before it writes', async () => {
    await writeStaged(folder.at('out.csv'), async () => {
      expect(names()).toEqual(['out.csv']);
    });
  });

  it('is found through a link, which stays', async () => {
    folder.write('out.csv', 'before');
    symlinkSync(folder.at('out.csv'), folder.at('link.csv'));
    await writeStaged(folder.at('link.csv'), async (write) => write('after'));
    expect(folder.read('out.csv')).toBe('after');
    expect(lstatSync(folder.at('link.csv')).isSymbolicLink()).toBe(true);
  });

  it('is refused before the work where it cannot be', async () => {
    for (const [name, why] of [
      ['no/such/out.csv', /no such file or folder/],
      ['.', /it is a folder/],
      ['out.csv/out.csv', /no folder/],
    ] as const) {
      let worked = false;
      const refused = writeStaged(folder.at(name), async () => void (worked = true));
      await expect(refused).rejects.toMatchObject({
        code: 'bad-input',
        message: expect.stringMatching(why) as unknown,
      });
      expect(worked).toBe(false);
    }
  });

  it('is written in place where it is no file', async () => {
    const pipe = folder.at('pipe');
    execFileSync('mkfifo', [pipe]);
    const reader = openSync(pipe, 'r+');
    try {
      await writeStaged(pipe, async (write) => write('through'));
      const bytes = Buffer.alloc(7);
      readSync(reader, bytes);
      expect(bytes.toString()).toBe('through');
    } finally {
      closeSync(reader);
    }
    expect(lstatSync(pipe).isFIFO()).toBe(true);
  });
});
