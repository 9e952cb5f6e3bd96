import { describe, expect, it } from 'vitest';
import {
  alongScale,
  expectedInWords,
  outcomeInWords,
  starRange,
  surenessInWords,
} from '../../../src/components/starWords';

const prediction = { mean: 4.12, low: 3.24, high: 4.94, sd: 0.52, personal: true };
const scale = { min: 0.5, max: 5 };

describe('predicted stars in words', () => {
  it('say what is expected and how sure it is', () => {
    expect(expectedInWords(prediction)).toBe(
      'We expect you to give 4.1 stars; nine times in ten between 3.2 and 4.9',
    );
    expect(starRange(prediction)).toBe('3.2–4.9');
  });

  it('do not speak of "you" before anything is known of you', () => {
    expect(expectedInWords({ ...prediction, personal: false })).toMatch(
      /somebody of unknown taste/,
    );
  });

  it('call a narrow range narrow and a wide one wide, on any scale', () => {
    const words = [0.5, 0.9, 1.3].map((sd) => surenessInWords({ ...prediction, sd }, scale));
    expect(words[0]).toMatch(/narrow/);
    expect(words[1]).toMatch(/usual/);
    expect(words[2]).toMatch(/wide/);
    expect(surenessInWords({ ...prediction, sd: 0.9 }, { min: 3, max: 5 })).toMatch(/wide/);
  });

  it('compare a rating with what was expected, by the very range that is shown', () => {
    expect(outcomeInWords(prediction, 8)).toMatch(/close/);
    expect(outcomeInWords(prediction, 7)).toMatch(/in that range/);
    expect(outcomeInWords(prediction, 6)).toMatch(/lower/);
    expect(outcomeInWords(prediction, 10)).toMatch(/higher/);
  });

  it('find their place on the scale', () => {
    expect(alongScale(0.5, 0.5, 5)).toBe(0);
    expect(alongScale(5, 0.5, 5)).toBe(100);
    expect(alongScale(9, 0.5, 5)).toBe(100);
    expect(alongScale(3, 3, 3)).toBe(50);
  });
});
