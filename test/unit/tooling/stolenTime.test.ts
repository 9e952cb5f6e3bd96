import { describe, expect, it } from 'vitest';
import { ownTime, stolenShare, watchStolenTime } from '../../support/e2e/stolenTime';

describe('time that the host took away', () => {
  const samples = [
    { at: 100, stolen: [20, 5] },
    { at: 150, stolen: [20, 5] },
    { at: 900, stolen: [700, 105] },
    { at: 950, stolen: [710, 305] },
  ];

  it('is what came between the samples around a task, and not the task’s own', () => {
    const own = (from: number, to: number) => ownTime({ from, milliseconds: to - from }, samples);
    expect(own(110, 140)).toBe(30);
    expect(own(160, 890)).toBe(730 - 680);
    expect(own(150, 900)).toBe(750 - 680);
    expect(own(160, 910)).toBe(750 - 690);
    // What was taken may be less than the samples say.
    expect(own(160, 200)).toBe(0);
    // Beyond what was sampled: what is known.
    expect(own(0, 2000)).toBe(2000 - 690);
    expect(ownTime({ from: 0, milliseconds: 60 }, [])).toBe(60);
  });

  it('is a share of the time watched, of the processor that lost most', () => {
    expect(stolenShare(samples)).toBeCloseTo(690 / 850, 12);
    expect(stolenShare(samples.slice(0, 2))).toBe(0);
    expect(stolenShare([])).toBe(0);
  });

  it('is sampled for as long as it is watched', async () => {
    const watch = watchStolenTime();
    await new Promise((resolve) => setTimeout(resolve, 130));
    const seen = watch.stop();
    expect(seen.length).toBeGreaterThanOrEqual(3);
    for (const { at, stolen } of seen) {
      expect(Number.isFinite(at)).toBe(true);
      expect(stolen).toHaveLength(seen[0].stolen.length);
      stolen.forEach((now, core) => expect(now).toBeGreaterThanOrEqual(seen[0].stolen[core]));
    }
  });
});
