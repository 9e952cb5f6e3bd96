import { describe, expect, it } from 'vitest';
import { agree, joined, titleForm } from '../../../src/data/titleForm';

describe('the form of a title', () => {
  it.each([
    ['L’Été d’Amélie', 'lete damelie'],
    ['E.T. the Extra-Terrestrial', 'e-t the extra-terrestrial'],
    ['Fast & Furious', 'fast and furious'],
    ['Tide³: Half  Moon…', 'tide3 half moon'],
    ['Smørrebrød', 'smorrebrod'],
    ['  -- ', ''],
  ])('of "%s" is "%s"', (title, form) => {
    expect(titleForm(title)).toBe(form);
  });

  it('joined has only letters and digits', () => {
    expect(joined('e-t the extra-terrestrial 2')).toBe('ettheextraterrestrial2');
  });
});

describe('a beginning and a title agree', () => {
  it.each([
    ['heron-man 2', 'heron', true, false],
    ['heron man 2', 'heron', true, true],
    ['heron-man 2', 'heronman', true, true],
    ['heron-man 2', 'heron man', true, true],
    ['heron man 2', 'heronman', false, true],
    ['heronman 2', 'heron man', false, true],
    ['heronman', 'heron-man', true, true],
    ['the mask', 'them', false, false],
    ['them', 'the m', false, true],
  ])('"%s" and "%s": same words %s, whole words %s', (title, text, sameWords, wholeWords) => {
    expect(agree(title, text)).toEqual({ sameWords, wholeWords });
  });
});
