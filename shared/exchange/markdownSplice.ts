import { blocksOf, isSameMarkdown } from './markdownTree.ts';

/**
 * A text after an edit of some of its blocks, in which every other block keeps its bytes: an editor writes a list with other
 * marks than its author did, and nobody asked it to.
 *
 * @param before the text that the editor was given
 * @param edit which blocks of it were replaced, counted from the front and from the back, and what the editor writes instead
 * @param whole what the editor writes for the whole text: the measure, and the answer where the parts do not fit together
 */
export function spliceMarkdown(
  before: string,
  edit: { keptFirst: number; keptLast: number; middle: string },
  whole: string,
): string {
  const blocks = blocksOf(before);
  const { keptFirst, keptLast } = edit;
  const last = blocks.length - keptLast;
  const head = keptFirst > 0 ? before.slice(0, blocks[keptFirst - 1]?.to) : '';
  const tail = keptLast > 0 ? before.slice(blocks[last]?.from) : before.slice(blocks.at(-1)?.to);
  const middle = edit.middle.trim();
  /** What stands between a block and the one before it, where both are there. */
  const gapBefore = (index: number): string => {
    const [one, other] = [blocks[index - 1], blocks[index]];
    return one && other ? before.slice(one.to, other.from) : '\n\n';
  };
  const first = head === '' || middle === '' ? '' : gapBefore(keptFirst);
  const second = keptLast === 0 || (head === '' && middle === '') ? '' : gapBefore(last);
  const spliced = head + first + middle + second + tail;
  return isSameMarkdown(spliced, whole) ? spliced : whole;
}

/**
 * An edited text with the line ends that its lines had before: a field on the screen knows one kind only, and would change
 * every line of a text that came with others.
 */
export function keepLineEnds(before: string, edited: string): string {
  if (!before.includes('\r')) return edited;
  const old = before.split(/(?<=\n|\r(?!\n))/);
  const now = edited.split(/(?<=\n)/);
  const isSame = (a: string | undefined, b: string | undefined) =>
    a !== undefined && b !== undefined && a.replace(/\r\n?$/, '\n') === b;
  let first = 0;
  while (isSame(old[first], now[first])) first += 1;
  let last = 0;
  while (last < Math.min(old.length, now.length) - first && isSame(old.at(-1 - last), now.at(-1 - last))) last += 1;
  return [...old.slice(0, first), ...now.slice(first, now.length - last), ...old.slice(old.length - last)].join('');
}
