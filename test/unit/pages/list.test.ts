import { beforeEach, describe, expect, it } from 'vitest';
import { addToMine, compareWithMine, startFrom } from '../../../src/pages/list/adopt';
import { listPercent, listVerdict, ratedInWords, ruleForTwo } from '../../../src/pages/list/suits';
import { foundFilms, marksOf } from '../../../src/pages/list/listMarks';
import { favourites } from '../../../src/state/favourites.svelte';
import { notices } from '../../../src/state/notices.svelte';
import { profile } from '../../../src/state/profile.svelte';
import { router } from '../../../src/state/route.svelte';
import type { FilmView } from '../../../workers/protocol';

const film = (key: number): FilmView => ({
  id: key,
  item: key,
  key,
  title: `Film ${key}`,
  year: 2000 + key,
  genres: [],
  ratings: 1,
  place: null,
});
const list = {
  title: 'Theirs',
  films: [
    { key: 1, halfStars: null },
    { key: 2, halfStars: 9 },
    { key: 3, halfStars: 2 },
    { key: 4, halfStars: null },
  ],
};
const found = foundFilms(list, [film(1), film(2), null, film(4)]);

function undoLast(): void {
  const notice = notices.shown.at(-1);
  if (notice) notices.act(notice.id);
}

beforeEach(() => {
  for (const record of profile.list()) profile.clear(record);
  favourites.replace('Mine', []);
});

describe('a list as marks', () => {
  it('takes its stars, and a film without stars as liked', () => {
    expect(marksOf(list).map(({ key, mark }) => [key, mark])).toEqual([
      [1, 'like'],
      [2, 9],
      [3, 2],
      [4, 'like'],
    ]);
  });

  it('keeps the order of the films that are here, each once', () => {
    expect(found.map(({ film: { key }, mark }) => [key, mark])).toEqual([
      [1, 'like'],
      [2, 9],
      [4, 'like'],
    ]);
    const twice = foundFilms(list, [film(1), film(1), null, null]);
    expect(twice.map(({ film: { key } }) => key)).toEqual([1]);
  });
});

describe('add to mine', () => {
  it('marks what is not marked, leaves own marks alone, and is undone as one', () => {
    profile.mark(film(1), 3);
    const { fresh, different } = compareWithMine(found);
    expect(different.map((entry) => entry.film.key)).toEqual([1]);
    addToMine(fresh);
    expect([1, 2, 4].map((key) => profile.markOf(key))).toEqual([3, 9, 'like']);
    undoLast();
    expect([1, 2, 4].map((key) => profile.markOf(key))).toEqual([3, null, null]);
  });

  it('does not undo what was marked anew since', () => {
    addToMine(compareWithMine(found).fresh);
    profile.mark(film(2), 'dislike');
    undoLast();
    expect([1, 2, 4].map((key) => profile.markOf(key))).toEqual([null, 'dislike', null]);
  });

  it('puts own marks back when the list’s were taken and then undone', () => {
    profile.mark(film(2), 4);
    addToMine(compareWithMine(found).different);
    expect(profile.markOf(2)).toBe(9);
    undoLast();
    expect(profile.markOf(2)).toBe(4);
  });

  it('calls no mark different that is the same', () => {
    profile.mark(film(2), 9);
    expect(compareWithMine(found).different).toEqual([]);
  });
});

describe('start from this', () => {
  it('makes a copy the favourites, marks nothing, and is undone', () => {
    favourites.replace('Mine', [film(9)]);
    router.go = () => undefined;
    startFrom('Theirs', found);
    expect(favourites.title).toBe('Theirs');
    expect(favourites.films.map(({ key }) => key)).toEqual([1, 2, 4]);
    expect(profile.size).toBe(0);
    undoLast();
    expect(favourites.title).toBe('Mine');
    expect(favourites.films.map(({ key }) => key)).toEqual([9]);
  });
});

describe('how a list suits', () => {
  it('never stands above the whole library, nor below it', () => {
    expect([0, 0.4, 63.4, 99.7, 100].map(listPercent)).toEqual([1, 1, 63, 99, 99]);
  });

  it('calls tastes close only when they are', () => {
    expect(listVerdict(90)).toMatch(/close/);
    expect(listVerdict(20)).toMatch(/unlike/);
  });

  it('says how many of its films the visitor has rated', () => {
    expect(ratedInWords(0, 3, true)).toBe('');
    expect(ratedInWords(2, 3, true)).toBe('You have rated 2 of its 3 films yourself.');
    expect(ratedInWords(2, 3, false)).toContain('2 of the 3 that are in this library');
    expect(ratedInWords(3, 3, true)).toContain('all of them');
    expect(ratedInWords(3, 3, false)).toContain('all that are in this library');
    expect(ratedInWords(1, 1, true)).toContain('rated it yourself');
  });
});

describe('films for two', () => {
  it('are said to be among the best for both, as far as they are', () => {
    expect(ruleForTwo(1 - 0.98)).toContain('among the best 2\u00a0% of films');
    expect(ruleForTwo(1 - 0.4)).toContain('among the best 60\u00a0% of films');
    expect(ruleForTwo(1)).toContain('No film stands high with both of you');
  });
});
