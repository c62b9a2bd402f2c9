import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOurHeader, readLabels, sayLabels } from '../../../shared/exchange/backlogColumns.ts';
import { defuse, undefuse } from '../../../shared/exchange/formula.ts';

/** Signs that spreadsheets and the rule itself care about come often. */
const cell = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc
    .array(fc.constantFrom("'", '=', '+', '-', '–', '@', '\t', '\r', '\n', '\0', ' ', 'a', '＝', '"', ';', ','))
    .map((signs) => signs.join('')),
);

describe('a cell that a spreadsheet would run', () => {
  it('gets an apostrophe, whatever stands before the sign', () => {
    for (const runs of ['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\r=x', '  =cmd', '\0=cmd', '–1', '＝1'])
      expect(defuse(runs)).toBe(`'${runs}`);
    for (const harmless of ['a=b', '3', "'tis", ' text', '']) expect(defuse(harmless)).toBe(harmless);
  });

  it('never begins with such a sign, and comes back as it was', () => {
    fc.assert(
      fc.property(cell, (text) => {
        expect(defuse(text)).not.toMatch(/^[\s\0]*[=+\-@–＝＋－＠]/);
        expect(undefuse(defuse(text))).toBe(text);
      }),
    );
  });

  it('that has an apostrophe of its own keeps it', () => {
    expect(defuse("'=1")).toBe("''=1");
    expect(undefuse("''=1")).toBe("'=1");
    expect(undefuse("'tis")).toBe("'tis");
  });
});

describe('labels in one cell', () => {
  it('come back as they were', () => {
    const label = cell.map((text) => text.replace(/[\r\n]/g, ' ').trim()).filter((text) => text !== '');
    fc.assert(
      fc.property(fc.array(label), (labels) => {
        expect(readLabels(sayLabels(labels))).toEqual(labels);
      }),
    );
  });
});

it('a file of ours is known by its header', () => {
  expect(isOurHeader(['Key', 'External key', 'Title', 'Points'])).toBe(true);
  expect(isOurHeader(['Key', 'Summary', 'Status'])).toBe(false);
  expect(isOurHeader(['Key', 'External key', 'Title', 'Votes'])).toBe(false);
});
