import { beforeEach, describe, expect, it } from 'vitest';
import type { AskRequest, FilmView } from '../../../workers/protocol';
import { PLACES, Questions } from '../../../src/state/ask.svelte';

const film = (key: number): FilmView => ({
  id: key,
  key,
  item: key,
  title: `Film ${key}`,
  year: 2000,
  genres: [],
  ratings: 1,
  place: null,
});

/** Asks about films 0, 1, 2, …, leaving out what is marked, not seen or in the row. */
class Source {
  films = 50;
  marked = new Set<number>();
  asked: AskRequest[] = [];
  kept: unknown = null;
  folded = false;
  gate: Promise<void> | null = null;
  trouble: Error | null = null;

  async ask(request: AskRequest): Promise<readonly FilmView[]> {
    this.asked.push(request);
    const out = new Set([...this.marked, ...request.unseen, ...request.open]);
    await this.gate;
    if (this.trouble) throw this.trouble;
    return Array.from({ length: this.films }, (_, key) => key)
      .filter((key) => !out.has(key))
      .slice(0, request.count)
      .map(film);
  }
  isMarked = (key: number) => this.marked.has(key);
  keptUnseen = () => Promise.resolve(this.kept);
  keepUnseen = (keys: readonly number[]) => void (this.kept = keys);
  keptOpen = () => !this.folded;
  keepOpen = (open: boolean) => void (this.folded = !open);
}

let source: Source;
let questions: Questions;
const keys = () => questions.places.map((place) => place?.key ?? null);
const settled = () => new Promise((done) => setTimeout(done));
async function shown(): Promise<void> {
  questions = new Questions(source);
  questions.show();
  await settled();
}
/** Marks a film, as elsewhere on the page. */
async function mark(key: number): Promise<void> {
  source.marked.add(key);
  await questions.refill();
}

beforeEach(() => {
  source = new Source();
});

describe('the row of questions', () => {
  it('holds the most telling films, and fills the place of one that is answered', async () => {
    await shown();
    expect(keys()).toEqual([0, 1, 2, 3, 4, 5]);
    await mark(2);
    expect(keys()).toEqual([0, 1, 6, 3, 4, 5]);
    expect(source.asked.at(-1)).toEqual({ unseen: [], open: [0, 1, 3, 4, 5], count: 1 });
  });

  it('empties a place at once, and keeps the others where they are meanwhile', async () => {
    await shown();
    let open = () => {};
    source.gate = new Promise((done) => (open = done));
    const filled = mark(0);
    expect(keys()).toEqual([null, 1, 2, 3, 4, 5]);
    source.marked.add(1);
    const again = questions.refill();
    open();
    await Promise.all([filled, again]);
    expect(keys()).toEqual([6, 7, 2, 3, 4, 5]);
  });

  it('takes a film that was not seen out for good, and brings it back when that is undone', async () => {
    await shown();
    const takeBack = questions.notSeen(film(1));
    expect(keys()).toEqual([0, null, 2, 3, 4, 5]);
    await settled();
    expect(keys()).toEqual([0, 6, 2, 3, 4, 5]);
    expect(source.kept).toEqual([1]);
    await mark(0);
    expect(source.asked.at(-1)?.unseen).toEqual([1]);
    expect(takeBack()).toBe(true);
    expect(source.kept).toEqual([]);
    expect(keys()).toEqual([7, 1, 2, 3, 4, 5]);
    expect(takeBack()).toBe(false);
  });

  it('remembers on the next visit what was not seen, and whether it was folded', async () => {
    await shown();
    questions.notSeen(film(0));
    questions.fold(false);
    const folded = new Questions(source);
    expect(folded.open).toBe(false);
    folded.show();
    await settled();
    expect(folded.places.every((place) => place === null)).toBe(true);
    folded.fold(true);
    await settled();
    expect(folded.places.map((place) => place?.key)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('takes what is kept as nothing where it is damaged', async () => {
    for (const kept of ['0', { 0: 1 }, [0.5, 'x', null, NaN]]) {
      source.kept = kept;
      await shown();
      expect(keys()).toEqual([0, 1, 2, 3, 4, 5]);
    }
  });

  it('asks nobody while it is folded or off the screen', async () => {
    source.folded = true;
    await shown();
    expect(source.asked).toEqual([]);
    source.folded = false;
    questions = new Questions(source);
    const leave = questions.show();
    await settled();
    leave();
    await mark(0);
    expect(source.asked).toHaveLength(1);
  });

  it('says when there is no more to ask, with what is left in its places', async () => {
    source.films = PLACES;
    await shown();
    expect(questions.exhausted).toBe(false);
    await mark(5);
    expect(keys()).toEqual([0, 1, 2, 3, 4, null]);
    expect(questions.exhausted).toBe(true);
  });

  it('reports a failure, and goes on when asked again', async () => {
    source.trouble = new Error('gone');
    await shown();
    expect(questions.failure).not.toBeNull();
    source.trouble = null;
    await questions.refill();
    expect(questions.failure).toBeNull();
    expect(keys()).toEqual([0, 1, 2, 3, 4, 5]);
  });
});
