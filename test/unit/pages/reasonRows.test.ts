import { describe, expect, it } from 'vitest';
import { reasonRows } from '../../../src/components/reasonRows';
import type { Reason } from '../../../workers/protocol';

const reason = (key: number, share: number): Reason => ({
  film: {
    id: key,
    item: key,
    key,
    title: `Film ${key}`,
    year: null,
    genres: [],
    ratings: 1,
    place: null,
  },
  mark: 'like',
  share,
});

describe('the bars of a film’s reasons', () => {
  it('are in order of their size, whichever way they point, popularity among them', () => {
    const [weak, against] = [reason(1, 0.1), reason(2, -0.5)];
    expect(reasonRows([weak, against], 0.3)).toEqual([
      { reason: against, share: -0.5 },
      { reason: null, share: 0.3 },
      { reason: weak, share: 0.1 },
    ]);
  });

  it('name popularity only where it has a figure', () => {
    const [only] = [reason(1, 1)];
    for (const nothing of [0, 0.0004, -0.0004])
      expect(reasonRows([only], nothing)).toEqual([{ reason: only, share: 1 }]);
    expect(reasonRows([only], -0.001)).toHaveLength(2);
  });
});
