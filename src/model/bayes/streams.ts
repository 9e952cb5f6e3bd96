import type { DrawAddress } from '../../engine/gibbs';
import type { AddressedRandom } from '../../engine/philox';
import type { Random } from '../../engine/random';

/**
 * What random numbers are for. Each use has numbers of its own, so that none depends on how many
 * another took; the numbers are part of what a seed means.
 */
const USES = {
  start: 0,
  rows: 1,
  implicit: 2,
  counts: 3,
  content: 4,
  lambda: 5,
  prior: 6,
  noise: 7,
  degrees: 8,
  tau: 9,
} as const;

export type DrawUse = keyof typeof USES;
/** Users or items. */
export type SideIndex = 0 | 1;

/** The random numbers of one sweep. */
export class SweepRandom {
  /** @param sweep from 1; 0 is the start */
  constructor(
    private readonly random: AddressedRandom,
    private readonly sweep: number,
  ) {}

  /** Where an engine finds a use's numbers, those of each row apart. */
  address(use: DrawUse, side: SideIndex): DrawAddress {
    return { random: this.random, stream: 2 * USES[use] + side, step: this.sweep };
  }

  /** One row's numbers; valid until others are asked for. */
  of(use: DrawUse, side: SideIndex, row = 0): Random {
    return this.random.at(2 * USES[use] + side, this.sweep, row);
  }
}
