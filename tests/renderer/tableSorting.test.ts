import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TableColumn } from '../../renderer/ui/tableColumns.ts';
import { nextSorting, sortRows } from '../../renderer/ui/tableSorting.ts';

interface Row {
  id: number;
  value: string | number | null;
}
const columns: TableColumn<Row>[] = [{ id: 'value', title: 'Value', value: ({ value }) => value, cell: () => null }];
const sorted = (values: Row['value'][], desc: boolean) =>
  sortRows(
    values.map((value, id) => ({ id, value })),
    columns,
    [{ id: 'value', desc }],
  );

describe('the rows of a table', () => {
  it.each([
    [
      ['Sprint 10', null, 'sprint 9', 'Éclair', 'eclair 2'],
      ['Éclair', 'eclair 2', 'sprint 9', 'Sprint 10', null],
    ],
    [
      [10, null, 9, 0.5],
      [0.5, 9, 10, null],
    ],
  ])('%j sort as people count and spell, nothing last', (values, expected) => {
    expect(sorted(values, false).map(({ value }) => value)).toEqual(expected);
    expect(sorted(values, true).map(({ value }) => value)).toEqual([
      ...expected.filter((value) => value !== null).toReversed(),
      null,
    ]);
  });

  it('keep their order where they are equal, from whichever end', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.constantFrom('a', 'b', 1, 2))), fc.boolean(), (values, desc) => {
        const rows = sorted(values, desc);
        expect(rows.length).toBe(values.length);
        for (const value of new Set(values)) {
          const ids = rows.filter((row) => row.value === value).map(({ id }) => id);
          expect(ids).toEqual(ids.toSorted((a, b) => a - b));
        }
      }),
    );
  });

  it('sort upwards, downwards, then not at all', () => {
    const first = nextSorting([], 'value');
    const second = nextSorting(first, 'value');
    expect([first, second, nextSorting(second, 'value')]).toEqual([
      [{ id: 'value', desc: false }],
      [{ id: 'value', desc: true }],
      [],
    ]);
    expect(nextSorting(second, 'other')).toEqual([{ id: 'other', desc: false }]);
  });
});
