import type { ReactNode } from 'react';
import { sayRule } from '../../shared/domain/ruleWords/ruleWords.ts';
import { sayWhen } from '../../shared/kernel/timeText.ts';
import type { RecordOf } from '../../shared/model/plan.ts';
import { CRITICALITY_WORD } from '../ui/Criticality.tsx';
import { RecordSign } from '../ui/RecordSign.tsx';
import { VerdictSign } from '../ui/signs.tsx';
import { ITEM_STATE_WORD } from '../ui/words.ts';
import { sayFreezeStart } from '../views/calendar/freezeWords.ts';
import { sayClass } from '../views/windows/classWords.ts';
import type { PaletteCommand } from './paletteCommands.ts';
import type { Sought } from './recordSearch.ts';
import { useZone } from './session.ts';
import { useNow } from './useNow.ts';
import { verdictOf } from './verdicts.ts';

/** A line of the palette: a command, or a record. */
export type PaletteEntry =
  | ({ kind: 'command' } & PaletteCommand)
  | { kind: 'record'; id: string; collection: Sought; record: RecordOf<Sought>; run: () => void };

interface Properties {
  id: string;
  entry: PaletteEntry;
  /** Marked where they occur. */
  words: readonly string[];
  isSelected: boolean;
  onRun: () => void;
}

export function PaletteOption({ id, entry, words, isSelected, onRun }: Properties) {
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isSelected}
      className="palette-option"
      ref={isSelected ? showIt : null}
      // The field keeps the focus.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onRun}
    >
      {entry.kind === 'command' ? (
        <>
          <entry.Icon size={15} stroke={1.7} aria-hidden="true" />
          <span className="cut grow">
            <bdi>
              <Marked text={entry.title} words={words} />
            </bdi>
          </span>
          <span className="palette-about">
            <span className="cut" dir="auto">
              {entry.about}
            </span>
            {entry.keys && <kbd>{entry.keys}</kbd>}
          </span>
        </>
      ) : (
        <>
          <RecordSign collection={entry.collection} record={entry.record} />
          <span className="id">
            <Marked text={entry.record.key} words={words} />
          </span>
          <span className="cut grow">
            <bdi>
              <Marked text={nameOf(entry.record)} words={words} />
            </bdi>
          </span>
          <span className="palette-about">
            {'externalKey' in entry.record && entry.record.externalKey && (
              <span className="id">
                <Marked text={entry.record.externalKey} words={words} />
              </span>
            )}
            <RecordFact collection={entry.collection} record={entry.record} />
          </span>
        </>
      )}
    </div>
  );
}

const showIt = (option: HTMLElement | null): void => option?.scrollIntoView({ block: 'nearest' });

const nameOf = (record: RecordOf<Sought>): string => ('title' in record ? record.title : record.name);

/** The one fact of a record that tells it from others of its name. */
function RecordFact({ collection, record }: { collection: Sought; record: RecordOf<Sought> }) {
  const zone = useZone();
  const now = useNow();
  switch (collection) {
    case 'releases': {
      const release = record as RecordOf<'releases'>;
      if (!release.start) return 'no date';
      return (
        <>
          <VerdictSign severity={verdictOf(release).severity} size={13} /> {sayWhen(release.start, zone, now)}
        </>
      );
    }
    case 'items':
      return ITEM_STATE_WORD[(record as RecordOf<'items'>).state];
    case 'windows':
    case 'cabMeetings':
      return (
        <span className="cut">
          {sayRule(record as RecordOf<'windows' | 'cabMeetings'>, { planZone: zone, calendars: [] })}
        </span>
      );
    case 'windowClasses':
      return <span className="cut">{sayClass(record as RecordOf<'windowClasses'>)}</span>;
    case 'freezes':
      return sayFreezeStart(record as RecordOf<'freezes'>, zone, now);
    case 'people':
      return (record as RecordOf<'people'>).roles[0] ?? 'no role';
    case 'services':
      return CRITICALITY_WORD[(record as RecordOf<'services'>).criticality];
    case 'configurationItems': {
      const { type, environment } = record as RecordOf<'configurationItems'>;
      return (
        <span className="cut" dir="auto">
          {[type, environment].filter(Boolean).join(', ')}
        </span>
      );
    }
  }
}

/** The text with what was typed set off from it. */
function Marked({ text, words }: { text: string; words: readonly string[] }): ReactNode {
  if (words.length === 0) return text;
  const pattern = new RegExp(`(${words.map(escape).join('|')})`, 'i');
  // Split by a pattern in brackets, the matches stand at the odd places.
  return text.split(pattern).map((part, index) =>
    // oxlint-disable-next-line react/no-array-index-key -- the parts of one text keep their places
    index % 2 === 1 ? <mark key={index}>{part}</mark> : part,
  );
}

const escape = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
