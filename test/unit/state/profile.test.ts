import { describe, expect, it } from 'vitest';
import type { FilmReference, ProfileRecord } from '../../../src/data/records';
import type { Channel } from '../../../src/state/channel';
import {
  Profile,
  type ProfileKeeper,
  type ProfileMessage,
} from '../../../src/state/profile.svelte';

const alien: FilmReference = { key: 1, title: 'Alien', year: 1979 };
const thing: FilmReference = { key: 2, title: 'The Thing', year: 1982 };
const record = (film: FilmReference, mark: ProfileRecord['mark'], time = 1): ProfileRecord => ({
  ...film,
  mark,
  time,
});

/** A store in memory that notes every write, and whether the page showed the mark before it. */
class Keeper implements ProfileKeeper {
  readonly kept = new Map<number, ProfileRecord>();
  readonly log: string[] = [];
  trouble: Error | null = null;
  watch: (() => unknown) | null = null;

  constructor(records: readonly ProfileRecord[] = []) {
    for (const one of records) this.kept.set(one.key, one);
  }
  async all(): Promise<readonly ProfileRecord[]> {
    return [...this.kept.values()];
  }
  async put(one: ProfileRecord): Promise<void> {
    this.log.push(`put ${one.key} ${String(this.watch?.())}`);
    if (this.trouble) throw this.trouble;
    this.kept.set(one.key, one);
  }
  async putMany(records: readonly ProfileRecord[]): Promise<void> {
    for (const one of records) await this.put(one);
  }
  async remove(key: number): Promise<void> {
    this.log.push(`remove ${key}`);
    if (this.trouble) throw this.trouble;
    this.kept.delete(key);
  }
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

/** Two tabs' ends of one channel. */
function channels(): [Channel<ProfileMessage>, Channel<ProfileMessage>] {
  const ears: ((message: ProfileMessage) => void)[][] = [[], []];
  const end = (own: number, other: number): Channel<ProfileMessage> => ({
    send: (message) => ears[other]?.forEach((hear) => hear(message)),
    listen: (hear) => ears[own]?.push(hear),
  });
  return [end(0, 1), end(1, 0)];
}

describe('Profile', () => {
  it('issues the write before the mark is shown, and shows it in the same turn', async () => {
    const keeper = new Keeper();
    const profile = new Profile();
    await profile.attach(keeper);
    keeper.watch = () => profile.markOf(alien.key);
    profile.mark(alien, 'like');
    expect(keeper.log).toEqual(['put 1 null']);
    expect(profile.markOf(alien.key)).toBe('like');
  });

  it('keeps one mark a film, the latest', async () => {
    const keeper = new Keeper();
    const profile = new Profile();
    await profile.attach(keeper);
    profile.mark(alien, 'like');
    profile.mark(alien, 9);
    await settled();
    expect(profile.list().map(({ mark }) => mark)).toEqual([9]);
    expect(keeper.kept.get(1)?.mark).toBe(9);
  });

  it('takes back the change that it is given, once, on the page and in the store', async () => {
    const keeper = new Keeper([record(thing, 'seen')]);
    const profile = new Profile();
    await profile.attach(keeper);
    const liked = profile.mark(alien, 'like');
    const disliked = profile.mark(thing, 'dislike');
    expect(profile.undo(liked)).toBe(true);
    expect(profile.markOf(alien.key)).toBeNull();
    expect(profile.undo(liked)).toBe(false);
    expect(profile.undo(disliked)).toBe(true);
    expect(profile.markOf(thing.key)).toBe('seen');
    await settled();
    expect([...keeper.kept.values()]).toEqual([record(thing, 'seen')]);
  });

  it('does not take back a change that a later one of the same film has replaced', async () => {
    const profile = new Profile();
    await profile.attach(new Keeper());
    const liked = profile.mark(alien, 'like');
    profile.mark(alien, 3);
    expect(profile.undo(liked)).toBe(false);
    expect(profile.markOf(alien.key)).toBe(3);
  });

  it('brings a cleared mark back with its own time', async () => {
    const profile = new Profile();
    await profile.attach(new Keeper([record(alien, 10, 1234)]));
    profile.undo(profile.clear(alien));
    expect(profile.marks.get(alien.key)).toEqual(record(alien, 10, 1234));
  });

  it('joins marks made before the store was read with the kept ones; the new ones win', async () => {
    const keeper = new Keeper([record(alien, 'dislike'), record(thing, 'seen')]);
    const profile = new Profile();
    profile.mark(alien, 'like');
    await profile.attach(keeper);
    await settled();
    expect(profile.markOf(alien.key)).toBe('like');
    expect(profile.markOf(thing.key)).toBe('seen');
    expect(keeper.kept.get(alien.key)?.mark).toBe('like');
  });

  it('does not bring back what was cleared before the store was read', async () => {
    const keeper = new Keeper([record(alien, 'like')]);
    const profile = new Profile();
    profile.mark(alien, 'like');
    profile.clear(alien);
    await profile.attach(keeper);
    await settled();
    expect(profile.size).toBe(0);
    expect(keeper.kept.size).toBe(0);
  });

  it('loses no mark when the store fails, and says that it was not kept', async () => {
    const keeper = new Keeper();
    const profile = new Profile();
    await profile.attach(keeper);
    keeper.trouble = new Error('disk is full');
    profile.mark(alien, 8);
    await settled();
    expect(profile.markOf(alien.key)).toBe(8);
    expect(profile.failure?.message).toContain('disk is full');
    keeper.trouble = null;
    profile.mark(thing, 8);
    await settled();
    expect(profile.failure).toBeNull();
  });

  it('agrees between two tabs, and the listening tab does not write', async () => {
    const [here, there] = channels();
    const keepers = [new Keeper(), new Keeper()];
    const tabs = [new Profile(), new Profile()];
    await tabs[0]?.attach(keepers[0] ?? new Keeper(), here);
    await tabs[1]?.attach(keepers[1] ?? new Keeper(), there);
    const heard: string[] = [];
    tabs[1]?.onChange((origin) => heard.push(origin));
    const before = tabs[1]?.changes;
    tabs[0]?.mark(alien, 'like');
    tabs[0]?.mark(thing, 4);
    tabs[0]?.clear(alien);
    expect(tabs[1]?.list().map(({ key, mark }) => [key, mark])).toEqual([[2, 4]]);
    expect(heard).toEqual(['elsewhere', 'elsewhere', 'elsewhere']);
    // Nothing for this tab to learn: the other one sees to it.
    expect(tabs[1]?.changes).toBe(before);
    expect(keepers[1]?.log).toEqual([]);
  });

  it('tells its listeners of every change, and gives the worker its marks oldest first', async () => {
    const profile = new Profile();
    await profile.attach(new Keeper([record(thing, 'like', 20), record(alien, 'like', 10)]));
    expect(profile.forWorker().map(({ key }) => key)).toEqual([1, 2]);
    const seen: string[] = [];
    const stop = profile.onChange((origin) => seen.push(origin));
    profile.undo(profile.mark(alien, 2));
    stop();
    profile.clear(alien);
    expect(seen).toEqual(['here', 'here']);
  });

  it('marks many as one change: told once, and taken back as one', async () => {
    const keeper = new Keeper([record(alien, 'dislike')]);
    const profile = new Profile();
    await profile.attach(keeper);
    let told = 0;
    profile.onChange(() => told++);
    const change = profile.markMany([
      { film: alien, mark: 'like' },
      { film: thing, mark: 9 },
    ]);
    await settled();
    expect(told).toBe(1);
    expect([...keeper.kept.values()].map(({ mark }) => mark)).toEqual(['like', 9]);
    expect(profile.undo(change)).toBe(true);
    await settled();
    expect(told).toBe(2);
    expect([...keeper.kept.values()]).toEqual([record(alien, 'dislike')]);
  });
});
