import type { Virtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';

/** The row that the keys are at, and the cell of it, where they are at one. */
export interface Cursor {
  row: number;
  column: number | null;
  goTo: (row: number, column?: number | null) => void;
}

export function useTableCursor(
  rows: readonly { id: string }[],
  peeked: string | undefined,
  virtualizer: Virtualizer<HTMLDivElement, Element>,
): Cursor {
  const [at, setAt] = useState<{ row: number; column: number | null }>({ row: 0, column: null });
  // What is opened from elsewhere, by the palette or a link, is where the keys go on from.
  const met = useRef<string | undefined>(undefined);
  useEffect(() => {
    const index = peeked === undefined || met.current === peeked ? -1 : rows.findIndex((row) => row.id === peeked);
    if (peeked !== undefined && index < 0) return;
    met.current = peeked;
    if (index < 0) return;
    setAt(({ column }) => ({ row: index, column }));
    virtualizer.scrollToIndex(index);
  }, [peeked, rows, virtualizer]);
  return {
    row: Math.max(0, Math.min(at.row, rows.length - 1)),
    column: at.column,
    goTo(row, column = at.column) {
      setAt({ row, column });
      virtualizer.scrollToIndex(row);
    },
  };
}
