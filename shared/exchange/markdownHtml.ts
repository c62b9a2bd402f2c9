import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype, { type Options } from 'remark-rehype';
import { unified } from 'unified';
import { directionOf, guessLanguage } from './language.ts';

/**
 * Markdown as the HTML of a document to print. Nothing in it runs, and nothing is fetched: HTML in the text is printed as the
 * text that it is, an image is a link with its words, and what is left passes GitHub's list of harmless elements. Each block
 * has its own direction, and its own language where its letters tell another one.
 */
export function markdownToHtml(markdown: string, language: string): string {
  const processor = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkRehype, { clobberPrefix: '', handlers: { html: printHtml } } as Options)
    .use(rehypeLinksForImages)
    .use(rehypeSanitize, { ...defaultSchema, clobber: [] })
    .use(rehypeLanguages, language)
    .use(rehypeStringify);
  return String(processor.processSync(markdown));
}

/** Comments are for whoever writes; a forced line break is what it is; all other HTML is shown as it was typed. */
function printHtml(_state: unknown, { value }: { value: string }): Node | undefined {
  if (/^<br\s*\/?>$/i.test(value)) return { type: 'element', tagName: 'br', properties: {}, children: [] };
  return /^<!--[\s\S]*-->\s*$/.test(value) ? undefined : { type: 'text', value };
}

/** As much of an HTML tree as is looked at here. */
interface Node {
  type: string;
  tagName?: string;
  value?: string;
  properties?: Record<string, unknown>;
  children?: Node[];
}

/** An image is not fetched, not even from this computer: its words stand in its place and lead to it. */
function rehypeLinksForImages() {
  return (tree: Node) =>
    visit(tree, (node) => {
      if (node.tagName !== 'img') return;
      const { src, alt } = node.properties ?? {};
      node.tagName = 'a';
      node.properties = { href: src };
      node.children = [
        { type: 'text', value: [alt, src, 'image'].find((words) => typeof words === 'string' && words) as string },
      ];
    });
}

const BLOCKS = new Set('p li h1 h2 h3 h4 h5 h6 table th td blockquote pre ul ol'.split(' '));

/** Not `dir="auto"`: of a list it would look at no item that has a direction itself. */
function rehypeLanguages(language: string) {
  return (tree: Node) =>
    visit(tree, (node) => {
      if (!BLOCKS.has(node.tagName ?? '')) return;
      const isCode = node.tagName === 'pre';
      const text = textOf(node);
      // Code is written from left to right, whatever the words in it.
      node.properties = { ...node.properties, dir: isCode ? 'ltr' : directionOf(text, language) };
      const own = guessLanguage(text, language);
      if (own !== language && !isCode) node.properties.lang = own;
    });
}

function visit(node: Node, look: (node: Node) => void): void {
  look(node);
  for (const child of node.children ?? []) visit(child, look);
}

const textOf = ({ value = '', children = [] }: Node): string => value + children.map(textOf).join('');
