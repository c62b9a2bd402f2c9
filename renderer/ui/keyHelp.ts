/** A key or a few, and what they do, for the list of shortcuts. */
export interface KeyHelp {
  keys: string;
  does: string;
}

/** What every table hears while it has the focus. */
export const TABLE_KEYS: readonly KeyHelp[] = [
  { keys: 'J or ↓', does: 'Next row; the details follow while they are open' },
  { keys: 'K or ↑', does: 'Previous row' },
  { keys: 'Page Down, Page Up', does: 'A page on or back' },
  { keys: 'Home, End', does: 'First and last row' },
  { keys: 'Space', does: 'Look at the row beside the list' },
  { keys: 'Enter', does: 'Open it' },
  { keys: 'Ctrl C', does: 'Copy its id' },
];

/** What works wherever something of the kind is open. */
export const COMMON_KEYS: readonly KeyHelp[] = [
  { keys: 'Esc', does: 'Close the details, a form or the palette; clear what is chosen' },
  { keys: 'Tab', does: 'Next button or field' },
  { keys: '← →', does: 'On the edge of a panel: make it wider or narrower' },
];
