import { describe, expect, it } from 'vitest';
import {
  bringsInWords,
  effectInWords,
  findsInWords,
  measuredNear,
  positionOf,
} from '../../../src/components/controlWords';
import { controlRows, CONTROL_METRICS } from '../../../src/pages/lab/controlRows';
import type { ControlFigures, ControlSetting } from '../../../workers/evaluation';

const OFF: ControlSetting = { fame: 0, variety: 0, surprise: 0 };
const found = (
  setting: Partial<ControlSetting>,
  rest: Partial<ControlFigures> = {},
): ControlFigures => ({
  setting: { ...OFF, ...setting },
  ndcg20: 0.4,
  ndcg100: 0.5,
  gain20: 0,
  gainError: 0,
  genreDistance: 0.5,
  tasteDistance: 0.5,
  coverage: 0.1,
  novelty: 3,
  kept: 1,
  people: 100,
  ...rest,
});
const plain = found({});

describe('what the controls are said to do', () => {
  it('is what was measured: how much less is found, or that no difference can be told', () => {
    expect(findsInWords(found({}, { ndcg20: 0.36, gain20: -0.04, gainError: 0.01 }))).toBe(
      'finds 10\u00a0% less of what people like',
    );
    expect(findsInWords(found({}, { ndcg20: 0.44, gain20: 0.04, gainError: 0.01 }))).toContain(
      '10\u00a0% more',
    );
    expect(findsInWords(found({}, { gain20: -0.019, gainError: 0.01 }))).toContain('as much');
    expect(findsInWords(found({}, { ndcg20: 0 }))).toContain('as much');
  });

  it('and what each is for', () => {
    const brings = (name: keyof ControlSetting, to: Partial<ControlFigures>) =>
      bringsInWords(name, found({ [name]: 1 }, to), plain);
    expect(brings('variety', { genreDistance: 0.6 })).toBe('genres are 20\u00a0% less alike');
    expect(brings('variety', { genreDistance: 0.45 })).toBe('genres are 10\u00a0% more alike');
    expect(brings('variety', {})).toBe('genres are as alike as before');
    expect(brings('fame', { novelty: 5 })).toBe('films have 4 times fewer admirers');
    expect(brings('fame', { novelty: 2.5 })).toBe('films have 1.4 times more admirers');
    expect(brings('fame', {})).toBe('films are as well known as before');
    expect(brings('surprise', { kept: 0.7 })).toBe('chance changes 6 of the first 20');
  });

  it('is taken from what was measured nearest, on the same side', () => {
    const all = [plain, found({ fame: -1 }), found({ fame: -0.5 }), found({ fame: 0.5 })];
    expect(measuredNear(all, 'fame', -0.6)?.setting.fame).toBe(-0.5);
    expect(measuredNear(all, 'fame', -0.9)?.setting.fame).toBe(-1);
    expect(measuredNear(all, 'fame', 0.1)?.setting.fame).toBe(0.5);
    expect(measuredNear(all, 'fame', 0)).toBeNull();
    expect(measuredNear(all, 'variety', 0.5)).toBeNull();
    expect(effectInWords(null, 'fame', 1)).toBeNull();
    expect(effectInWords(all, 'fame', 1)).toBe(
      'Films are as well known as before; the list finds as much of what people like.',
    );
  });

  it('goes with words for every position of every control', () => {
    for (const name of ['fame', 'variety', 'surprise'] as const) {
      const words = [-1, -0.5, 0, 0.3, 0.6, 1].map((value) => positionOf(name, value));
      expect(words.every((each) => each.length > 0)).toBe(true);
      expect(new Set(words).size).toBeGreaterThanOrEqual(4);
    }
  });

  it('stands in the Lab in rows that differ, the ranking alone first', () => {
    const rows = controlRows([plain, found({ variety: 1 }, { kept: 0.5 }), found({ fame: -1 })]);
    expect(rows.map(({ name }) => name)).toEqual([
      'The ranking alone',
      'Variety: as varied as can be',
      'How well known: hidden gems',
    ]);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(3);
    const gained = CONTROL_METRICS.find(({ id }) => id === 'gain20');
    expect(gained?.value(plain)).toBeNull();
    expect(gained?.write(-0.012)).toBe('−0.012');
  });
});
