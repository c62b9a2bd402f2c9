/** One measured figure beside the peer it is held against, both from the same run: these machines are noisy. */
export interface Figure {
  what: string;
  value: number;
  peer: string;
  peerValue: number;
  unit: 'ms' | 'MB' | 'fps';
  /** The most that value / peerValue, value - peerValue, or value alone may be; null where there is no bound. */
  bound: { kind: 'ratio' | 'difference' | 'value'; most: number } | null;
}

/** The share p of the sorted values, such as 0.95. */
export function percentile(values: readonly number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))]!;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

export const isReached = ({ value, peerValue, bound }: Figure): boolean =>
  bound === null || { ratio: value / peerValue, difference: value - peerValue, value }[bound.kind] <= bound.most;

export function printTable(figures: readonly Figure[]): void {
  const rows = figures.map((figure) => [
    figure.what,
    say(figure.value, figure.unit),
    figure.peer,
    say(figure.peerValue, figure.unit),
    `${(figure.value / figure.peerValue).toFixed(2)}x`,
    sayBound(figure),
    figure.bound === null ? '' : isReached(figure) ? 'reached' : 'NOT REACHED',
  ]);
  const all = [['what', 'ours', 'peer', "peer's", 'ratio', 'bound', ''], ...rows];
  const widths = all[0]!.map((_, column) => Math.max(...all.map((row) => row[column]!.length)));
  const line = (row: readonly string[]) => row.map((cell, column) => cell.padEnd(widths[column]!)).join('  ');
  for (const row of all) console.log(line(row).trimEnd());
}

const say = (value: number, unit: Figure['unit']): string => `${value.toFixed(2)} ${unit}`;

/** What must hold of ours, beside the peer's where the bound is one of both. */
function sayBound({ bound, unit }: Figure): string {
  if (!bound) return 'none';
  const { kind, most } = bound;
  return {
    ratio: `at most ${most}x the peer's`,
    difference: `at most ${most} ${unit} more`,
    value: `at most ${most} ${unit}`,
  }[kind];
}
