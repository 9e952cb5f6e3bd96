import { describe, expect, it } from 'vitest';
import { inWords } from '../../../bench/tune/difference';
import { withSection } from '../../../bench/tune/section';

const DOCUMENT = '# One\n\nFirst.\n\n## Of one\n\nMore.\n\n# Two\n\nSecond.\n';

describe('a section that a command writes', () => {
  it('takes the place of the one of its heading, with all below it', () => {
    expect(withSection(DOCUMENT, 'One', '\nNew.\n')).toBe('# One\n\nNew.\n\n# Two\n\nSecond.\n');
    expect(withSection(DOCUMENT, 'Two', 'New.')).toBe(DOCUMENT.replace('Second.', 'New.'));
  });

  it('comes last when there is none, and is the same when written again', () => {
    const once = withSection(DOCUMENT, 'Three', 'Third.');
    expect(once).toBe(`${DOCUMENT}\n# Three\n\nThird.\n`);
    expect(withSection(once, 'Three', 'Third.')).toBe(once);
  });

  it('is not mistaken for one whose heading begins alike', () => {
    expect(withSection(DOCUMENT, 'On', 'Else.')).toContain('First.');
  });
});

describe('a difference in words', () => {
  it('has its sign, its error, and a star beyond two errors', () => {
    expect(inWords({ mean: 0.0012, error: 0.0009 })).toBe('+0.0012 ± 0.0009');
    expect(inWords({ mean: -0.0045, error: 0.0007 })).toBe('−0.0045 ± 0.0007 \\*');
    expect(inWords({ mean: 0, error: 0 })).toBe('+0.0000 ± 0.0000');
  });
});
