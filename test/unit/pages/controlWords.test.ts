import { describe, expect, it } from 'vitest';
import {
  bringsInWords,
  effectInWords,
  fewLikesInWords,
  findsInWords,
  measuredAt,
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
  likes: 40,
  few: [],
  ...rest,
});
const plain = found({});

describe('what the controls are said to do', () => {
  it('is what was measured: how much less is found, or that no difference can be told', () => {
    expect(findsInWords(found({}, { ndcg20: 0.36, gain20: -0.04, gainError: 0.01 }))).toBe(
      'finds 10\u00a0% less of what they like',
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
    expect(effectInWords(null, 'fame', 1, 3)).toBeNull();
    expect(effectInWords(all, 'fame', 1, 3)).toBe(
      'Films are as well known as before; for people with about 40 likes, the list finds as much of what they like.',
    );
  });

  it('is that of people of whom about as many likes are known as of the visitor', () => {
    const known = (likes: number, gain20: number, kept: number) => ({
      likes,
      ndcg20: 0.4 + gain20,
      gain20,
      gainError: 0.01,
      kept,
      people: 100,
    });
    const few = [known(0, -0.2, 0.2), known(2, -0.1, 0.4), known(15, 0.005, 0.9)];
    const turned = found({ surprise: 1 }, { gainError: 0.01, kept: 0.95, few });
    const says = (likes: number) => effectInWords([plain, turned], 'surprise', 1, likes);
    expect(says(0)).toBe(
      'Chance changes 16 of the first 20; for people without any likes, the list finds 50\u00a0% less of what they like.',
    );
    expect(says(3)).toBe(
      'Chance changes 12 of the first 20; for people with 2 likes, the list finds 25\u00a0% less of what they like.',
    );
    expect(says(12)).toContain('for people with 15 likes, the list finds as much of');
    expect(says(200)).toBe(
      'Chance changes 1 of the first 20; for people with about 40 likes, the list finds as much of what they like.',
    );
    expect([0, 1, 2, 5, 6, 24, 26].map((likes) => measuredAt(turned, likes).likes)).toEqual([
      0, 2, 2, 2, 15, 15, 40,
    ]);
    expect(fewLikesInWords(turned)).toBe(
      'With 0 likes: 50\u00a0% less · 2 likes: 25\u00a0% less · 15 likes: as much',
    );
    expect(fewLikesInWords(plain)).toBe('');
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
