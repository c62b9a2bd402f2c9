import { describe, expect, it } from 'vitest';
import { keepLineEnds, spliceMarkdown } from '../../../shared/exchange/markdownSplice.ts';
import { firstLoss, isSameMarkdown } from '../../../shared/exchange/markdownTree.ts';

const odd = '# Odd\r\n\r\n\r\n* one\n* two\n\n***\n\nLast  \n\n';

describe('a text of which some blocks were edited', () => {
  it.each([
    [
      'the first',
      { keptFirst: 0, keptLast: 3, middle: '# Even\n' },
      '# Even\r\n\r\n\r\n* one\n* two\n\n***\n\nLast  \n\n',
    ],
    [
      'one between',
      { keptFirst: 2, keptLast: 1, middle: 'Text' },
      '# Odd\r\n\r\n\r\n* one\n* two\n\nText\n\nLast  \n\n',
    ],
    [
      'the last',
      { keptFirst: 3, keptLast: 0, middle: 'Last word' },
      '# Odd\r\n\r\n\r\n* one\n* two\n\n***\n\nLast word\n\n',
    ],
    [
      'one more at the end',
      { keptFirst: 4, keptLast: 0, middle: 'More' },
      '# Odd\r\n\r\n\r\n* one\n* two\n\n***\n\nLast  \n\nMore\n\n',
    ],
    ['one less', { keptFirst: 2, keptLast: 1, middle: '' }, '# Odd\r\n\r\n\r\n* one\n* two\n\nLast  \n\n'],
    ['all gone but the last', { keptFirst: 0, keptLast: 1, middle: '' }, 'Last  \n\n'],
  ])('keeps the bytes of the others: %s', (_, edit, expected) => {
    expect(spliceMarkdown(odd, edit, expected.trim())).toBe(expected);
  });

  it('is written whole where its parts would say something else together', () => {
    // Two lists with the same marks in a row are one list.
    const before = '- a\n\nText\n\n- b\n';
    const whole = '- a\n\n<!-- -->\n\n- b\n';
    expect(spliceMarkdown(before, { keptFirst: 1, keptLast: 1, middle: '' }, whole)).toBe(whole);
  });
});

describe('line ends', () => {
  it.each([
    ['a\r\nb\r\nc', 'a\nb\nc', 'a\r\nb\r\nc'],
    ['a\r\nb\r\nc', 'a\nx\nc', 'a\r\nx\nc'],
    ['a\r\nb\rc\n', 'a\nb\nc\nd\n', 'a\r\nb\rc\nd\n'],
    ['a\r\nb\r\n', 'a\n', 'a\r\n'],
    ['a\nb', 'a\nc', 'a\nc'],
    ['\r\n\r\n', '\n', '\r\n'],
  ])('of %j stay when it becomes %j', (before, edited, expected) => {
    expect(keepLineEnds(before, edited)).toBe(expected);
  });
});

describe('what writing anew would lose', () => {
  it('is told by its line', () => {
    expect(firstLoss('# A\n\n*b*\n', '# A\n\n_b_')).toBeNull();
    expect(firstLoss('# A\n\nSee [b][1].\n\n[1]: /b\n', '# A\n\nSee [b](/b).')).toEqual({
      line: 3,
      text: 'See [b][1].',
    });
    expect(firstLoss('# A\r\n\r\n[1]: /b', '# A')).toEqual({ line: 3, text: '[1]: /b' });
    expect(firstLoss('# A', '# A\n\nB')).toEqual({ line: 1, text: '# A' });
  });

  it('is nothing where only the marks differ', () => {
    expect(isSameMarkdown('* a\n* b', '- a\n- b')).toBe(true);
    expect(isSameMarkdown('* a\n\n* b', '- a\n- b')).toBe(false);
    expect(isSameMarkdown('# A', '## A')).toBe(false);
  });
});
