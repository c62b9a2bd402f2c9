import * as fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { TableColumn } from '../../renderer/ui/tableColumns.ts';
import { type Sorting, useSortedRows } from '../../renderer/ui/useSortedRows.ts';

interface Row {
  id: string;
  value: string | number | null;
}
const columns: TableColumn<Row>[] = ['value', 'other'].map((id) => ({
  id,
  title: id,
  value: ({ value }) => value,
  cell: () => null,
}));

/** What the hook answers for these values, and the sorting that a press on a column asks for. */
function sortedBy(values: Row['value'][], sorting: Sorting, pressed?: string) {
  const asked: Sorting[] = [];
  const drawn: (readonly Row[])[] = [];
  function Probe() {
    const given = values.map((value, index) => ({ id: String(index), value }));
    const sorted = useSortedRows(given, columns, sorting, (next) => void asked.push(next));
    drawn.push(sorted.rows);
    if (pressed) sorted.toggle(pressed);
    return null;
  }
  renderToStaticMarkup(<Probe />);
  return { rows: drawn[0]!, asked: asked[0] };
}

const sorted = (values: Row['value'][], desc: boolean) => sortedBy(values, [{ id: 'value', desc }]).rows;

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
          const ids = rows.filter((row) => row.value === value).map(({ id }) => Number(id));
          expect(ids).toEqual(ids.toSorted((a, b) => a - b));
        }
      }),
    );
  });

  it('sort upwards, downwards, then not at all', () => {
    const press = (sorting: Sorting, column: string) => sortedBy([3, 1, 2], sorting, column).asked;
    expect(press([], 'value')).toEqual([{ id: 'value', desc: false }]);
    expect(press([{ id: 'value', desc: false }], 'value')).toEqual([{ id: 'value', desc: true }]);
    expect(press([{ id: 'value', desc: true }], 'value')).toEqual([]);
    expect(press([{ id: 'value', desc: true }], 'other')).toEqual([{ id: 'other', desc: false }]);
  });
});
