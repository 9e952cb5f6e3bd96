/** Where one is. Pages are told apart by `page`; the rest is what the address carries. */
export type Route =
  | { readonly page: 'discover' }
  | { readonly page: 'film'; readonly id: number }
  /** `part`: what a narrow screen shows of it; the ratings where it is left out. */
  | { readonly page: 'ratings'; readonly part?: 'favourites' }
  | { readonly page: 'list'; readonly code: string }
  | { readonly page: 'library' }
  | { readonly page: 'lab' }
  | { readonly page: 'about' }
  | { readonly page: 'missing'; readonly path: string };

/** Pages whose address is their name. */
const PLAIN = ['ratings', 'library', 'lab', 'about'] as const;

/** Reads a location hash. Anything that is no address of ours is `missing`, never an exception. */
export function parseRoute(hash: string): Route {
  const path = hash.replace(/^#?\/?/, '').replace(/\/+$/, '');
  if (path === '') return { page: 'discover' };
  const [first = '', ...others] = path.split('/');
  const rest = others.join('/');
  if (first === 'film' && /^\d{1,16}$/.test(rest) && Number.isSafeInteger(Number(rest)))
    return { page: 'film', id: Number(rest) };
  // The code is decoded, and damage explained, by the list's own page.
  if (first === 'list' && rest !== '') return { page: 'list', code: rest };
  if (first === 'ratings' && rest === 'favourites') return { page: 'ratings', part: rest };
  const alone = PLAIN.find((page) => page === first);
  if (alone && rest === '') return { page: alone };
  return { page: 'missing', path: path.slice(0, 80) };
}

export function hrefOf(route: Route): string {
  switch (route.page) {
    case 'discover':
      return '#/';
    case 'film':
      return `#/film/${route.id}`;
    case 'list':
      return `#/list/${route.code}`;
    case 'ratings':
      return route.part ? `#/ratings/${route.part}` : '#/ratings';
    case 'missing':
      return `#/${route.path}`;
    default:
      return `#/${route.page}`;
  }
}

/** The page's title when the page itself has not said a better one. */
export function titleOf(route: Route): string {
  const titles: Record<Route['page'], string> = {
    discover: '',
    film: 'Film',
    ratings: 'Your ratings',
    list: 'A shared list',
    library: 'Library',
    lab: 'Lab',
    about: 'About',
    missing: 'Not found',
  };
  return titles[route.page];
}

/** The hash router: the current route, and where each entry of the history was scrolled to. */
export class Router {
  current = $state.raw<Route>({ page: 'discover' });
  /** Counts navigations, so that a page can tell the same route visited again. */
  visits = $state(0);
  /** Set by a page that knows better than `titleOf`: the film's or the list's title. */
  title = $state('');
  /** Where the entry that is now shown was scrolled to when it was left; null for a new entry. */
  scroll: number | null = null;

  #positions = new Map<number, number>();
  #entry = 0;
  #lastEntry = 0;

  /** Starts listening. Call once. */
  start(): void {
    history.scrollRestoration = 'manual';
    this.#lastEntry = this.#entry = readEntry() ?? 0;
    this.#name();
    this.current = parseRoute(location.hash);
    // `popstate` comes for links, typed hashes and back/forward alike.
    addEventListener('popstate', () => this.#arrive());
    addEventListener('scroll', () => this.#positions.set(this.#entry, scrollY), { passive: true });
  }

  go(route: Route): void {
    location.hash = hrefOf(route);
  }

  #arrive(): void {
    const known = readEntry();
    this.#entry = known ?? ++this.#lastEntry;
    if (known === null) this.#name();
    this.scroll = known === null ? null : (this.#positions.get(known) ?? null);
    this.title = '';
    this.current = parseRoute(location.hash);
    this.visits++;
  }

  #name(): void {
    this.#lastEntry = Math.max(this.#lastEntry, this.#entry);
    history.replaceState({ entry: this.#entry }, '');
  }
}

function readEntry(): number | null {
  const state: unknown = history.state;
  if (typeof state !== 'object' || state === null || !('entry' in state)) return null;
  return typeof state.entry === 'number' ? state.entry : null;
}

export const router = new Router();
