import { Popover, TextInput } from '@mantine/core';
import { type Editor, editorViewCtx } from '@milkdown/kit/core';
import {
  toggleEmphasisCommand,
  toggleInlineCodeCommand,
  toggleLinkCommand,
  toggleStrongCommand,
  wrapInBlockquoteCommand,
  wrapInBulletListCommand,
  wrapInHeadingCommand,
  wrapInOrderedListCommand,
} from '@milkdown/kit/preset/commonmark';
import { callCommand } from '@milkdown/kit/utils';
import {
  IconBlockquote,
  IconBold,
  IconCode,
  IconH2,
  IconH3,
  IconItalic,
  IconLink,
  IconList,
  IconListNumbers,
} from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';

interface Tool {
  label: string;
  keys: string;
  Icon: typeof IconBold;
  run: (editor: Editor) => void;
}

const tools: readonly (readonly Tool[])[] = [
  [
    {
      label: 'Heading',
      keys: 'Ctrl Alt 2',
      Icon: IconH2,
      run: (editor) => editor.action(callCommand(wrapInHeadingCommand.key, 2)),
    },
    {
      label: 'Smaller heading',
      keys: 'Ctrl Alt 3',
      Icon: IconH3,
      run: (editor) => editor.action(callCommand(wrapInHeadingCommand.key, 3)),
    },
  ],
  [
    {
      label: 'Bold',
      keys: 'Ctrl B',
      Icon: IconBold,
      run: (editor) => editor.action(callCommand(toggleStrongCommand.key)),
    },
    {
      label: 'Italic',
      keys: 'Ctrl I',
      Icon: IconItalic,
      run: (editor) => editor.action(callCommand(toggleEmphasisCommand.key)),
    },
    {
      label: 'Code',
      keys: 'Ctrl E',
      Icon: IconCode,
      run: (editor) => editor.action(callCommand(toggleInlineCodeCommand.key)),
    },
  ],
  [
    {
      label: 'List',
      keys: 'Ctrl Alt 8',
      Icon: IconList,
      run: (editor) => editor.action(callCommand(wrapInBulletListCommand.key)),
    },
    {
      label: 'Numbered list',
      keys: 'Ctrl Alt 7',
      Icon: IconListNumbers,
      run: (editor) => editor.action(callCommand(wrapInOrderedListCommand.key)),
    },
    {
      label: 'Quotation',
      keys: 'Ctrl Shift B',
      Icon: IconBlockquote,
      run: (editor) => editor.action(callCommand(wrapInBlockquoteCommand.key)),
    },
  ],
];

/** A few text marks. The arrows walk it, as in any toolbar; Tab leaves it. */
export function Toolbar({ editor }: { editor: Editor | null }) {
  return (
    <div className="tools notes-tools" role="toolbar" aria-label="Text marks" tabIndex={-1} onKeyDown={walk}>
      {tools.map((group, index) => (
        <div className="notes-tool-group" key={group[0]!.label}>
          {group.map((tool, at) => (
            <MarkButton key={tool.label} {...tool} isFirst={index === 0 && at === 0} editor={editor} />
          ))}
        </div>
      ))}
      <LinkButton editor={editor} />
    </div>
  );
}

function MarkButton({ label, keys, Icon, run, isFirst, editor }: Tool & { isFirst: boolean; editor: Editor | null }) {
  return (
    <button
      type="button"
      className="btn quiet icon"
      aria-label={label}
      title={`${label} (${keys})`}
      tabIndex={isFirst ? 0 : -1}
      // The text keeps its selection while a mark is pressed with the mouse.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => {
        if (!editor) return;
        run(editor);
        editor.ctx.get(editorViewCtx).focus();
      }}
    >
      <Icon size={16} aria-hidden="true" />
    </button>
  );
}

function LinkButton({ editor }: { editor: Editor | null }) {
  const [isOpen, setIsOpen] = useState(false);
  const [href, setHref] = useState('https://');
  function link() {
    setIsOpen(false);
    if (!editor) return;
    editor.action(callCommand(toggleLinkCommand.key, { href: href.trim() }));
    editor.ctx.get(editorViewCtx).focus();
  }
  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className="btn quiet icon"
          aria-label="Link"
          title="Link the selected words. Links open nothing here"
          tabIndex={-1}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => setIsOpen((open) => !open)}
        >
          <IconLink size={16} aria-hidden="true" />
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          className="notes-link"
          onSubmit={(event) => {
            event.preventDefault();
            link();
          }}
        >
          <TextInput
            label="Address"
            value={href}
            onChange={(event) => setHref(event.currentTarget.value)}
            data-autofocus
          />
          <button type="submit" className="btn">
            Link the words
          </button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}

function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step || event.target instanceof HTMLInputElement) return;
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('button')];
  const at = buttons.indexOf(document.activeElement as HTMLElement);
  if (at < 0) return;
  event.preventDefault();
  buttons[(at + step + buttons.length) % buttons.length]?.focus();
}
