/** What a step of `npm test` counted. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Names of skipped tests, so that nothing is skipped unseen. */
  readonly skippedNames: readonly string[];
}

/** A check without tests of its own counts as one. */
export function tallyCheck(ok: boolean): Tally {
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0, skippedNames: [] };
}

/** Adds tallies up. */
export function addUp(tallies: readonly Tally[]): Tally {
  const sum = (pick: (tally: Tally) => number): number =>
    tallies.reduce((total, tally) => total + pick(tally), 0);
  return {
    passed: sum((tally) => tally.passed),
    failed: sum((tally) => tally.failed),
    skipped: sum((tally) => tally.skipped),
    skippedNames: tallies.flatMap((tally) => tally.skippedNames),
  };
}

/** The agreed last line. */
export function summary(tally: Tally): string {
  return `${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`;
}

/**
 * A runner that failed without naming a failed test (it died, a file did not load, it found no
 * tests) has still failed: that counts as one failure.
 */
function honest(tally: Tally, exitedWell: boolean): Tally {
  const ranNothing = tally.passed + tally.failed === 0;
  if (tally.failed === 0 && (!exitedWell || ranNothing)) return { ...tally, failed: 1 };
  return tally;
}

const DIED: Tally = { passed: 0, failed: 1, skipped: 0, skippedNames: [] };

interface VitestReport {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

/** Reads vitest's JSON report; `null` stands for a report that was never written. */
export function tallyVitest(report: string | null, exitedWell: boolean): Tally {
  if (report === null) return DIED;
  const tests = (JSON.parse(report) as VitestReport).testResults.flatMap(
    (file) => file.assertionResults,
  );
  const passed = tests.filter((test) => test.status === 'passed').length;
  const failed = tests.filter((test) => test.status === 'failed').length;
  const others = tests.filter((test) => test.status !== 'passed' && test.status !== 'failed');
  return honest(
    { passed, failed, skipped: others.length, skippedNames: others.map((test) => test.fullName) },
    exitedWell,
  );
}

interface PlaywrightSuite {
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs: readonly {
    readonly title: string;
    readonly tests: readonly {
      readonly status: string;
      readonly annotations?: readonly { readonly type: string; readonly description?: string }[];
    }[];
  }[];
}

interface PlaywrightReport {
  readonly suites: readonly PlaywrightSuite[];
}

function specsIn(report: string): PlaywrightSuite['specs'] {
  const specsOf = (suite: PlaywrightSuite): PlaywrightSuite['specs'] => [
    ...suite.specs,
    ...(suite.suites ?? []).flatMap(specsOf),
  ];
  return (JSON.parse(report) as PlaywrightReport).suites.flatMap(specsOf);
}

/** What the end-to-end tests measured on the way: reported, and judged by a person. */
export function measuredIn(report: string): string[] {
  return specsIn(report)
    .flatMap((spec) => spec.tests)
    .flatMap((test) => test.annotations ?? [])
    .flatMap(({ type, description }) => (type === 'measured' && description ? [description] : []));
}

/** End-to-end tests that passed at the second try only: named, so that each can be mended. */
export function passedLate(report: string): string[] {
  return specsIn(report).flatMap(({ title, tests }) =>
    tests.some(({ status }) => status === 'flaky') ? [title] : [],
  );
}

/** Reads Playwright's JSON report; `null` stands for a report that was never written. */
export function tallyPlaywright(report: string | null, exitedWell: boolean): Tally {
  if (report === null) return DIED;
  const tests = specsIn(report).flatMap((spec) =>
    spec.tests.map(({ status }) => ({ status, name: spec.title })),
  );
  const passed = tests.filter((test) => test.status === 'expected' || test.status === 'flaky');
  const skipped = tests.filter((test) => test.status === 'skipped');
  return honest(
    {
      passed: passed.length,
      failed: tests.length - passed.length - skipped.length,
      skipped: skipped.length,
      skippedNames: skipped.map((test) => test.name),
    },
    exitedWell,
  );
}
