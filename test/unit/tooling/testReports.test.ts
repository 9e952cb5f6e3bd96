import { describe, expect, it } from 'vitest';
import {
  addUp,
  measuredIn,
  passedLate,
  summary,
  tallyCheck,
  tallyPlaywright,
  tallyVitest,
} from '../../../scripts/testReports';

const vitest = (...statuses: string[]): string =>
  JSON.stringify({
    testResults: [
      { assertionResults: statuses.map((status, n) => ({ status, fullName: `t${n}` })) },
    ],
  });

const playwright = (...statuses: string[]): string =>
  JSON.stringify({
    suites: [
      {
        specs: [],
        suites: [
          {
            specs: statuses.map((status, n) => ({
              title: `s${n}`,
              tests: [{ status, annotations: [{ type: 'measured', description: `${n} ms` }] }],
            })),
          },
        ],
      },
    ],
  });

describe('the tally of npm test', () => {
  it('counts what the runners report, and names what was skipped', () => {
    expect(tallyVitest(vitest('passed', 'passed', 'failed', 'pending', 'todo'), false)).toEqual({
      passed: 2,
      failed: 1,
      skipped: 2,
      skippedNames: ['t3', 't4'],
    });
    expect(tallyPlaywright(playwright('expected', 'unexpected', 'skipped'), false)).toEqual({
      passed: 1,
      failed: 1,
      skipped: 1,
      skippedNames: ['s2'],
    });
  });

  it.each([
    ['vitest', tallyVitest, vitest],
    ['playwright', tallyPlaywright, playwright],
  ] as const)(
    '%s: dying, failing without a name and running nothing are failures',
    (_, read, of) => {
      const good = of === vitest ? 'passed' : 'expected';
      expect(read(null, true).failed).toBe(1);
      expect(read(of(good), false).failed).toBe(1);
      expect(read(of(), true).failed).toBe(1);
      expect(read(of(of === vitest ? 'pending' : 'skipped'), true).failed).toBe(1);
      expect(read(of(good), true).failed).toBe(0);
    },
  );

  it('passes on what was measured', () => {
    expect(measuredIn(playwright('expected', 'expected'))).toEqual(['0 ms', '1 ms']);
  });

  it('names what passed at the second try only', () => {
    const report = playwright('expected', 'flaky', 'unexpected');
    expect(passedLate(report)).toEqual(['s1']);
    expect(tallyPlaywright(report, false)).toMatchObject({ passed: 2, failed: 1 });
  });

  it('adds up to the agreed line', () => {
    const total = addUp([tallyCheck(true), tallyCheck(false), tallyVitest(vitest('passed'), true)]);
    expect(summary(total)).toBe('2 passed, 1 failed, 0 skipped');
  });
});
