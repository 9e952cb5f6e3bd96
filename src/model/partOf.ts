import type { FitContext } from './ranking/rankingModel';

/** A context for one step of several: what it says of its progress is the whole's from `from` to `to`. */
export function partOf(context: FitContext, from: number, to: number): FitContext {
  return {
    ...context,
    onProgress: (share) => context.onProgress?.(from + share * (to - from)),
  };
}
