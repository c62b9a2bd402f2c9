import { readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createRowReader, findDialect } from '../../shared/exchange/delimited.ts';
import type { ImportOptions } from '../../shared/exchange/importOptions.ts';
import { hasSharedData, look, lookInto, SHARED_DATA, sayMissing } from './importing.ts';

/** Of each file: new and refused rows, and in some what else must be so. */
const ROWS: Record<string, [added: number, refused: number, more?: { superseded?: number; options?: ImportOptions }]> =
  {
    'backlog/apache_hive_jira_2164.csv': [2164, 0],
    'backlog/jira_cloud_export_utf8bom_hebrew_130x95.csv': [130, 0],
    'backlog/azuredevops-docs-examples/export_edited_with_identities.csv': [5, 0],
    'backlog/azuredevops-docs-examples/export_query_as_printed_in_docs_misaligned.csv': [0, 5],
    'backlog/azuredevops-docs-examples/import_html_description.csv': [1, 0],
    'backlog/azuredevops-docs-examples/import_mixed_new_and_existing.csv': [6, 0],
    'backlog/azuredevops-docs-examples/import_tree_title1_title2.csv': [4, 0],
    'backlog/derived-encodings/hive300_cr_only_comma.csv': [300, 0],
    'backlog/derived-encodings/hive300_sep_line_semicolon_utf8.csv': [300, 0],
    'backlog/derived-encodings/hive300_utf16be_bom_tab_crlf.txt': [300, 0],
    'backlog/derived-encodings/hive300_utf16le_bom_tab_crlf.txt': [300, 0],
    'backlog/derived-encodings/hive300_utf16le_nobom_comma.csv': [300, 0],
    'backlog/derived-encodings/hive300_utf8_bom_comma_crlf.csv': [300, 0],
    'backlog/derived-encodings/hive300_windows1252_semicolon_crlf.csv': [300, 0],
    'backlog/story-points/bamboo.csv': [521, 0],
    'backlog/story-points/clover.csv': [384, 0],
    'backlog/story-points/duracloud.csv': [666, 0],
    'backlog/story-points/jirasoftware.csv': [352, 0],
    'backlog/story-points/mule.csv': [889, 0],
    'backlog/story-points/usergrid.csv': [482, 0],
    'itsm/servicenow_pdi_incidents_rest.csv': [67, 0],
    'itsm/uci_servicenow_incident_event_log_first5998.csv': [
      890,
      0,
      { superseded: 5108, options: { fixes: ['title.externalKey', 'externalKey.last'] } },
    ],
    'itsm/bpic2014_rabobank_incident_sample_40rows.csv': [40, 0, { options: { fixes: ['title.externalKey'] } }],
    'csv/papaparse/sample-header.csv': [1, 1],
  };

/** Tables without a title: their first column stands for it. Rows that are taken, and refused. */
const TABLES: Record<string, [added: number, refused: number] | string> = {
  'csv/csv-spectrum/csvs/comma_in_quotes.csv': [1, 0],
  'csv/csv-spectrum/csvs/empty.csv': [2, 0],
  'csv/csv-spectrum/csvs/empty_crlf.csv': [2, 0],
  'csv/csv-spectrum/csvs/escaped_quotes.csv': [2, 0],
  'csv/csv-spectrum/csvs/json.csv': [1, 0],
  'csv/csv-spectrum/csvs/location_coordinates.csv': [1, 0],
  'csv/csv-spectrum/csvs/newlines.csv': [3, 0],
  'csv/csv-spectrum/csvs/newlines_crlf.csv': [3, 0],
  'csv/csv-spectrum/csvs/quotes_and_newlines.csv': [2, 0],
  'csv/csv-spectrum/csvs/simple.csv': [1, 0],
  'csv/csv-spectrum/csvs/simple_crlf.csv': [1, 0],
  'csv/csv-spectrum/csvs/utf8.csv': [2, 0],
  'csv/csv-test-data/csv/all-empty.csv': 'all-empty.csv: The file is empty.',
  'csv/csv-test-data/csv/bad-header-less-fields.csv': [0, 1],
  'csv/csv-test-data/csv/bad-header-more-fields.csv': [0, 1],
  'csv/csv-test-data/csv/bad-header-no-header.csv': 'bad-header-no-header.csv: The file is empty.',
  'csv/csv-test-data/csv/bad-header-wrong-header.csv': [0, 0],
  'csv/csv-test-data/csv/bad-missing-quote.csv':
    'bad-missing-quote.csv: The file ends inside a quoted cell that opens in row 2. Close the quote there, or export the file again.',
  'csv/csv-test-data/csv/bad-quotes-with-unescaped-quote.csv': [0, 1],
  'csv/csv-test-data/csv/bad-unescaped-quote.csv': [1, 0],
  'csv/csv-test-data/csv/empty-field.csv': [1, 0],
  'csv/csv-test-data/csv/empty-one-column.csv': [0, 0],
  'csv/csv-test-data/csv/header-no-rows.csv': [0, 0],
  'csv/csv-test-data/csv/header-simple.csv': [1, 0],
  'csv/csv-test-data/csv/leading-space.csv': [1, 0],
  'csv/csv-test-data/csv/one-column.csv': [1, 0],
  'csv/csv-test-data/csv/quotes-empty.csv': [1, 0],
  'csv/csv-test-data/csv/quotes-with-comma.csv': [1, 0],
  'csv/csv-test-data/csv/quotes-with-escaped-quote.csv': [1, 0],
  'csv/csv-test-data/csv/quotes-with-newline.csv': [1, 0],
  'csv/csv-test-data/csv/quotes-with-space.csv': [1, 0],
  'csv/csv-test-data/csv/simple-crlf.csv': [1, 0],
  'csv/csv-test-data/csv/simple-lf.csv': [1, 0],
  'csv/csv-test-data/csv/trailing-newline-one-field.csv': [1, 0],
  'csv/csv-test-data/csv/trailing-newline.csv': [1, 0],
  'csv/csv-test-data/csv/trailing-space.csv': [1, 0],
  'csv/csv-test-data/csv/utf8.csv': [1, 0],
  'csv/papaparse/long-sample.csv': [7, 0],
  'csv/papaparse/sample.csv': [1, 0],
  'csv/papaparse/utf-8-bom-sample.csv': [1, 0],
  // Four of its rows have a cell too few.
  'csv/papaparse/verylong-sample.csv': [1996, 4],
};

if (!hasSharedData) sayMissing();

describe.runIf(hasSharedData)('every real file', () => {
  it('is in one of the tables', async () => {
    const names = await Promise.all(
      ['backlog', 'csv', 'itsm'].map(async (folder) => {
        const files = await readdir(join(SHARED_DATA, folder), { recursive: true });
        return files.map((file) => `${folder}/${file.replaceAll('\\', '/')}`);
      }),
    );
    const files = names.flat().filter((name) => /\.(csv|txt|tsv)$/.test(name) && !name.includes('blns'));
    expect(files.filter((name) => !(name in ROWS) && !(name in TABLES))).toEqual([]);
  });

  it.each(Object.entries(ROWS))('%s gives its rows', async (name, [added, refused, more]) => {
    const { preview, reasons } = await lookInto(join(SHARED_DATA, name), more?.options);
    expect({ ...preview.counts, superseded: preview.superseded, problem: preview.problem, reasons }).toMatchObject({
      new: added,
      refused,
      superseded: more?.superseded ?? 0,
      problem: null,
    });
    expect(reasons).toHaveLength(Math.min(refused, 200));
  });

  it.each(Object.entries(TABLES))(
    '%s says that it has no title, and gives its rows once one is chosen',
    async (name, expected) => {
      const first = await look(join(SHARED_DATA, name));
      if (typeof expected === 'string') {
        expect(first).toBe(expected);
        return;
      }
      const found = first as Exclude<typeof first, string>;
      expect(found.preview.problem).toMatch(/^No column is known to hold the title\. Choose one of: /);
      const title = found.preview.file.header[0]!;
      const { preview } = await lookInto(join(SHARED_DATA, name), { mapping: { title } });
      expect([preview.counts.new, preview.counts.refused]).toEqual(expected);
    },
  );
});

describe.runIf(hasSharedData)('what stands in the files', () => {
  const cellsOf = async (name: string, options?: ImportOptions) =>
    (await lookInto(join(SHARED_DATA, name), options)).job.rows('all', 0);

  it('is the same in every encoding', async () => {
    const all = Object.keys(ROWS).filter((name) => name.includes('derived-encodings'));
    const names = all.filter((name) => !name.includes('windows1252'));
    const [first, ...others] = await Promise.all(
      names.map(async (name) => (await cellsOf(name)).map((row) => row.values)),
    );
    expect(names).toHaveLength(6);
    for (const other of others) expect(other).toEqual(first);
    // Windows-1252 has no Chinese: those characters were lost when the file was made. What it has is right.
    const western = await cellsOf(all.find((name) => name.includes('windows1252'))!);
    expect(western[0]!.values).toEqual(first![0]);
    expect(western[0]!.values.title).toContain('– Größe/Überlauf “naïve” €5');
  });

  it('a tree of Azure DevOps gives the parents, and an identity is a name', async () => {
    const tree = await cellsOf('backlog/azuredevops-docs-examples/import_tree_title1_title2.csv');
    expect(tree.map(({ values }) => [values.title, values.parentKey])).toEqual([
      ['Track Telemetry for data imports', ''],
      ['Fix issues with code', '165'],
      ['Open private preview for select customers', '165'],
      ['Enable feature for customer champs', '165'],
    ]);
    const [row] = await cellsOf('backlog/azuredevops-docs-examples/export_edited_with_identities.csv');
    expect(row!.values.assignee).toBe('Jamal Hartnett');
  });

  it('HTML becomes text, and cells that are shifted are refused by name', async () => {
    const [row] = await cellsOf('backlog/azuredevops-docs-examples/import_html_description.csv');
    expect(row!.values.description).toBe('You can include bold text\n\nAnd italic text\n\nUnderline text');
    const { reasons } = await lookInto(
      join(SHARED_DATA, 'backlog/azuredevops-docs-examples/export_query_as_printed_in_docs_misaligned.csv'),
    );
    expect(reasons[0]).toBe('Row 2, Assignee: "Active" is a state, and State is empty. A cell is missing before it.');
  });

  it('a Jira export has its dates, parents and sprints', async () => {
    const [row] = await cellsOf('backlog/jira_cloud_export_utf8bom_hebrew_130x95.csv');
    expect(row!.values).toMatchObject({
      externalKey: 'BSSEF25T9-219',
      kind: 'upkeep',
      state: 'done',
      createdAt: '2026-01-10T11:19:00Z',
      updatedAt: '2026-01-10T11:24:00Z',
    });
    expect(row!.values.parentKey).toMatch(/^BSSEF25T9-/);
  });

  it('NULL and ? mean nothing', async () => {
    const bamboo = await cellsOf('backlog/story-points/bamboo.csv');
    expect(bamboo[1]!.values).toMatchObject({ externalKey: 'BAM-932', description: '', points: '2' });
    const log = await cellsOf('itsm/uci_servicenow_incident_event_log_first5998.csv', {
      fixes: ['title.externalKey', 'externalKey.last'],
    });
    expect(log.some(({ values }) => values.assignee === '?')).toBe(false);
    expect(log[0]!.values).toMatchObject({ externalKey: 'INC0000045', state: 'done', kind: 'defect' });
  });
});

describe.runIf(hasSharedData)('the rows of a text', () => {
  const rowsOf = (text: string, size: number): string[][] => {
    const dialect = findDialect(text);
    const reader = createRowReader(dialect);
    const rows: string[][] = [];
    for (let start = dialect.skip; start < text.length; start += size)
      rows.push(...reader.push(text.slice(start, start + size)).map(({ cells }) => cells));
    return [...rows, ...reader.end().rows.map(({ cells }) => cells)];
  };

  it.each([
    'comma_in_quotes',
    'empty',
    'empty_crlf',
    'escaped_quotes',
    'json',
    'newlines',
    'quotes_and_newlines',
    'simple',
    'simple_crlf',
    'utf8',
  ])('are those of csv-spectrum %s, in pieces of any size', async (name) => {
    const text = await readFile(join(SHARED_DATA, `csv/csv-spectrum/csvs/${name}.csv`), 'utf8');
    const expected = JSON.parse(
      readFileSync(join(SHARED_DATA, `csv/csv-spectrum/json/${name}.json`), 'utf8'),
    ) as object[];
    for (const size of [1, 3, 7, 1_000]) {
      const [header = [], ...rows] = rowsOf(text, size);
      const objects = rows
        .filter((cells) => cells.some((cell) => cell !== ''))
        .map((cells) => Object.fromEntries(cells.map((cell, index) => [header[index], cell])));
      expect(objects).toEqual(expected);
    }
  });
});
