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
    `${figure.value.toFixed(2)} ${figure.unit}`,
    figure.peer,
    `${figure.peerValue.toFixed(2)} ${figure.unit}`,
    (figure.value / figure.peerValue).toFixed(2),
    sayBound(figure),
  ]);
  const all = [['what', 'figure', 'peer', 'peer', 'ratio', 'bound'], ...rows];
  const widths = all[0]!.map((_, column) => Math.max(...all.map((row) => row[column]!.length)));
  for (const row of all) console.log(row.map((cell, column) => cell.padEnd(widths[column]!)).join('  '));
}

function sayBound(figure: Figure): string {
  const { bound } = figure;
  if (!bound) return '';
  const most = `at most ${bound.most}${{ ratio: 'x', difference: ` ${figure.unit} more`, value: ` ${figure.unit}` }[bound.kind]}`;
  return `${most}: ${isReached(figure) ? 'reached' : 'not reached'}`;
}
