import type {
  ProfileMark,
  Query,
  Recommendation,
  RecommendationPage,
} from '../../workers/protocol';
import type { Failure } from '../failure';
import { Latest, SUPERSEDED } from './latest';
import { movements, type Movement } from './movement';
import type { Filters } from './settings.svelte';
import { asFailure } from './worker';

/** What the feed needs of the rest of the state. */
export interface FeedSource {
  recommend(profile: readonly ProfileMark[], query: Query): Promise<RecommendationPage>;
  profile(): readonly ProfileMark[];
  isMarked(key: number): boolean;
  filters(): Filters;
}

/** Why the list is asked for again. Only marks and learning move films in a way that says something. */
export type RefreshCause = 'mark' | 'model' | 'filters';

const PAGE_SIZE = 24;

/** The ranked list on Discover: the newest answer only, its pages, and how it moved. */
export class Feed {
  items = $state.raw<readonly Recommendation[]>([]);
  movement = $state.raw<ReadonlyMap<number, Movement>>(new Map());
  total = $state(0);
  /** Marks of films that this library does not have: they count for nothing here. */
  unknownMarks = $state(0);
  /** False while the profile says nothing: the list is then by popularity. */
  personal = $state(false);
  /** True once a first answer has come. */
  ready = $state(false);
  loadingMore = $state(false);
  failure = $state.raw<Failure | null>(null);

  readonly #source: FeedSource;
  readonly #latest = new Latest();
  /** Changes with every refresh; a page of an older one is dropped. */
  #generation = 0;

  constructor(source: FeedSource) {
    this.#source = source;
  }

  /** The list without films marked since the last answer: a marked card leaves at once. */
  get shown(): readonly Recommendation[] {
    return this.items.filter(({ film }) => !this.#source.isMarked(film.key));
  }

  get exhausted(): boolean {
    return this.items.length >= this.total;
  }

  /** Ranks anew, as many films as are on show. An older request's answer never overwrites a newer one's. */
  async refresh(cause: RefreshCause): Promise<void> {
    const generation = ++this.#generation;
    const limit = cause === 'filters' ? PAGE_SIZE : Math.max(PAGE_SIZE, this.items.length);
    try {
      const page = await this.#latest.run(() => this.#ask(0, limit));
      if (page === SUPERSEDED) return;
      const next = keepSame(this.items, withoutRepeats(page.recommendations));
      this.movement =
        cause === 'filters'
          ? new Map()
          : movements(this.items.map(keyOf), next.map(keyOf), (key) => this.#source.isMarked(key));
      this.items = next;
      this.#take(page);
    } catch (error) {
      if (generation === this.#generation) this.failure = asFailure(error);
    }
  }

  /** The next page, unless one is under way or the list changes meanwhile. */
  async more(): Promise<void> {
    if (this.loadingMore || !this.ready || this.exhausted) return;
    const generation = this.#generation;
    this.loadingMore = true;
    try {
      const page = await this.#ask(this.items.length, PAGE_SIZE);
      if (generation !== this.#generation) return;
      const before = this.items.length;
      this.items = withoutRepeats([...this.items, ...page.recommendations]);
      // A page that brings nothing new ends the list, whatever the count said.
      this.#take(this.items.length > before ? page : { ...page, total: before });
    } catch (error) {
      if (generation === this.#generation) this.failure = asFailure(error);
    } finally {
      this.loadingMore = false;
    }
  }

  #ask(offset: number, limit: number): Promise<RecommendationPage> {
    // Read here, not when asked for: a request that had to wait must use the newest marks.
    const source = this.#source;
    return source.recommend(source.profile(), { ...source.filters(), offset, limit });
  }

  #take(page: RecommendationPage): void {
    this.total = page.total;
    this.personal = page.personal;
    this.unknownMarks = page.unknownMarks;
    this.failure = null;
    this.ready = true;
  }
}

const keyOf = ({ film }: Recommendation): number => film.key;

/**
 * Answers are copies from the worker. Where a film is the same as before, the old object goes on, so
 * that only cards with something new to show are drawn again.
 */
function keepSame(
  before: readonly Recommendation[],
  after: readonly Recommendation[],
): readonly Recommendation[] {
  const old = new Map(before.map(({ film }) => [film.key, film]));
  return after.map((one) => {
    const film = old.get(one.film.key);
    const same =
      film?.place?.hue === one.film.place?.hue && film?.place?.reach === one.film.place?.reach;
    return film && same ? { ...one, film } : one;
  });
}

function withoutRepeats(list: readonly Recommendation[]): readonly Recommendation[] {
  const seen = new Set<number>();
  return list.filter(({ film }) => !seen.has(film.key) && seen.add(film.key));
}
