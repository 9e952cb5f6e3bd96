import { describe, expect, it } from 'vitest';
import { ordinal, seconds, signedPercent } from '../../../src/components/numbers';

describe('numbers in words', () => {
  it.each([
    [1, '1st'],
    [2, '2nd'],
    [3, '3rd'],
    [11, '11th'],
    [112, '112th'],
    [9722, '9,722nd'],
  ])('%i is %s', (value, text) => expect(ordinal(value)).toBe(text));

  it.each([
    [0.344, '+34 %'],
    [-0.0812, '−8.1 %'],
    [0.0995, '+10 %'],
    [-0.05, '−5 %'],
    [0.0001, '0 %'],
    [3.4, '+340 %'],
  ])('a share of %d is %s', (share, text) => expect(signedPercent(share)).toBe(text));

  it.each([
    [0.012, '< 0.1\u00a0s'],
    [0.06, '0.1\u00a0s'],
    [0.42, '0.4\u00a0s'],
    [59.4, '59\u00a0s'],
    [125, '2\u00a0min 5\u00a0s'],
  ])('%d seconds are %s', (value, text) => expect(seconds(value)).toBe(text));
});
