import { Modal } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useId, useState } from 'react';
import { sayCount } from '../../shared/kernel/timeText.ts';
import { type PaletteEntry, PaletteOption } from './PaletteOption.tsx';
import { type PaletteGroup, usePaletteGroups } from './paletteGroups.ts';
import type { FormProperties } from './place.ts';
import { readQuery } from './recordSearch.ts';

/** One field for all: words find records and commands, `>` commands only, `#` ids only (DESIGN, section 2). */
export default function Palette({ close }: FormProperties) {
  const [typed, setTyped] = useState('');
  const [selected, setSelected] = useState(0);
  const list = useId();
  const groups = usePaletteGroups(typed);
  const entries = groups.flatMap((group) => group.entries);
  const current = Math.min(selected, entries.length - 1);

  // The palette closes first, so that focus is back where it was before a form takes it.
  function run(entry: PaletteEntry | undefined) {
    if (!entry) return;
    close();
    setTimeout(entry.run, 0);
  }

  return (
    <Modal {...MODAL} opened onClose={close}>
      <Field
        typed={typed}
        list={list}
        option={entries[current] ? `${list}-${current}` : undefined}
        onType={(text) => {
          setTyped(text);
          setSelected(0);
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          const next = stepTo(event.key, current, entries.length);
          if (next !== null) setSelected(next);
          else if (event.key === 'Enter') run(entries[current]);
          else return;
          event.preventDefault();
        }}
      />
      <List id={list} groups={groups} words={readQuery(typed).words} current={current} run={run} />
      {entries.length === 0 && <p className="palette-none">{sayNothing(typed)}</p>}
      <p className="hidden" role="status">
        {typed && sayCount(entries.length, 'result')}
      </p>
      <Hint />
    </Modal>
  );
}

const MODAL = {
  withCloseButton: false,
  padding: 0,
  size: 600,
  transitionProps: { duration: 0 },
  yOffset: '12vh',
  classNames: { body: 'palette', content: 'palette-content' },
  attributes: { content: { 'aria-label': 'Command palette' } },
};

/** Arrows go round, pages stop at the ends; null for a key that goes nowhere. */
function stepTo(key: string, current: number, count: number): number | null {
  const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[key];
  if (step === undefined || count === 0) return null;
  const next = current + step;
  return Math.abs(step) === 1 ? (next + count) % count : Math.max(0, Math.min(count - 1, next));
}

function Field({
  typed,
  list,
  option,
  onType,
  onKeyDown,
}: {
  typed: string;
  list: string;
  /** The id of the line that Enter takes, which an assistive tool reads out. */
  option: string | undefined;
  onType: (text: string) => void;
  onKeyDown: (event: KeyboardEvent) => void;
}) {
  return (
    <label className="palette-search">
      <IconSearch size={16} aria-hidden="true" />
      <input
        type="text"
        role="combobox"
        aria-label="Search records or run a command"
        aria-expanded={option !== undefined}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={option}
        placeholder="Search records or run a command"
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        // At once, so that what is typed right after the shortcut is not lost.
        autoFocus
        value={typed}
        onChange={(event) => onType(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
    </label>
  );
}

function List({
  id,
  groups,
  words,
  current,
  run,
}: {
  id: string;
  groups: readonly PaletteGroup[];
  words: readonly string[];
  current: number;
  run: (entry: PaletteEntry) => void;
}) {
  return (
    <div className="palette-list" role="listbox" id={id} aria-label="Found">
      {groups.map(({ title, entries, first }) => (
        <div key={title} role="group" aria-label={title}>
          <div className="palette-group" aria-hidden="true">
            {title}
          </div>
          {entries.map((entry, index) => (
            <PaletteOption
              key={entry.id}
              id={`${id}-${first + index}`}
              entry={entry}
              words={words}
              isSelected={first + index === current}
              onRun={() => run(entry)}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

const HINTS = [
  ['Enter', 'open or run'],
  ['>', 'commands only'],
  ['#', 'ids only'],
  ['Esc', 'close'],
] as const;

const Hint = () => (
  <div className="palette-hint" aria-hidden="true">
    {HINTS.map(([key, does]) => (
      <span key={key}>
        <kbd>{key}</kbd> {does}
      </span>
    ))}
  </div>
);

function sayNothing(typed: string): string {
  if (typed.trim() === '#') return 'Type an id, such as REL-12 or just 12.';
  return `Nothing is called "${typed.trim().slice(0, 60)}". Type an id, words of a name, or > for commands.`;
}
