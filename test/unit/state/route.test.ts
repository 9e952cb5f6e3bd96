import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hrefOf, parseRoute, type Route } from '../../../src/state/route.svelte';

describe('parseRoute', () => {
  it.each<[string, Route]>([
    ['', { page: 'discover' }],
    ['#', { page: 'discover' }],
    ['#/', { page: 'discover' }],
    ['#/film/296', { page: 'film', id: 296 }],
    ['#/ratings', { page: 'ratings' }],
    ['#/ratings/', { page: 'ratings' }],
    ['#/list/AbC-_9', { page: 'list', code: 'AbC-_9' }],
    ['#/ratings/favourites', { page: 'ratings', part: 'favourites' }],
    ['#/library', { page: 'library' }],
    ['#/lab', { page: 'lab' }],
    ['#/about', { page: 'about' }],
  ])('reads %s', (hash, route) => {
    expect(parseRoute(hash)).toEqual(route);
  });

  it.each([
    '#/nowhere',
    '#/film',
    '#/film/',
    '#/film/x',
    '#/film/-1',
    '#/film/1/2',
    '#/list',
    '#/about/us',
    '#/ratings/ratings',
  ])('takes %s for no page of ours', (hash) => {
    expect(parseRoute(hash).page).toBe('missing');
  });

  it('reads back every address that it writes', () => {
    const routes: fc.Arbitrary<Route> = fc.oneof(
      fc.constantFrom<Route>(
        { page: 'discover' },
        { page: 'ratings' },
        { page: 'ratings', part: 'favourites' },
        { page: 'library' },
        { page: 'lab' },
        { page: 'about' },
      ),
      fc.nat().map((id): Route => ({ page: 'film', id })),
      fc.stringMatching(/^[A-Za-z0-9_-]{1,400}$/).map((code): Route => ({ page: 'list', code })),
    );
    fc.assert(
      fc.property(routes, (route) => {
        expect(parseRoute(hrefOf(route))).toEqual(route);
      }),
    );
  });

  it('never throws, and keeps a missing path short', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 2000, unit: 'binary' }), (hash) => {
        const route = parseRoute(hash);
        if (route.page === 'missing') expect(route.path.length).toBeLessThanOrEqual(80);
      }),
    );
  });
});
