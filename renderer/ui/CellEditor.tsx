import { Popover } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import type { Reply } from '../../shared/api/contract.ts';
import { POPOVER } from './ChoiceButton.tsx';
import { type Choice, ChoiceList } from './ChoiceList.tsx';

/** Sends what was typed or chosen; a refusal leaves the editor as it is, with the sentence at the cell. */
function useSave(close: () => void) {
  const [refusal, setRefusal] = useState<string | null>(null);
  const isBusy = useRef(false);
  async function save(answer: () => Promise<Reply<unknown>>) {
    if (isBusy.current) return;
    isBusy.current = true;
    const reply = await answer();
    isBusy.current = false;
    if (reply.ok) close();
    else setRefusal(reply.refusal.message);
  }
  return { refusal, save };
}

/** A text, a number or a day in its cell: Enter or leaving it saves, Esc reverts. */
export function TextCell({
  label,
  value,
  type = 'text',
  save: send,
  close,
}: {
  label: string;
  value: string;
  type?: 'text' | 'number' | 'date';
  save: (typed: string) => Promise<Reply<unknown>>;
  close: () => void;
}) {
  const [typed, setTyped] = useState(value);
  const { refusal, save } = useSave(close);
  const keep = () => (typed === value ? close() : void save(() => send(typed)));
  const press = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) keep();
    else return;
    event.preventDefault();
  };
  return (
    <>
      <input
        className="cell-input"
        type={type}
        step="any"
        aria-label={label}
        aria-invalid={refusal !== null}
        dir="auto"
        autoFocus
        value={typed}
        onFocus={(event) => type !== 'date' && event.currentTarget.select()}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={press}
        onBlur={() => (refusal === null ? keep() : undefined)}
        onClick={(event) => event.stopPropagation()}
        onDoubleClick={(event) => event.stopPropagation()}
      />
      {refusal && (
        <span className="cell-refusal" role="alert">
          {refusal}
        </span>
      )}
    </>
  );
}

/** One of a list in its cell, which stays to be seen; Esc leaves it as it is. */
export function ChoiceCell({
  label,
  choices,
  value,
  children,
  save: send,
  addVerb,
  close,
}: {
  label: string;
  choices: readonly Choice[];
  value: string;
  /** What the cell shows. */
  children: ReactNode;
  save: (value: string) => Promise<Reply<unknown>>;
  /** Where what is not in the list may be typed: `Use`. */
  addVerb?: string;
  close: () => void;
}) {
  const { refusal, save } = useSave(close);
  const choose = (chosen: string) => void save(() => send(chosen));
  return (
    <Popover {...POPOVER} opened onChange={(isOpen) => isOpen || close()} onDismiss={close}>
      <Popover.Target>
        <span className="cell-choosing">{children}</span>
      </Popover.Target>
      <Popover.Dropdown className="choices-dropdown" role="dialog" aria-label={label}>
        <ChoiceList
          label={label}
          choices={choices}
          chosen={new Set([value])}
          onChoose={choose}
          {...(addVerb ? { add: { verb: addVerb, onAdd: choose } } : {})}
          note={refusal && <span role="alert">{refusal}</span>}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
