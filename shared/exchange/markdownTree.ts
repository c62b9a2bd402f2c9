import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

/** Markdown as a tree: CommonMark with GitHub's tables, tasks, footnotes and strike-through. */

const processor = unified().use(remarkParse).use(remarkGfm).freeze();

export const parseMarkdown = (markdown: string) => processor.parse(markdown);

/** Whether two texts of Markdown say the same, however each writes it: `*a*` and `_a_` do, `# A` and `## A` do not. */
export const isSameMarkdown = (a: string, b: string): boolean =>
  a === b || isSameNode(parseMarkdown(a), parseMarkdown(b));

/** Where a node stands in its text is no part of what it says; what is not there and what is null say the same. */
function withoutPlaces(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPlaces);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value)
    .filter(([name, field]) => name !== 'position' && field !== null && field !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(fields.map(([name, field]) => [name, withoutPlaces(field)]));
}

/** The places of the blocks of which a text is made, in order: `[from, to)` in the text. */
export const blocksOf = (markdown: string): { from: number; to: number }[] =>
  parseMarkdown(markdown).children.map(({ position }) => ({
    from: position?.start.offset ?? 0,
    to: position?.end.offset ?? 0,
  }));

/**
 * What writing a text anew would change: the first of its blocks that would say something else, with its line from 1 on.
 * Null where all is kept.
 */
export function firstLoss(markdown: string, written: string): { line: number; text: string } | null {
  const [before, after] = [parseMarkdown(markdown).children, parseMarkdown(written).children];
  const index = before.findIndex((block, at) => !isSameNode(block, after[at]));
  if (index < 0 && before.length === after.length) return null;
  const lost = before[index < 0 ? before.length - 1 : index];
  const line = lost?.position?.start.line ?? 1;
  return { line, text: markdown.split(/\r\n?|\n/)[line - 1]?.trim() ?? '' };
}

const isSameNode = (a: unknown, b: unknown): boolean =>
  JSON.stringify(withoutPlaces(a)) === JSON.stringify(withoutPlaces(b));
