import { FROM_1950 } from './films/from1950';
import { FROM_1970 } from './films/from1970';
import { FROM_1980 } from './films/from1980';
import { FROM_1990 } from './films/from1990';
import { FROM_2000 } from './films/from2000';
import { FROM_2010 } from './films/from2010';
import { UNTIL_1949 } from './films/until1949';
import { parseFilms, type SampleFilm } from './parse';

/** Every film of the sample library by year, written from general knowledge; ids count from 1. */
export function sampleFilms(): SampleFilm[] {
  const decades = [UNTIL_1949, FROM_1950, FROM_1970, FROM_1980, FROM_1990, FROM_2000, FROM_2010];
  return parseFilms(decades.join('\n'), 1);
}
