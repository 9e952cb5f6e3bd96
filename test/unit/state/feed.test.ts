import { beforeEach, describe, expect, it } from 'vitest';
import type {
  FilmView,
  ProfileMark,
  Query,
  Recommendation,
  RecommendationPage,
} from '../../../workers/protocol';
import { Feed } from '../../../src/state/feed.svelte';
import { DEFAULT_FILTERS } from '../../../src/state/settings.svelte';

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

/** A library of films 0, 1, 2, …; the order comes from the test, marked films are left out. */
class Source {
  order = Array.from({ length: 100 }, (_, key) => key);
  marked = new Set<number>();
  asked: Query[] = [];
  /** When set, answers wait for it. */
  gate: Promise<void> | null = null;
  trouble: Error | null = null;
  places: FilmView['place'] = null;

  async recommend(profile: readonly ProfileMark[], query: Query): Promise<RecommendationPage> {
    this.asked.push(query);
    const left = this.order.filter((key) => !profile.some((mark) => mark.key === key));
    await this.gate;
    if (this.trouble) throw this.trouble;
    return {
      recommendations: left
        .slice(query.offset, query.offset + query.limit)
        .map((key): Recommendation => ({
          film: { ...film(key), place: this.places },
          score: 1,
          match: 50,
          reasons: [],
          placeWithoutChance: null,
        })),
      total: left.length,
      unknownMarks: 0,
      personal: profile.length > 0,
      milliseconds: 1,
    };
  }
  profile(): ProfileMark[] {
    return [...this.marked].map((key) => ({ key, mark: 'like', time: 1 }));
  }
  isMarked(key: number): boolean {
    return this.marked.has(key);
  }
  filters(): typeof DEFAULT_FILTERS {
    return DEFAULT_FILTERS;
  }
}

let source: Source;
let feed: Feed;
const keys = (): number[] => feed.shown.map((one) => one.film.key);

beforeEach(() => {
  source = new Source();
  feed = new Feed(source);
});

describe('Feed', () => {
  it('shows a marked film no longer, before any answer', async () => {
    await feed.refresh('model');
    source.marked.add(0);
    expect(keys()[0]).toBe(1);
  });

  it('never shows an answer that a newer request has overtaken', async () => {
    let openGate = (): void => {};
    source.gate = new Promise((resolve) => (openGate = resolve));
    const old = feed.refresh('mark');
    await Promise.resolve();
    source.order = [50, 51, 52];
    const newest = feed.refresh('mark');
    openGate();
    await old;
    expect(feed.ready).toBe(false);
    await newest;
    expect(keys()).toEqual([50, 51, 52]);
  });

  it('asks with the marks at the time when its turn comes', async () => {
    let openGate = (): void => {};
    source.gate = new Promise((resolve) => (openGate = resolve));
    const calls = [feed.refresh('mark')];
    calls.push(feed.refresh('mark'));
    source.marked.add(0);
    openGate();
    await Promise.all(calls);
    expect(feed.items[0]?.film.key).toBe(1);
  });

  it('says what rose, what fell and what is new after a mark, and nothing after a filter', async () => {
    await feed.refresh('model');
    source.order = [2, 0, 1, 90, ...source.order.slice(3)];
    await feed.refresh('mark');
    expect([2, 0, 1, 90].map((key) => feed.movement.get(key))).toEqual([2, -1, -1, 'new']);
    source.order = [1, 2, 0];
    await feed.refresh('filters');
    expect(feed.movement.size).toBe(0);
  });

  it('goes on with the same film where nothing about it has changed', async () => {
    await feed.refresh('model');
    const before = feed.items.map((one) => one.film);
    source.order = [1, 0, ...source.order.slice(2)];
    await feed.refresh('mark');
    expect(feed.items[0]?.film).toBe(before[1]);
    source.places = { hue: 90, reach: 0.5 };
    await feed.refresh('model');
    expect(feed.items[0]?.film.place).toEqual({ hue: 90, reach: 0.5 });
  });

  it('loads more, keeps as many on the next refresh, and starts over for new filters', async () => {
    await feed.refresh('model');
    const first = feed.items.length;
    await feed.more();
    expect(keys()).toEqual(source.order.slice(0, 2 * first));
    await feed.refresh('mark');
    expect(feed.items.length).toBe(2 * first);
    await feed.refresh('filters');
    expect(feed.items.length).toBe(first);
  });

  it('drops a page that was asked for before the list changed', async () => {
    await feed.refresh('model');
    let openGate = (): void => {};
    source.gate = new Promise((resolve) => (openGate = resolve));
    const page = feed.more();
    source.order = [...source.order].reverse();
    const refreshed = feed.refresh('mark');
    openGate();
    await Promise.all([page, refreshed]);
    expect(keys()).toEqual(source.order.slice(0, feed.items.length));
  });

  it('shows no film twice, whatever the pages hold, and comes to an end', async () => {
    source.order = [1, 2, 3, 1, 2, 3];
    await feed.refresh('model');
    expect(keys()).toEqual([1, 2, 3]);
    for (let i = 0; i < 5; i++) await feed.more();
    expect(keys()).toEqual([1, 2, 3]);
    expect(feed.exhausted).toBe(true);
  });

  it('keeps the list when an answer fails, says so, and recovers', async () => {
    await feed.refresh('model');
    source.trouble = new Error('worker is gone');
    await feed.refresh('mark');
    expect(feed.failure?.message).toContain('worker is gone');
    expect(keys().length).toBeGreaterThan(0);
    source.trouble = null;
    await feed.refresh('mark');
    expect(feed.failure).toBeNull();
  });
});
