import type { Film } from '../../data/library';
import { contentRows } from '../ranking/content';
import type { Features } from './features';

/**
 * Item side: genres and years, each scaled to length 1 for a film that has any. On validation
 * ratings they take the RMSE of ml-latest-small from .810 to .795; themes as well gave .0005 more.
 * @returns no features at all where nothing is known of the films
 */
export function filmFeatures(films: readonly Film[]): Features {
  const { start, col, weight } = contentRows(films, { genres: 1, years: 1 });
  return { start, row: col, value: Float64Array.from(weight) };
}
