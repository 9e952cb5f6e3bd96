import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { FavouritesRecord, FilmReference } from '../../../src/data/records';
import { cleanTitle, MAX_TITLE } from '../../../src/share/codec';
import type { Channel } from '../../../src/state/channel';
import { Favourites, type FavouritesChange } from '../../../src/state/favourites.svelte';

const film = (key: number): FilmReference => ({ key, title: `Film ${key}`, year: 1990 + key });
const [inception, memento, jaws, alien] = [film(1), film(2), film(3), film(4)];

let list: Favourites;
const keys = (of = list): number[] => of.films.map(({ key }) => key);
/** The change, which the test expects there to be. */
function made(change: FavouritesChange | null): FavouritesChange {
  if (!change) throw new Error('nothing was changed');
  return change;
}

beforeEach(() => {
  list = new Favourites();
  list.addMany([inception, memento, jaws]);
});

describe('undo on the favourites', () => {
  it('brings back what was removed, whatever was moved since', () => {
    const removed = made(list.remove(inception.key));
    list.move(jaws.key, 0);
    expect(list.undo(removed)).toBe(true);
    expect(keys()).toEqual([1, 3, 2]);
    expect(list.undo(removed)).toBe(false);
  });

  it('puts a removed film behind the one that it stood behind', () => {
    const removed = made(list.remove(jaws.key));
    list.add(alien);
    list.undo(removed);
    expect(keys()).toEqual([1, 2, 3, 4]);
  });

  it('takes out what was added, and leaves what came later', () => {
    const added = made(list.add(alien));
    list.add(film(5));
    list.rename('Later');
    expect(list.undo(added)).toBe(true);
    expect(keys()).toEqual([1, 2, 3, 5]);
    expect(list.title).toBe('Later');
  });

  it('moves a film back to its place', () => {
    const up = made(list.move(jaws.key, 0));
    list.add(alien);
    expect(list.undo(up)).toBe(true);
    expect(keys()).toEqual([1, 2, 3, 4]);
  });

  it('takes moves of one film back from the last on, and not an older one before it', () => {
    const first = made(list.move(jaws.key, 1));
    const second = made(list.move(jaws.key, 0));
    expect(list.undo(first)).toBe(false);
    expect(keys()).toEqual([3, 1, 2]);
    expect([list.undo(second), list.undo(first)]).toEqual([true, true]);
    expect(keys()).toEqual([1, 2, 3]);
  });

  it('gives the old title back unless there is a newer one', () => {
    const old = list.title;
    const renamed = made(list.rename('Thrillers'));
    expect(list.undo(renamed)).toBe(true);
    expect(list.title).toBe(old);
    const again = made(list.rename('Thrillers'));
    list.rename('Horrors');
    expect(list.undo(again)).toBe(false);
    expect(list.title).toBe('Horrors');
  });

  it('brings a replaced list back, with what was added to the new one', () => {
    list.rename('Mine');
    const replaced = list.replace('Theirs', [jaws, alien]);
    list.add(film(5));
    expect(list.undo(replaced)).toBe(true);
    expect(list.title).toBe('Mine');
    expect(keys()).toEqual([1, 2, 3, 5]);
  });

  it('returns no change where nothing changes', () => {
    expect(list.add(jaws)).toBeNull();
    expect(list.remove(alien.key)).toBeNull();
    expect(list.move(jaws.key, 99)).toBeNull();
    expect(list.rename(list.title)).toBeNull();
  });

  const steps = fc.array(
    fc.record({
      what: fc.constantFrom('add', 'remove', 'move', 'rename', 'replace'),
      key: fc.integer({ min: 1, max: 6 }),
      to: fc.integer({ min: 0, max: 6 }),
    }),
    { maxLength: 12 },
  );
  function step(of: Favourites, { what, key, to }: { what: string; key: number; to: number }) {
    if (what === 'add') return of.add(film(key));
    if (what === 'remove') return of.remove(key);
    if (what === 'move') return of.move(key, to);
    if (what === 'rename') return of.rename(`Title ${key}`);
    return of.replace(`List ${to}`, [film(key), film(to)]);
  }

  it('leads from the last change back to the first, through every list between', () => {
    fc.assert(
      fc.property(steps, (asked) => {
        const own = new Favourites();
        own.addMany([inception, memento, jaws]);
        const shown = (): unknown => [own.title, keys(own)];
        const done: { change: FavouritesChange; before: unknown }[] = [];
        for (const one of asked) {
          const before = shown();
          const change = step(own, one);
          if (change) done.push({ change, before });
        }
        for (const { change, before } of done.reverse()) {
          expect(own.undo(change)).toBe(true);
          expect(shown()).toEqual(before);
        }
      }),
    );
  });
});

describe('two tabs', () => {
  /** Two tabs' ends of one channel, with messages copied as the browser does. */
  async function tabs(): Promise<[Favourites, Favourites]> {
    const ears: ((record: FavouritesRecord) => void)[][] = [[], []];
    const end = (own: number, other: number): Channel<FavouritesRecord> => ({
      send: (record) => ears[other]?.forEach((hear) => hear(structuredClone(record))),
      listen: (hear) => ears[own]?.push(hear),
    });
    const keeper = { get: async () => null, put: async () => undefined };
    const [here, there] = [new Favourites(), new Favourites()];
    await here.attach(keeper, end(0, 1));
    await there.attach(keeper, end(1, 0));
    return [here, there];
  }

  it('undo leaves alone what the other tab did', async () => {
    const [here, there] = await tabs();
    here.addMany([inception, memento]);
    const removed = made(here.remove(inception.key));
    there.add(jaws);
    there.rename('From there');
    expect(here.undo(removed)).toBe(true);
    expect(keys(here)).toEqual([1, 2, 3]);
    expect(here.title).toBe('From there');
    expect(keys(there)).toEqual(keys(here));
  });

  it('a move is not taken back once the other tab has moved films', async () => {
    const [here, there] = await tabs();
    here.addMany([inception, memento, jaws]);
    const moved = made(here.move(jaws.key, 0));
    there.move(jaws.key, 1);
    expect(here.undo(moved)).toBe(false);
    expect(keys(here)).toEqual([1, 3, 2]);
  });
});

it('keeps no title that a link could not carry', () => {
  list.rename('x'.repeat(300));
  expect(list.title.length).toBe(MAX_TITLE);
  list.replace('y'.repeat(300), []);
  expect(list.title).toBe(cleanTitle(list.title));
});
