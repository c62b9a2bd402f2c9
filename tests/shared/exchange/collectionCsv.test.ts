import * as fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { BACKLOG_COLUMNS, isOurHeader, readLabels } from '../../../shared/exchange/backlogColumns.ts';
import { backlogCsv, collectionCsv } from '../../../shared/exchange/collectionCsv.ts';
import { csvPieces } from '../../../shared/exchange/csv.ts';
import { undefuse } from '../../../shared/exchange/formula.ts';
import type { Item } from '../../../shared/model/item.ts';
import { type CollectionName, collectionNames } from '../../../shared/model/plan.ts';
import { createDatabase } from '../../../shared/store/database.ts';
import { changesOf, nastyText, recordOf, steps } from '../arbitraries.ts';
import { furnishedPlan } from '../domain/furnishedPlan.ts';

const textOf = (pieces: Iterable<string>): string => [...pieces].join('');

/** As a reader takes it that knows the file is ours. */
function readBack(csv: string): string[][] {
  expect(csv.startsWith('\uFEFF')).toBe(true);
  const { data, errors } = Papa.parse<string[]>(csv.slice(1), { delimiter: ',', newline: '\r\n' });
  expect(errors).toEqual([]);
  // The last line ends with a line end of its own.
  expect(data.pop()).toEqual(['']);
  return data.map((row) => row.map(undefuse));
}

describe('a CSV of ours', () => {
  it('gives every cell back as it was, whatever stands in it', () => {
    const cell = fc.oneof(
      nastyText(12),
      fc.constantFrom('=1+1', "'=1+1", '@SUM(A1)', '-5', '+5', '\t=A', '＝1', "''", ' '),
    );
    const rows = fc.array(fc.tuple(fc.constant('key'), cell, cell), { maxLength: 1_200 });
    fc.assert(
      fc.property(rows, (given) => {
        expect(readBack(textOf(csvPieces(['A', 'B, with comma', 'C "quoted"'], given)))).toEqual([
          ['A', 'B, with comma', 'C "quoted"'],
          ...given,
        ]);
      }),
      { numRuns: 60 },
    );
  });

  it('has lines that end as RFC 4180 says, and quotes where they are needed', () => {
    expect(
      textOf(
        csvPieces(
          ['A', 'B'],
          [
            ['x', 'y "z"'],
            ['line\nbreak', '=SUM(A1)'],
          ],
        ),
      ),
    ).toBe('\uFEFFA,B\r\nx,"y ""z"""\r\n"line\nbreak",\'=SUM(A1)\r\n');
  });
});

describe('a backlog as CSV', () => {
  it('says every field of every item', () => {
    fc.assert(
      fc.property(fc.array(recordOf('items') as fc.Arbitrary<Item>, { maxLength: 20 }), (items) => {
        const database = createDatabase();
        const [header, ...rows] = readBack(textOf(backlogCsv(database, items)));
        expect(isOurHeader(header!)).toBe(true);
        const cell = (row: string[], name: string) => row[header!.indexOf(name)]!;
        expect(rows.map((row) => [cell(row, 'Key'), cell(row, 'Title'), cell(row, 'Description')])).toEqual(
          items.map(({ key, title, description }) => [key, title, description]),
        );
        expect(rows.map((row) => readLabels(cell(row, 'Labels')))).toEqual(
          items.map(({ labels }) => labels.map((label) => label.trim())),
        );
        expect(rows.map((row) => cell(row, 'Points'))).toEqual(items.map(({ points }) => String(points ?? '')));
      }),
    );
  });

  it('begins with what the importer knows it by, then has the columns that were asked for, in their order', () => {
    const { database } = furnishedPlan().state;
    const [header, first] = readBack(
      textOf(backlogCsv(database, database.all('items'), ['Release', 'Title', 'State'])),
    );
    expect(header).toEqual(['Key', 'External key', 'Title', 'Release', 'State']);
    expect(first).toEqual(['BLI-1', '', 'Card fees', 'REL-1', 'Analysis']);
    const all = readBack(textOf(backlogCsv(database, database.all('items'))));
    expect(all[0]).toEqual(BACKLOG_COLUMNS.map((column) => column.header));
  });
});

describe('any other collection as CSV', () => {
  it('names what it refers to by key', () => {
    const plan = furnishedPlan();
    plan.run('release.update', { release: 'REL-2', dependsOnIds: ['REL-1'] });
    const rows = readBack(textOf(collectionCsv(plan.state.database, 'releases')));
    const at = (row: number, name: string) => rows[row]![rows[0]!.indexOf(name)];
    expect(rows[0]!.slice(0, 3)).toEqual(['Key', 'Name', 'Kind']);
    expect([at(1, 'Key'), at(1, 'Start'), at(1, 'Length minutes'), at(1, 'Depends on')]).toEqual([
      'REL-1',
      '2026-12-02T22:00:00Z',
      '120',
      '',
    ]);
    expect(at(2, 'Depends on')).toBe('REL-1');
  });

  it.each(collectionNames)('has one row a record and one cell a field: %s', (collection: CollectionName) => {
    fc.assert(
      fc.property(steps(30), (given) => {
        const database = createDatabase();
        database.apply(changesOf(database, given));
        const [header, ...rows] = readBack(textOf(collectionCsv(database, collection)));
        expect(rows.length).toBe(database.count(collection));
        expect(rows.every((row) => row.length === header!.length)).toBe(true);
        expect(new Set(header).size).toBe(header!.length);
      }),
      { numRuns: 30 },
    );
  });
});
