import { IconCheck, IconPlus } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';

export interface Choice {
  value: string;
  label: string;
  sign?: ReactNode;
  /** In grey at the right, such as how many there are. */
  about?: string | undefined;
}

interface Properties {
  /** What is chosen here: `State`. */
  label: string;
  choices: readonly Choice[];
  /** The values that hold now; each has a tick. */
  chosen?: ReadonlySet<string>;
  /** Several may be chosen, and the list stays. */
  isMultiple?: boolean;
  onChoose: (value: string) => void;
  /** Takes what was typed and is not in the list yet; `verb` says how: `Add label`. */
  add?: { verb: string; onAdd: (text: string) => void };
  /** Alt and arrows move a choice up or down. */
  onMove?: (value: string, step: -1 | 1) => void;
  /** Under the field: why the last choice was not taken, or how to go on. */
  note?: ReactNode;
}

/** More are not drawn; typing narrows them down. */
const MOST = 200;
const ADD = '\0add';

/** A field that narrows a list down, and the list: arrows walk, Enter chooses. */
export function ChoiceList(properties: Properties) {
  const { label, chosen, isMultiple, note } = properties;
  const list = useId();
  const { typed, type, found, shown, current, choose, press } = useChoosing(properties);
  return (
    // What is typed here is not meant for the table around it.
    <div
      role="presentation"
      className="choices"
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <Narrowing {...{ label, list, typed, type, press }} current={shown[current] ? `${list}-${current}` : undefined} />
      {note && <div className="choices-note">{note}</div>}
      <div className="choices-list" role="listbox" id={list} aria-label={label} aria-multiselectable={isMultiple}>
        {shown.map((choice, index) => (
          <Option
            key={choice.value}
            id={`${list}-${index}`}
            choice={choice}
            isCurrent={index === current}
            isChosen={chosen?.has(choice.value) ?? false}
            onChoose={() => choose(choice)}
          />
        ))}
      </div>
      {shown.length === 0 && <p className="choices-note">Nothing is called so.</p>}
      {found.length > MOST && (
        <p className="choices-note">And {(found.length - MOST).toLocaleString('en-US')} more: type to find them.</p>
      )}
    </div>
  );
}

/** What was typed, what is left of the choices, and which of them the keys are at. */
function useChoosing({ choices, chosen, isMultiple, onChoose, add, onMove }: Properties) {
  const [typed, setTyped] = useState('');
  // What holds now is where one begins.
  const first = () => (isMultiple ? 0 : choices.findIndex(({ value }) => chosen?.has(value)));
  const [at, setAt] = useState(() => Math.max(0, first()));
  const found = narrow(choices, typed);
  const added = add && isNew(choices, typed) ? [addition(add.verb, typed)] : [];
  const shown = [...found.slice(0, MOST), ...added];
  const current = Math.min(at, shown.length - 1);
  const go = (step: number) => setAt(Math.max(0, Math.min(shown.length - 1, current + step)));
  const choose = (choice: Choice | undefined) => {
    if (!choice) return;
    if (choice.value === ADD) add?.onAdd(typed.trim());
    else onChoose(choice.value);
    if (isMultiple) setTyped('');
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    const value = shown[current]?.value;
    if (event.altKey && onMove && value && (step === 1 || step === -1)) onMove(value, step);
    if (step !== undefined) go(step);
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) choose(shown[current]);
    else return;
    event.preventDefault();
  };
  const type = (text: string) => {
    setTyped(text);
    setAt(0);
  };
  return { typed, type, found, shown, current, choose, press };
}

interface NarrowingProperties {
  label: string;
  /** Ids of the list, and of the choice that the keys are at. */
  list: string;
  current: string | undefined;
  typed: string;
  type: (text: string) => void;
  press: (event: KeyboardEvent) => void;
}

const Narrowing = ({ label, list, current, typed, type, press }: NarrowingProperties) => (
  <input
    type="text"
    role="combobox"
    aria-label={label}
    aria-expanded="true"
    aria-controls={list}
    aria-autocomplete="list"
    aria-activedescendant={current}
    placeholder={label}
    autoComplete="off"
    spellCheck={false}
    dir="auto"
    // At once, so that what is typed right after the key that opened it is not lost.
    autoFocus
    data-autofocus
    value={typed}
    onChange={(event) => type(event.currentTarget.value)}
    onKeyDown={press}
  />
);

function Option({
  id,
  choice: { value, label, sign, about },
  isCurrent,
  isChosen,
  onChoose,
}: {
  id: string;
  choice: Choice;
  isCurrent: boolean;
  isChosen: boolean;
  onChoose: () => void;
}) {
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isCurrent) line.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  return (
    <div
      ref={line}
      id={id}
      role="option"
      aria-selected={isChosen}
      tabIndex={-1}
      className={`choice${isCurrent ? ' current' : ''}`}
      // The focus stays in the field.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      <span className="choice-tick">
        {isChosen ? (
          <IconCheck size={13} aria-hidden="true" />
        ) : (
          value === ADD && <IconPlus size={13} aria-hidden="true" />
        )}
      </span>
      {sign}
      <span className="cut grow" dir="auto" title={label}>
        {label}
      </span>
      {about !== undefined && <span className="meta">{about}</span>}
    </div>
  );
}

function narrow(choices: readonly Choice[], typed: string): readonly Choice[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return choices;
  const found = choices.filter(({ label }) => label.toLowerCase().includes(wanted));
  const isBegun = ({ label }: Choice) => label.toLowerCase().startsWith(wanted);
  return [...found.filter(isBegun), ...found.filter((choice) => !isBegun(choice))];
}

const isNew = (choices: readonly Choice[], typed: string): boolean =>
  typed.trim() !== '' && !choices.some(({ label }) => label.toLowerCase() === typed.trim().toLowerCase());

const addition = (verb: string, typed: string): Choice => ({ value: ADD, label: `${verb} "${typed.trim()}"` });
