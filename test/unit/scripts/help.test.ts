import { describe, expect, it } from 'vitest';
import { RANKING_MODELS } from '../../../src/model/ranking/rankingModels';
import { RATING_MODELS, RATING_TRIALS } from '../../../src/model/ratings/ratingModels';
import { runScript } from '../../support/commandLine';

const ranking = Object.keys(RANKING_MODELS);
const rating = Object.keys(RATING_MODELS);

describe('--help', () => {
  it.each([
    [
      'evaluate',
      ['library FILE', 'splits DIR', 'cold-start', 'engine wasm|reference', 'seed N'],
      [...ranking, ...Object.keys(RATING_TRIALS), 'all'],
    ],
    ['recommend', ['ratings TRAIN', 'users GIVEN.csv', 'top N', 'out OUT.csv', 'seed N'], ranking],
    ['predict', ['ratings TRAIN', 'pairs TEST.csv', 'out OUT.csv', 'films ARCHIVE.zip'], rating],
    ['data', ['if-missing', 'sample', 'out DIR'], []],
  ])('of %s names every option and model, and that is all it does', (name, options, models) => {
    // Along with a mistake too: whoever asks is not to be told of it first.
    for (const args of [['--help'], ['-h'], ['--help', '--wrong', 'x']]) {
      const { status, out, error } = runScript(name, args);
      expect([status, error]).toEqual([0, '']);
      expect(out).toContain(`Usage: npm run -s ${name} -- `);
      for (const option of options) {
        expect(out).toContain(`--${option}`);
        // And in a line of its own, what it is.
        expect(out).toMatch(new RegExp(`^ {2}--${option.split(' ')[0]}\\n {6}\\S`, 'm'));
      }
      if (models.length) expect(out).toContain(`[--model ${models.join('|')}]`);
    }
  });

  it('is what wrong options lead to in one line', () => {
    const { status, out, error } = runScript('data', ['--smaple']);
    expect([status, out]).toEqual([2, '']);
    expect(error).toMatch(/^Unknown option '--smaple'\. Usage: npm run -s data -- .*\n$/);
  });
});
