import type { Library } from '../src/data/library';
import type { Places } from '../src/model/recommend/place';
import { filmKey, filmKeys } from '../src/share/filmKey';
import type { FilmView } from './protocol';

/** The films of the open library as the page shows them, and by the names that the page knows. */
export class FilmViews {
  /** How many people rated each film. */
  readonly ratings: Uint32Array;
  private readonly byId: ReadonlyMap<number, number>;
  private readonly keys: Float64Array;
  private readonly byKey = new Map<number, number>();
  private places: Places | null = null;

  constructor(private readonly library: Library) {
    const { films, ratings } = library;
    this.ratings = new Uint32Array(films.length);
    for (const item of ratings.item) this.ratings[item]++;
    this.byId = new Map(films.map(({ id }, item) => [id, item]));
    this.keys = Float64Array.from(films, ({ title, year }) => filmKey(title, year));
    // Where two films share a key the better known has it.
    this.keys.forEach((key, item) => {
      const holder = this.byKey.get(key);
      if (holder === undefined || this.ratings[holder] < this.ratings[item])
        this.byKey.set(key, item);
    });
  }

  /** Colours the films by their place in a new model. */
  setPlaces(places: Places): void {
    this.places = places;
  }

  view(item: number): FilmView {
    const { places } = this;
    return {
      ...this.library.films[item],
      item,
      key: this.keys[item],
      ratings: this.ratings[item],
      place: places && { hue: places.hue[item], reach: places.reach[item] },
    };
  }

  /** The item of a film's key: an exact hit, else by its other titles and neighbouring years. */
  itemOfKey(key: number): number | null {
    return this.byKey.get(key) ?? this.fallbacks().get(key) ?? null;
  }

  itemOfId(id: number): number | null {
    return this.byId.get(id) ?? null;
  }

  private loose: ReadonlyMap<number, number> | null = null;

  /** Made when first missed, since it holds several keys for every film. */
  private fallbacks(): ReadonlyMap<number, number> {
    if (this.loose) return this.loose;
    const loose = new Map<number, number>();
    this.library.films.forEach(({ title, year, otherTitles }, item) => {
      for (const key of filmKeys(title, year, otherTitles)) {
        const holder = loose.get(key);
        if (holder === undefined || this.ratings[holder] < this.ratings[item]) loose.set(key, item);
      }
    });
    return (this.loose = loose);
  }
}
