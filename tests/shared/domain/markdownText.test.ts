import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeMarkdown } from '../../../shared/domain/markdownText.ts';
import { parseMarkdown } from '../../../shared/exchange/markdownTree.ts';

/** Where a template may put a text, and what a reader must then make of it besides the text. */
const places: [name: string, put: (text: string) => string, types: string[]][] = [
  ['a paragraph', (text) => text, ['root', 'paragraph', 'text']],
  ['a heading', (text) => `## ${text}`, ['root', 'heading', 'text']],
  ['a list', (text) => `- ${text}`, ['root', 'list', 'listItem', 'paragraph', 'text']],
  ['bold', (text) => `**x${text}x**`, ['root', 'paragraph', 'strong', 'text']],
  ['a link', (text) => `[${text}](/x)`, ['root', 'paragraph', 'link', 'text']],
  [
    'a table',
    (text) => `|a|b|\n|-|-|\n|${text}|c|`,
    ['root', 'table', 'tableRow', 'tableCell', 'text', 'tableRow', 'tableCell', 'text'],
  ],
  ['a line under another', (text) => `before\n${text}`, ['root', 'paragraph', 'text']],
];

interface Node {
  type: string;
  value?: string;
  children?: Node[];
}

const typesOf = ({ type, children = [] }: Node): string[] => [type, ...children.flatMap(typesOf)];
const textOf = ({ value = '', children = [] }: Node): string => value + children.map(textOf).join('');

function expectShownAsTyped(text: string): void {
  for (const [name, put, types] of places) {
    const tree = parseMarkdown(put(escapeMarkdown(text))) as Node;
    const shown = textOf(tree);
    const around = textOf(parseMarkdown(put('Q'))).split('Q');
    expect(shown, `${JSON.stringify(text)} in ${name}`).toBe(around.join(text));
    // A reader may make a link of what looks like an address: its words are still what was typed.
    const kinds = new Set(typesOf(tree).filter((type) => type !== 'link'));
    expect(
      [...kinds].filter((type) => !types.includes(type)),
      `${JSON.stringify(text)} in ${name}`,
    ).toEqual([]);
  }
}

/** As a title is kept: on one line, without blanks around, and without the one character that Markdown has no way to write. */
const asTitle = (text: string): string => text.replace(/[\r\n\u2028\u2029\0]+/g, ' ').trim();

describe('text in Markdown shows as it was typed', () => {
  it.each([
    '*bold* _it_ **b** __u__ ~~s~~ ~s~',
    '[link](javascript:alert(1)) ![image](http://x/y.png) [^1] [x]: /y',
    '<script>alert(1)</script> <b>x</b> <!-- c --> <a@b.c> <http://x>',
    '# heading',
    '#',
    '##',
    'C #',
    'C ##',
    '> quote',
    '- item',
    '+ item',
    '* item',
    '1. item',
    '12) item',
    '---',
    '===',
    '***',
    '+++',
    '`code` ``c`` ```',
    '~~~',
    '| a | b |',
    ':-:',
    '--|--',
    '\\',
    'a\\',
    '\\*',
    '&lt; &#60; &amp; &notanentity',
    'payment_id, _x_, __init__, a_b_c',
    'http://a_b*c.example/x_y_z?q=*',
    'www.a_b.com_',
    'some_body@exa_mple.org',
    'mailto:a@b.c',
    '[ ] task',
    '[x] done',
    'a  b',
    'تاريخ *الدفع*',
    '支払い_日付_',
    '日本語*強調*です',
    '😀_😀_',
    'xmpp:a@b.c/d',
    'ftp://x_y',
    'HTTPS://A*B',
  ])('%s', expectShownAsTyped);

  it('any text', () => {
    const marks = fc.constantFrom(
      ...'\\`*_[]<>&#|~!@:+-=.)($^{}"\'/ ;19aZé支\t'.split(''),
      'www.',
      'http://',
      '&lt;',
      '](',
      '<!--',
    );
    const texts = fc.oneof(
      fc.array(marks, { maxLength: 12 }).map((parts) => parts.join('')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(fc.property(texts.map(asTitle).filter(Boolean), expectShownAsTyped), { numRuns: 1_000 });
  });

  const file = join(import.meta.dirname, '../../../../shared/data/csv/blns/blns.json');
  it('the Big List of Naughty Strings', (context) => {
    if (!existsSync(file)) context.skip(`${file} is missing`);
    const strings = (JSON.parse(readFileSync(file, 'utf8')) as string[]).map(asTitle).filter(Boolean);
    expect(strings.length).toBeGreaterThan(480);
    for (const text of strings) expectShownAsTyped(text);
  });

  it('and lines stay lines', () => {
    expect(escapeMarkdown('# One\n\n    two\n3. three')).toBe('\\# One\n\ntwo\n3\\. three');
  });
});
