import { createRandom, type Random } from '../../engine/random';
import type { RatingColumns } from '../library';
import type { RawLibrary } from '../rawLibrary';
import { sampleFilms } from './films';
import type { SampleFilm } from './parse';
import { makeViewer, themeRarity, type Viewer } from './viewers';

/** As in MovieLens: nobody with fewer ratings is in the data. */
export const FEWEST_RATINGS = 20;

/** What to generate; the defaults make the library that Matinee ships. */
export interface SampleOptions {
  /** Safe integer; each gives another set of viewers. Default 1. */
  readonly seed?: number;
  /** Default 700. */
  readonly users?: number;
  /** Ratings in all, met but for rounding and for viewers who run out of films. Default 64,000. */
  readonly ratings?: number;
}

const LICENCE =
  'Matinee’s own sample library. The ratings are synthetic: a program invented the viewers and ' +
  'their tastes, and no real person gave them. The films were listed from general knowledge. ' +
  'It contains nothing from MovieLens and comes under the same MIT licence as Matinee.';

/** How strongly taste decides what is seen, in log odds for each standard deviation. */
const TASTE = 1.8;

const DAY = 86_400;
const FIRST_DAY = Date.UTC(2008, 0, 1) / 1000 / DAY;
const LAST_DAY = Date.UTC(2025, 5, 30) / 1000 / DAY;

/**
 * The sample library: our own films, rated by invented viewers who have tastes over genres, themes,
 * directors and eras. What a viewer has seen depends on fame and taste; what they give it, on
 * taste, the film's quality, their generosity and chance. The same options give the same library.
 *
 * @throws RangeError when `ratings` is under 20 or over a quarter of the films for each user
 */
export function makeSampleLibrary(options: SampleOptions = {}): RawLibrary {
  const { seed = 1, users = 700, ratings = 64_000 } = options;
  const films = sampleFilms();
  if (!Number.isInteger(users) || users < 1)
    throw new RangeError(`Not a number of users: ${users}`);
  const fewest = users * FEWEST_RATINGS;
  if (!(ratings >= fewest && ratings <= (users * films.length) / 4))
    throw new RangeError(`${users} users cannot give ${ratings} ratings to ${films.length} films`);

  const random = createRandom(seed);
  const rarity = themeRarity(films);
  const reach = films.map(({ fame }) => 1.3 * fame + 0.7 * random.normal());
  const quality = films.map(({ fame }) => 0.12 * (fame - 3) + 0.38 * random.normal());
  const counts = activity(users, ratings, random);

  const rows: Row[][] = [];
  for (const count of counts) {
    const viewer = makeViewer(films, rarity, random);
    const visits = makeVisits(random);
    const seen = chooseFilms(films, viewer, reach, visits, count, random);
    rows.push(seen.map((item) => rate(item, films, viewer, quality, visits, random)));
  }
  return {
    name: 'Matinee sample',
    kind: 'sample',
    synthetic: true,
    licence: LICENCE,
    films: films.map(({ film }) => film),
    userIds: Float64Array.from(rows, (_, user) => user + 1),
    ratings: toColumns(rows),
  };
}

/** A day on which a viewer sat down to rate. */
interface Visit {
  /** Days since 1970, with a fraction. */
  readonly day: number;
  readonly year: number;
}

interface Row {
  readonly item: number;
  readonly halfStars: number;
  readonly time: number;
}

/** How many films each viewer rates: log-normal above the minimum, scaled to the wanted total. */
function activity(users: number, ratings: number, random: Random): number[] {
  const extra = Array.from({ length: users }, () => Math.exp(1.1 * random.normal()));
  const total = extra.reduce((sum, value) => sum + value, 0);
  const scale = (ratings - users * FEWEST_RATINGS) / total;
  return extra.map((value) => FEWEST_RATINGS + Math.round(value * scale));
}

/** A viewer's visits, in order: half come once, others return for months or years. */
function makeVisits(random: Random): Visit[] {
  const first = FIRST_DAY + random.next() * (LAST_DAY - FIRST_DAY);
  const count = random.next() < 0.5 ? 1 : 2 + random.integer(30);
  const stay = Math.min(LAST_DAY - first, 30 * count * Math.exp(random.normal()));
  const later = Array.from({ length: count - 1 }, () => first + random.next() * stay);
  return [first, ...later]
    .sort((a, b) => a - b)
    .map((day) => ({ day, year: new Date(day * DAY * 1000).getUTCFullYear() }));
}

/** Draws `count` different films with odds by fame and taste (Gumbel keys, the largest win). */
function chooseFilms(
  films: readonly SampleFilm[],
  viewer: Viewer,
  reach: readonly number[],
  visits: readonly Visit[],
  count: number,
  random: Random,
): number[] {
  const lastYear = visits[visits.length - 1].year;
  const keys = films.map(({ year }, item) => {
    const gumbel = -Math.log(-Math.log(1 - random.next()));
    // Nobody rates a film before it is out; the draw above is made all the same, so that the
    // random stream does not depend on the viewer's dates.
    if (year >= lastYear) return -Infinity;
    return viewer.mainstream * reach[item] + TASTE * viewer.affinity[item] + gumbel;
  });
  return films
    .map((_, item) => item)
    .filter((item) => keys[item] !== -Infinity)
    .sort((a, b) => keys[b] - keys[a])
    .slice(0, count)
    .sort((a, b) => a - b);
}

function rate(
  item: number,
  films: readonly SampleFilm[],
  viewer: Viewer,
  quality: readonly number[],
  visits: readonly Visit[],
  random: Random,
): Row {
  const delight = 0.38 * Math.min(viewer.affinity[item], 3);
  const stars = 3.0 + viewer.bias + quality[item] + delight + 0.78 * random.normal();
  const half = viewer.wholeStarsOnly ? 2 * Math.round(stars) : Math.round(2 * stars);
  const halfStars = Math.min(10, Math.max(viewer.wholeStarsOnly ? 2 : 1, half));

  const released = films[item].year;
  const possible = visits.filter(({ year }) => year > released);
  const day = possible[random.integer(possible.length)].day;
  // A visit lasts an hour or so.
  return { item, halfStars, time: Math.floor(day * DAY + random.next() * 4000) };
}

function toColumns(rows: readonly (readonly Row[])[]): RatingColumns {
  const flat = rows.flatMap((row, user) => row.map((rating) => ({ user, ...rating })));
  return {
    user: Uint32Array.from(flat, ({ user }) => user),
    item: Uint32Array.from(flat, ({ item }) => item),
    halfStars: Uint8Array.from(flat, ({ halfStars }) => halfStars),
    time: Uint32Array.from(flat, ({ time }) => time),
  };
}
