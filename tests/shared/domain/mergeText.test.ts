import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeText } from '../../../shared/domain/mergeText.ts';

const lines = (...given: string[]): string => given.join('\n');
const base = lines('# Notes', '', '- One', '- Two', '- Three', '');

describe('what two made of one text', () => {
  it('is one of them where only one changed it, or both alike', () => {
    expect(mergeText(base, base, 'Other')).toEqual({ text: 'Other', clashes: [] });
    expect(mergeText(base, 'Mine', base)).toEqual({ text: 'Mine', clashes: [] });
    expect(mergeText(base, 'Same', 'Same')).toEqual({ text: 'Same', clashes: [] });
  });

  it('holds the changes of both where they are apart', () => {
    const mine = lines('# Our notes', '', '- One', '- Two', '- Three', '');
    const theirs = lines('# Notes', '', '- One', '- Two', '- Three, at last', '', '## Upkeep', '');
    expect(mergeText(base, mine, theirs)).toEqual({
      text: lines('# Our notes', '', '- One', '- Two', '- Three, at last', '', '## Upkeep', ''),
      clashes: [],
    });
  });

  it('keeps my words where both changed a line, and tells it', () => {
    const mine = lines('# Notes', '', '- One', '- Two, in my words', '- Three', '');
    const theirs = lines('# Notes', '', '- One', '- Second', '- Three', '');
    expect(mergeText(base, mine, theirs)).toEqual({
      text: mine,
      clashes: [{ mine: '- Two, in my words', theirs: '- Second' }],
    });
  });

  it('takes a line that is added right behind one that I changed', () => {
    const mine = lines('# Notes', '', '- One', '- Two', '- Three, in my words', '');
    const theirs = lines('# Notes', '', '- One', '- Two', '- Three', '- Four', '');
    expect(mergeText(base, mine, theirs)).toEqual({
      text: lines('# Notes', '', '- One', '- Two', '- Three, in my words', '- Four', ''),
      clashes: [],
    });
  });

  it('takes the lines of both where both add at one place, once where they are alike', () => {
    const mine = lines('# Notes', '', '- One', '- Two', '- Three', '- Mine', '- Both', '');
    const theirs = lines('# Notes', '', '- One', '- Two', '- Three', '- Both', '- Theirs', '');
    const { text, clashes } = mergeText(base, mine, theirs);
    expect(text.split('\n').filter((line) => line.startsWith('- '))).toEqual([
      '- One',
      '- Two',
      '- Three',
      '- Mine',
      '- Both',
      '- Theirs',
    ]);
    expect(clashes).toEqual([]);
  });

  it('does not bring back what I deleted', () => {
    const mine = lines('# Notes', '', '- One', '- Three', '');
    const theirs = lines('# Notes', '', '- One', '- Two', '- Three', '', 'Thanks', '');
    expect(mergeText(base, mine, theirs).text).toBe(lines('# Notes', '', '- One', '- Three', '', 'Thanks', ''));
  });

  it('is not led astray by lines that are names in every object', () => {
    const names = lines('constructor', '__proto__', 'toString', 'hasOwnProperty');
    expect(mergeText(names, `${names}\nmine`, `theirs\n${names}`).text).toBe(`theirs\n${names}\nmine`);
  });

  it('loses no line that only one of them added', () => {
    const line = fc.constantFrom<string[]>('a', 'b', 'c', '', 'constructor');
    const text = fc.array(line, { maxLength: 6 });
    fc.assert(
      fc.property(text, fc.nat(6), fc.nat(6), (given, first, second) => {
        const mine = given.toSpliced(first, 0, 'mine');
        const theirs = given.toSpliced(second, 0, 'theirs');
        const merged = mergeText(given.join('\n'), mine.join('\n'), theirs.join('\n'));
        const found = merged.text.split('\n');
        expect(found.filter((one) => one === 'mine' || one === 'theirs')).toHaveLength(2);
        expect(merged.clashes).toEqual([]);
      }),
    );
  });
});
