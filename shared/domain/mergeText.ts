import { diff3Merge, diffIndices } from 'node-diff3';

export interface MergedText {
  text: string;
  /** Where both changed the same lines. `text` holds `mine`. */
  clashes: { mine: string; theirs: string }[];
}

/**
 * What two people, or a person and a generator, made of the same text. Lines that only one of them changed are taken from that
 * one; lines that only one of them added are kept. Where both changed the same lines, mine stand and the clash is told.
 */
export function mergeText(base: string, mine: string, theirs: string): MergedText {
  if (mine === base || mine === theirs) return { text: theirs, clashes: [] };
  if (theirs === base) return { text: mine, clashes: [] };
  const { toNumbers, toText } = numberedLines();
  const [o, a, b] = [toNumbers(base), toNumbers(mine), toNumbers(theirs)];
  const regions = diff3Merge(a, o, b, { excludeFalseConflicts: true });
  const merged = regions.map((region) => (region.ok ? { lines: region.ok, clashes: [] } : settle(region.conflict!)));
  return {
    text: toText(merged.flatMap(({ lines }) => lines)),
    clashes: merged.flatMap(({ clashes }) =>
      clashes.map(([mine, theirs]) => ({ mine: toText(mine), theirs: toText(theirs) })),
    ),
  };
}

interface Settled {
  lines: number[];
  clashes: [mine: number[], theirs: number[]][];
}

/** Lines in a row that both changed somewhere. One for one, where as many are left: notes have an item a line. */
function settle({ a: mine, o: base, b: theirs }: { a: number[]; o: number[]; b: number[] }): Settled {
  if (mine.length !== base.length || theirs.length !== base.length) return settleWhole(mine, base, theirs);
  const clashes: Settled['clashes'] = [];
  const lines = base.map((line, index) => {
    const [one, other] = [mine[index]!, theirs[index]!];
    if (one === line) return other;
    if (other !== line && other !== one) clashes.push([[one], [other]]);
    return one;
  });
  return { lines, clashes };
}

/** Mine, and what they added beside; a clash where they changed or took away lines too. */
function settleWhole(mine: number[], base: number[], theirs: number[]): Settled {
  const hunks = diffIndices(base, theirs);
  const added = hunks.flatMap(({ buffer1, buffer2Content }) => (buffer1[1] === 0 ? buffer2Content : []));
  const isClash = hunks.some(({ buffer1 }) => buffer1[1] > 0);
  return {
    lines: [...mine, ...added.filter((line) => !mine.includes(line))],
    clashes: isClash ? [[mine, theirs]] : [],
  };
}

/** node-diff3 keeps lines as names in an object, where a line that reads `constructor` is there before it comes: hence numbers. */
function numberedLines() {
  const numbers = new Map<string, number>();
  const lines: string[] = [];
  const toNumber = (line: string): number => {
    const known = numbers.get(line);
    if (known !== undefined) return known;
    numbers.set(line, lines.length);
    return lines.push(line) - 1;
  };
  return {
    toNumbers: (text: string) => (text === '' ? [] : text.split('\n').map(toNumber)),
    toText: (given: number[]) => given.map((number) => lines[number]).join('\n'),
  };
}
