import type { Observations } from '../../src/engine/engine';
import { SHAPES, syntheticLibrary } from '../synthetic';

/** Dawn over SwiftShader gives up on larger dispatches. */
const SMOKE = { ...SHAPES['1M'], users: 12, items: 16, ratings: 60 };

/**
 * A synthetic library.
 * @param name of one of SHAPES, or `smoke`
 */
export function librarySized(name: string): Observations {
  if (!(name in SHAPES) && name !== 'smoke')
    throw new Error(`There is no size ${name}: ${Object.keys(SHAPES).join(', ')}.`);
  return syntheticLibrary(name === 'smoke' ? SMOKE : SHAPES[name], 1);
}
