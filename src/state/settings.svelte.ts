import type { Query } from '../../workers/protocol';

/** The part of `src/data/store` that keeps settings. */
export interface SettingsKeeper {
  get(name: string): Promise<unknown>;
  set(name: string, value: unknown): Promise<void>;
}

export type Theme = 'system' | 'light' | 'dark';

/** What narrows and shapes the recommendations; a `Query` without its page. */
export type Filters = Required<Omit<Query, 'offset' | 'limit'>>;

export const DEFAULT_FILTERS: Filters = {
  genresIn: [],
  genresOut: [],
  yearFrom: null,
  yearTo: null,
  fame: 0,
  // As varied as it can be without losing anything measurable (`bench/discovery.md`).
  variety: 0.4,
  surprise: 0,
  deal: 0,
};

/** How many of the filters differ from their defaults. */
export function countFilters(filters: Filters): number {
  return (
    filters.genresIn.length +
    filters.genresOut.length +
    Number(filters.yearFrom !== null || filters.yearTo !== null) +
    Number(filters.fame !== DEFAULT_FILTERS.fame) +
    Number(filters.variety !== DEFAULT_FILTERS.variety) +
    Number(filters.surprise !== DEFAULT_FILTERS.surprise)
  );
}

/** Reads kept filters; whatever is damaged falls back to its default. */
export function readFilters(value: unknown): Filters {
  if (typeof value !== 'object' || value === null) return DEFAULT_FILTERS;
  const kept = value as Record<string, unknown>;
  const names = (list: unknown): string[] =>
    Array.isArray(list) ? list.filter((name): name is string => typeof name === 'string') : [];
  const whole = (x: unknown): number | null => (Number.isSafeInteger(x) ? Number(x) : null);
  const within = (x: unknown, low: number, high: number, otherwise: number): number =>
    typeof x === 'number' && x >= low && x <= high ? x : otherwise;
  const genresIn = names(kept['genresIn']);
  return {
    genresIn,
    genresOut: names(kept['genresOut']).filter((name) => !genresIn.includes(name)),
    yearFrom: whole(kept['yearFrom']),
    yearTo: whole(kept['yearTo']),
    fame: within(kept['fame'], -1, 1, DEFAULT_FILTERS.fame),
    variety: within(kept['variety'], 0, 1, DEFAULT_FILTERS.variety),
    surprise: within(kept['surprise'], 0, 1, DEFAULT_FILTERS.surprise),
    deal: whole(kept['deal']) ?? DEFAULT_FILTERS.deal,
  };
}

const THEME_KEY = 'matinee-theme';
const RETURNING_KEY = 'matinee-returning';
const LIBRARY_KEY = 'matinee-library-kept';

/** What the visitor chose about the page itself. */
export class Settings {
  theme = $state<Theme>('system');
  filters = $state.raw<Filters>(DEFAULT_FILTERS);
  /** The note on the engine that was last shown. Not reactive. */
  toldEngine = '';
  /** The note while it is news, for this visit. */
  engineNote = $state('');
  loaded = $state(false);

  /**
   * Whether somebody who has marked films comes back. Kept in localStorage, like the theme, because
   * the first paint depends on it; the profile itself has the last word.
   */
  readonly returning = readLocal(RETURNING_KEY) === 'yes';

  /** Whether an earlier visit left a library in this browser, as far as one can tell without waiting. */
  readonly libraryKept = readLocal(LIBRARY_KEY) === 'yes';

  #keeper: SettingsKeeper | null = null;
  #touched = new Map<string, unknown>();

  constructor() {
    this.theme = readTheme();
  }

  async attach(keeper: SettingsKeeper): Promise<void> {
    const [filters, toldEngine] = await Promise.all([
      keeper.get('filters'),
      keeper.get('toldEngine'),
    ]);
    this.#keeper = keeper;
    if (typeof toldEngine === 'string') this.toldEngine = toldEngine;
    if (!this.#touched.has('filters')) this.filters = readFilters(filters);
    for (const [name, value] of this.#touched) void keeper.set(name, value).catch(() => undefined);
    this.loaded = true;
  }

  attachNothing(): void {
    this.loaded = true;
  }

  /** The theme is kept in localStorage: it must be known before first paint, which IndexedDB cannot be. */
  setTheme(theme: Theme): void {
    this.theme = theme;
    writeLocal(THEME_KEY, theme);
    showTheme(theme);
  }

  setReturning(returning: boolean): void {
    writeLocal(RETURNING_KEY, returning ? 'yes' : 'no');
  }

  setLibraryKept(kept: boolean): void {
    writeLocal(LIBRARY_KEY, kept ? 'yes' : 'no');
  }

  setFilters(patch: Partial<Filters>): void {
    this.filters = { ...this.filters, ...patch };
    this.#keep('filters', { ...this.filters });
  }

  setToldEngine(told: string): void {
    this.toldEngine = told;
    this.#keep('toldEngine', told);
  }

  /** What was kept under a name, for the caller to check; null where there is nothing to read. */
  async kept(name: string): Promise<unknown> {
    if (this.#touched.has(name)) return this.#touched.get(name);
    return (await this.#keeper?.get(name).catch(() => null)) ?? null;
  }

  /** Keeps plain data with finite numbers; null removes it. */
  keep(name: string, value: unknown): void {
    this.#keep(name, value);
  }

  #keep(name: string, value: unknown): void {
    this.#touched.set(name, value);
    void this.#keeper?.set(name, value).catch(() => undefined);
  }
}

function readTheme(): Theme {
  const kept = readLocal(THEME_KEY);
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}

function readLocal(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function writeLocal(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Storage is refused: it holds for this visit.
  }
}

/** `index.html` does the same before first paint. */
function showTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}

export const settings = new Settings();
