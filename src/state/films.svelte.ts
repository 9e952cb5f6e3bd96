import { SvelteMap } from 'svelte/reactivity';
import type { FilmView } from '../../workers/protocol';
import { ask } from './worker';

/**
 * Films by key, for pages that have only keys (ratings, favourites). `get` is reactive; `want` asks
 * the worker once for those not yet known. A film the library does not have stays null.
 */
export class Films {
  readonly #known = new SvelteMap<number, FilmView | null>();
  #asked = new Set<number>();

  /** The film; null when this library has none; undefined while unknown. */
  get(key: number): FilmView | null | undefined {
    return this.#known.get(key);
  }

  /** Remembers films that came with some other answer; they are newer than what was known. */
  learn(films: Iterable<FilmView>): void {
    for (const film of films) if (film.item >= 0) this.#known.set(film.key, film);
  }

  async want(keys: readonly number[]): Promise<void> {
    const missing = keys.filter((key) => !this.#asked.has(key));
    if (missing.length === 0) return;
    for (const key of missing) this.#asked.add(key);
    try {
      const films = await ask((worker) => worker.resolve(missing));
      missing.forEach((key, at) => this.#known.set(key, films[at] ?? null));
    } catch (error) {
      for (const key of missing) this.#asked.delete(key);
      throw error;
    }
  }

  /** After training: places in the model have moved, so colours are asked for again. */
  async refresh(): Promise<void> {
    const keys = [...this.#known.keys()];
    this.#asked.clear();
    if (keys.length > 0) await this.want(keys);
  }
}

export const films = new Films();
