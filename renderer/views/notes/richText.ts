import {
  defaultValueCtx,
  Editor,
  editorViewCtx,
  editorViewOptionsCtx,
  parserCtx,
  remarkStringifyOptionsCtx,
  rootCtx,
  serializerCtx,
} from '@milkdown/kit/core';
import { clipboard } from '@milkdown/kit/plugin/clipboard';
import { history } from '@milkdown/kit/plugin/history';
import {
  commonmark,
  imageSchema,
  listItemAttr,
  remarkPreserveEmptyLinePlugin,
  syncHeadingIdPlugin,
} from '@milkdown/kit/preset/commonmark';
import { gfm } from '@milkdown/kit/preset/gfm';
import type { Node } from '@milkdown/kit/prose/model';
import { Plugin } from '@milkdown/kit/prose/state';
import { $prose } from '@milkdown/kit/utils';
import { spliceMarkdown } from '../../../shared/exchange/markdownSplice.ts';
import { blocksOf, firstLoss } from '../../../shared/exchange/markdownTree.ts';

/** Markdown as a document to write in. */
export interface RichText {
  editor: Editor;
  /** The text as it is now; what was not edited has the bytes that it came with. */
  read(): string;
  /** Shows another text where the two differ; the place of the caret stays. */
  show(markdown: string): void;
}

/** What the editor would lose of a text, were it to write it. */
export interface Loss {
  line: number;
  text: string;
}

/** @returns the document, or what it cannot hold: then the text is edited as it is written */
export async function createRichText(
  root: HTMLElement,
  markdown: string,
  onChange: () => void,
): Promise<RichText | Loss> {
  const editor = await makeEditor(root, onChange);
  const loss = lossIn(editor, markdown);
  if (loss) {
    await editor.destroy(true);
    return loss;
  }
  let origin = { markdown, doc: docOf(editor) };
  const show = (text: string) => {
    replaceWhatDiffers(editor, text);
    origin = { markdown: text, doc: docOf(editor) };
  };
  show(markdown);
  return { editor, read: () => write(editor, origin), show };
}

/** What would be lost of a text between reading it into the document and writing it out again. */
function lossIn(editor: Editor, markdown: string): Loss | null {
  try {
    const doc = editor.ctx.get(parserCtx)(markdown);
    return firstLoss(markdown, editor.ctx.get(serializerCtx)(doc));
  } catch {
    // A kind of block that the document does not know.
    return { line: 1, text: markdown.trimStart().split('\n', 1)[0] ?? '' };
  }
}

const makeEditor = (root: HTMLElement, onChange: () => void): Promise<Editor> =>
  Editor.make()
    .config((ctx) => {
      ctx.set(rootCtx, root);
      ctx.set(defaultValueCtx, '');
      ctx.update(editorViewOptionsCtx, (options) => ({ ...options, attributes: ATTRIBUTES }));
      // On which side a list's mark stands follows the words behind it.
      ctx.set(listItemAttr.key, () => ({ dir: 'auto' }));
      ctx.update(remarkStringifyOptionsCtx, (options) => ({ ...options, bullet: '-' as const, rule: '-' as const }));
    })
    // Headings need no ids here, and empty lines no mark: both would change a text that nobody edited.
    .use(commonmark.filter((plugin) => !LEFT_OUT.has(plugin)))
    .use(gfm)
    .use(imageAsWords)
    .use(history)
    .use(clipboard)
    .use(tellChanges(onChange))
    .create();

const LEFT_OUT = new Set<unknown>([syncHeadingIdPlugin, ...[remarkPreserveEmptyLinePlugin].flat()]);

const ATTRIBUTES = {
  role: 'textbox',
  'aria-multiline': 'true',
  'aria-label': 'Release notes, rich text',
  spellcheck: 'false',
  class: 'notes-text',
};

/** Nothing is fetched: an image shows as its words. One without a title is one, too. */
const imageAsWords = imageSchema.extendSchema((previous) => (ctx) => {
  const own = previous(ctx);
  return {
    ...own,
    toDOM: ({ attrs }: Node) => [
      'span',
      { class: 'notes-image', title: `${attrs.src}. Images are not fetched` },
      `Image: ${attrs.alt || attrs.src}`,
    ],
    parseMarkdown: {
      ...own.parseMarkdown,
      runner: (state, { url, alt, title }, type) =>
        void state.addNode(type, { src: url ?? '', alt: alt ?? '', title: title ?? '' }),
    },
    toMarkdown: {
      ...own.toMarkdown,
      runner: (state, { attrs: { src, alt, title } }) =>
        void state.addNode('image', undefined, undefined, { url: src, alt, title: title || null }),
    },
  };
});

const tellChanges = (onChange: () => void) =>
  $prose(
    () =>
      new Plugin({
        view: () => ({
          update: (view, before) => {
            if (!before.doc.eq(view.state.doc)) onChange();
          },
        }),
      }),
  );

const docOf = (editor: Editor): Node => editor.ctx.get(editorViewCtx).state.doc;

/** Blocks that are as they were keep their bytes; only those between are written anew. */
function write(editor: Editor, origin: { markdown: string; doc: Node }): string {
  const doc = docOf(editor);
  if (doc.eq(origin.doc)) return origin.markdown;
  const serialize = editor.ctx.get(serializerCtx);
  const whole = serialize(doc);
  if (blocksOf(origin.markdown).length !== origin.doc.childCount) return whole;
  const [old, now] = [origin.doc.children, doc.children];
  const most = Math.min(old.length, now.length);
  let keptFirst = 0;
  while (keptFirst < most && old[keptFirst]!.eq(now[keptFirst]!)) keptFirst += 1;
  let keptLast = 0;
  while (keptLast < most - keptFirst && old.at(-1 - keptLast)!.eq(now.at(-1 - keptLast)!)) keptLast += 1;
  const between = now.slice(keptFirst, now.length - keptLast);
  const middle = between.length > 0 ? serialize(doc.type.create(null, between)) : '';
  return spliceMarkdown(origin.markdown, { keptFirst, keptLast, middle }, whole);
}

function replaceWhatDiffers(editor: Editor, markdown: string): void {
  const view = editor.ctx.get(editorViewCtx);
  const { doc } = view.state;
  const next = editor.ctx.get(parserCtx)(markdown);
  const start = doc.content.findDiffStart(next.content);
  const end = doc.content.findDiffEnd(next.content);
  if (start === null || !end) return;
  // Where the two ends overlap, as in `aa` and `aaa`, both are drawn back.
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  const change = view.state.tr.replace(start, end.a + overlap, next.slice(start, end.b + overlap));
  view.dispatch(change.setMeta('addToHistory', false));
}
