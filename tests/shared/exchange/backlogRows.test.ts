import { array, assert, constant, constantFrom, oneof, property, record as recordOf, subarray } from 'fast-check';
import { expect, it } from 'vitest';
import { backlogRow } from '../../../shared/domain/backlogImport.ts';
import { guessMapping } from '../../../shared/exchange/backlogMapping.ts';
import { createBacklogReader } from '../../../shared/exchange/backlogRows.ts';
import type { Fix } from '../../../shared/exchange/importOptions.ts';
import { nastyText } from '../arbitraries.ts';

/** Headers of Jira, Azure DevOps, ServiceNow and of our own CSV: each is read in its own way. */
const HEADERS = [
  'Issue key,Summary,Issue Type,Status,Priority,Story Points,Assignee,Labels,Labels,Sprint,Created,Updated,Due date,Description,Parent',
  'ID,Work Item Type,Title 1,Title 2,Assigned To,State,Tags,Iteration Path,Description',
  'number,short_description,state,priority,assigned_to,opened_at,sys_updated_on,sys_mod_count',
  'Key,External key,Title,Description,Kind,State,Points,Sprint,Priority,Labels,Parent,Due on,Created,Assignee,Updated',
].map((header) => header.split(','));

const cell = oneof(
  { weight: 3, arbitrary: nastyText(12) },
  constantFrom('', ' ', 'NULL', '?', 'Bug', 'done', '3', '3,5', '-1', '10001', '1e9', 'BLI-7', `'=1`, '[1,"a\\nb"]'),
  constantFrom('a; b;; a', ',', 'x\ny', '\u2028', 'A\\B\\', 'Jo <jo@example.com>', '<p>Pay &amp; go</p>'),
  constantFrom(
    '01/Oct/26 1:10 PM',
    '31/02/2026',
    '2026-02-29',
    '5/6/2026',
    '13/6/26 25:00',
    '0000-01-01',
    '9999-12-31',
  ),
  constantFrom('31/Dec/9999 23:59 -01:00', '2026-10-25T01:30:00+14:00', 'x'.repeat(501), 'y'.repeat(100_001)),
);
const FIXES: Fix[] = ['title.description', 'title.externalKey', 'points.empty', 'dueOn.empty', 'createdAt.empty'];

const table = constantFrom(...HEADERS).chain((header) =>
  recordOf({
    header: constant(header),
    rows: array(array(cell, { minLength: header.length, maxLength: header.length }), { maxLength: 8 }),
    fixes: subarray(FIXES),
  }),
);

// The import decides on rows as they were read, without a second look: what the reader makes must be what the command takes.
it('every row that is read keeps to the schema of the command, which would change nothing in it', () => {
  let read = 0;
  assert(
    property(table, ({ header, rows, fixes }) => {
      const mapping = guessMapping(header, rows);
      const reader = createBacklogReader({ header, mapping, zone: 'Europe/London', fixes });
      for (const [index, cells] of rows.entries()) reader.take({ cells, fault: null }, index + 2);
      for (const row of reader.finish().rows) {
        read += 1;
        expect(backlogRow.parse(row)).toEqual(row);
      }
    }),
    { numRuns: 400 },
  );
  expect(read).toBeGreaterThan(100);
});
