import type { Reason } from '../../workers/protocol';
import { signedPercent } from './numbers';

/** One bar: a rating's share of a film's score, or with null that of popularity. */
export interface ReasonRow {
  readonly reason: Reason | null;
  readonly share: number;
}

/**
 * The bars of a film's reasons, largest first.
 * @param popularity its signed share; one too small for a figure is not named
 */
export function reasonRows(reasons: readonly Reason[], popularity: number): ReasonRow[] {
  const rows: ReasonRow[] = reasons.map((reason) => ({ reason, share: reason.share }));
  if (signedPercent(popularity) !== signedPercent(0))
    rows.push({ reason: null, share: popularity });
  return rows.sort((a, b) => Math.abs(b.share) - Math.abs(a.share));
}
