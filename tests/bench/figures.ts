/** One measured figure beside the peer it is held against, both from the same run: these machines are noisy. */
export interface Figure {
  what: string;
  value: number;
  peer: string;
  peerValue: number;
  unit: 'ms' | 'MB';
  /** The most that value / peerValue, or value - peerValue, may be; null where there is no bound. */
  bound: { kind: 'ratio' | 'difference'; most: number } | null;
}

/** The share p of the sorted values, such as 0.95. */
export function percentile(values: readonly number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))]!;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

export const isReached = ({ value, peerValue, bound }: Figure): boolean =>
  bound === null || (bound.kind === 'ratio' ? value / peerValue : value - peerValue) <= bound.most;

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
  const most = bound.kind === 'ratio' ? `at most ${bound.most}x` : `at most ${bound.most} ${figure.unit} more`;
  return `${most}: ${isReached(figure) ? 'reached' : 'not reached'}`;
}
