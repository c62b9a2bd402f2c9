import { createRichText } from '../../renderer/views/notes/richText.ts';
import { isSameMarkdown } from '../../shared/exchange/markdownTree.ts';

/** Built for itself and run in the real app's window: what the product's own editor makes of many texts. */
export interface Opened {
  /** Shown as rich text; else as source. */
  isRich: boolean;
  /** Opened and closed again, it has the bytes that it had. */
  isUntouched: boolean;
  /** With a word typed at its end, everything before says what it said. */
  isKept: boolean;
}

async function open(markdown: string): Promise<Opened> {
  const root = document.createElement('div');
  document.body.append(root);
  try {
    const rich = await createRichText(root, markdown, () => undefined);
    if (!('editor' in rich)) return { isRich: false, isUntouched: true, isKept: true };
    const isUntouched = rich.read() === markdown;
    // Another text in its place and back: the way of a change that comes from another window.
    rich.show(`${markdown}\n\nAdded`);
    rich.show(markdown);
    const isKept = isSameMarkdown(rich.read(), markdown);
    await rich.editor.destroy();
    return { isRich: true, isUntouched, isKept };
  } finally {
    root.remove();
  }
}

Object.assign(globalThis, { openInEditor: open });
