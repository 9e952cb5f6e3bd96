import { strToU8, zipSync } from 'fflate';

/** Rows of a MovieLens archive's files, without headers. */
export interface MovieLensRows {
  readonly movies: readonly string[];
  readonly ratings: readonly string[];
  readonly links?: readonly string[];
  readonly tags?: readonly string[];
}

/** A few films that do not exist, and people who rated them. */
export const invented: MovieLensRows = {
  movies: [
    '1,Harbour Lights (1951),Drama|Romance',
    '4,"Long Tide, The (1987)",Adventure',
    '6,"Gros chagrin, Le (Heartache, The) (2003)",(no genres listed)',
    '9,Unseen,Comedy',
  ],
  ratings: ['7,1,4.5,1000000000', '7,4,0.5,1000000001', '2,6,5.0,1000000002', '2,1,3.0,1000000003'],
  links: ['1,0000123,77', '4,1234567,', '6,12345678,3'],
  tags: ['7,1,Sea,1', '2,1,sea,2', '2,1,lighthouse,3', '2,6,"grief, quiet",4'],
};

interface ZipOptions {
  readonly folder?: string;
  readonly newline?: string;
  /** First lines other than MovieLens' own. */
  readonly headers?: Partial<Record<keyof MovieLensRows, string>>;
}

/** A tiny archive in MovieLens' layout, in one folder as GroupLens packs it. */
export function makeMovieLensZip(
  rows: Partial<MovieLensRows> = {},
  { folder = 'ml-tiny/', newline = '\n', headers = {} }: ZipOptions = {},
): Uint8Array {
  const all = { ...invented, ...rows };
  const file = (header: string, lines: readonly string[]): Uint8Array =>
    strToU8([header, ...lines, ''].join(newline));
  return zipSync({
    [`${folder}links.csv`]: file(headers.links ?? 'movieId,imdbId,tmdbId', all.links ?? []),
    [`${folder}tags.csv`]: file(headers.tags ?? 'userId,movieId,tag,timestamp', all.tags ?? []),
    [`${folder}ratings.csv`]: file(
      headers.ratings ?? 'userId,movieId,rating,timestamp',
      all.ratings,
    ),
    [`${folder}README.txt`]: strToU8('Invented for tests.'),
    [`${folder}movies.csv`]: file(headers.movies ?? 'movieId,title,genres', all.movies),
  });
}
