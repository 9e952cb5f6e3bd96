import { beforeEach, describe, expect, it } from 'vitest';
import { Lookup } from '../../../src/state/lookup.svelte';
import type { FilmView } from '../../../workers/protocol';

const film = (title: string, key: number): FilmView => ({
  id: key,
  key,
  item: key,
  title,
  year: 2000,
  genres: [],
  ratings: 1,
  place: null,
});

/** Questions under way, answered when the test says so. */
let asked: { text: string; answer: (films: readonly FilmView[]) => void; fail: () => void }[];
let lookup: Lookup;
let opened: string[];

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
const open = (found: FilmView): void => void opened.push(found.title);

function type(text: string): void {
  lookup.text = text;
  void lookup.typed();
}
async function answer(...titles: string[]): Promise<void> {
  asked.shift()?.answer(titles.map(film));
  await settled();
}

beforeEach(() => {
  asked = [];
  opened = [];
  lookup = new Lookup(
    (text) =>
      new Promise((resolve, reject) => {
        asked.push({ text, answer: resolve, fail: () => reject(new Error('gone')) });
      }),
  );
});

describe('Lookup', () => {
  it('Enter without a choice takes the first, after one arrow the first as well', async () => {
    type('alien');
    await answer('Alien', 'Aliens');
    expect(lookup.active).toBe(-1);
    lookup.enter(open);
    lookup.step(1);
    lookup.enter(open);
    lookup.step(1);
    lookup.enter(open);
    expect(opened).toEqual(['Alien', 'Alien', 'Aliens']);
  });

  it('Enter never acts on an older text’s results, but on the answer when it comes', async () => {
    type('alien');
    await answer('Alien');
    type('titanic');
    lookup.enter(open);
    expect(opened).toEqual([]);
    await answer('Titanic');
    expect(opened).toEqual(['Titanic']);
  });

  it('a choice among an older text’s results counts for nothing', async () => {
    type('alien');
    await answer('Alien', 'Aliens');
    type('titanic');
    lookup.step(1);
    lookup.step(1);
    expect(lookup.active).toBe(-1);
    lookup.enter(open);
    await answer('Titanic', 'Titanic II');
    expect(opened).toEqual(['Titanic']);
  });

  it.each<[string, () => void]>([
    ['the text changes again', () => type('titan')],
    ['the field is left', () => lookup.leave()],
    ['the field is cleared', () => lookup.clear()],
  ])('a waiting Enter is void once %s', async (_, happen) => {
    type('titanic');
    lookup.enter(open);
    happen();
    await answer('Titanic');
    await answer('Titan A.E.');
    expect(opened).toEqual([]);
  });

  it('a waiting Enter is void when the search fails, and the failure is said', async () => {
    type('titanic');
    lookup.enter(open);
    asked.shift()?.fail();
    await settled();
    expect(lookup.trouble).toContain('gone');
    type('titanic');
    await answer('Titanic');
    expect(opened).toEqual([]);
  });

  it('comes round from the last result to the field, and from there to the last', async () => {
    type('alien');
    await answer('Alien', 'Aliens');
    const places = [1, 1, 1, -1, -1].map((by) => {
      lookup.step(by as 1 | -1);
      return lookup.active;
    });
    expect(places).toEqual([0, 1, -1, 1, 0]);
  });
});
