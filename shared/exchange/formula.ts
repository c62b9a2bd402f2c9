/**
 * A spreadsheet takes a cell that begins with one of these for a formula and runs it. The wide forms count as well: sheets in
 * East Asian languages read them so; and a line break or control character before the sign does not stop a sheet.
 */
const RUNS = /^'*[\s\0]*[=+\-–@\t\r\n\0＝＋－＠]/;
const WAS_DEFUSED = /^'+[\s\0]*[=+\-–@\t\r\n\0＝＋－＠]/;

/**
 * A cell as our CSV holds it: an apostrophe before whatever a spreadsheet would run. A cell that has apostrophes of its own
 * before such a sign gets one more, so that `undefuse` gives every cell back as it was.
 */
export const defuse = (cell: string): string => (RUNS.test(cell) ? `'${cell}` : cell);

/** Takes back `defuse`. Only for files that are known to be ours: elsewhere an apostrophe is the writer's own. */
export const undefuse = (cell: string): string => (WAS_DEFUSED.test(cell) ? cell.slice(1) : cell);
