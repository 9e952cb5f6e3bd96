import type { Film, LibraryInfo, LibraryManifest } from '../data/library';
import { Failure } from '../failure';
import { filmKey } from '../share/filmKey';
import type { FilmView, Opened } from '../../workers/protocol';

/**
 * What the page knows of the library: first from the manifest, which is small and needs no worker,
 * then from the opened library.
 */
export class Catalogue {
  info = $state.raw<LibraryInfo | null>(null);
  /** Well-known, mutually different films for the first screen. Until the library is open they have `item` −1. */
  starters = $state.raw<readonly FilmView[]>([]);
  genres = $state.raw<Opened['genres']>([]);
  years = $state.raw<readonly [number, number]>([1900, new Date().getFullYear()]);
  /** True once the worker has the library: search and film pages answer from here on. */
  open = $state(false);

  /** Absolute address of the manifest, relative to the page and so right in any sub-folder. */
  get manifestUrl(): string {
    return new URL('data/library.json', document.baseURI).href;
  }

  /** Fetches the manifest for the first screen. The worker reads and checks it again for itself. */
  async fetchManifest(): Promise<void> {
    let response: Response;
    try {
      response = await fetch(this.manifestUrl);
    } catch (cause) {
      throw missing(cause);
    }
    if (!response.ok) throw missing(new Error(`status ${response.status}`));
    let manifest: LibraryManifest;
    try {
      manifest = (await response.json()) as LibraryManifest;
      if (this.open) return;
      this.starters = manifest.starters.map(asView);
      this.info = manifest.info;
    } catch (cause) {
      throw new Failure(
        'library-damaged',
        'The film library on this server is damaged, so there is nothing to recommend from.',
        'Try again; if it stays damaged, tell whoever runs this page.',
        { cause },
      );
    }
  }

  opened(opened: Opened): void {
    this.info = opened.library;
    this.starters = opened.starters;
    this.genres = opened.genres;
    this.years = opened.years;
    this.open = true;
  }

  /** Newer places for the starters' colours. */
  replaceStarters(films: readonly FilmView[]): void {
    const byKey = new Map(films.map((film) => [film.key, film]));
    this.starters = this.starters.map((film) => byKey.get(film.key) ?? film);
  }
}

function missing(cause: unknown): Failure {
  return new Failure(
    'library-missing',
    'The film library could not be fetched.',
    'Check the connection and try again.',
    { cause },
  );
}

function asView(film: Film): FilmView {
  return { ...film, item: -1, key: filmKey(film.title, film.year), ratings: 0, place: null };
}

export const catalogue = new Catalogue();
