import type { KeyboardEvent, ReactNode } from 'react';
import { type Id, parseKey } from '../../shared/kernel/id.ts';
import { type CollectionName, collectionByKeyPrefix } from '../../shared/model/plan.ts';
import { peek } from '../app/place.ts';
import { plan } from '../app/session.ts';
import { toast } from './toasts.tsx';

interface Properties {
  collection: CollectionName;
  record: { id: Id; key?: string };
  /** In a grid the arrows walk the rows, and Tab does not stop at each id. */
  isInGrid?: boolean;
}

/** An id is always a link: a click or Space peeks at the record, Ctrl C copies the id (DESIGN, section 4). */
export function IdLink({ collection, record, isInGrid = false }: Properties) {
  return (
    <button
      type="button"
      className="id-link"
      tabIndex={isInGrid ? -1 : 0}
      onClick={(event) => {
        event.stopPropagation();
        peek(collection, record.id);
      }}
      onKeyDown={(event) => pressOn(event, record.key)}
    >
      {record.key}
    </button>
  );
}

/** The row around an id would take Space and Enter for its own; Ctrl C copies this id and not the row's. */
function pressOn(event: KeyboardEvent, key: string | undefined): void {
  copyKey(event, key);
  if (event.key === ' ' || event.key === 'Enter') event.stopPropagation();
}

/** Ctrl C, where no text is chosen to be copied instead, puts the id on the clipboard and says so. */
export function copyKey(event: KeyboardEvent, key: string | undefined): void {
  if (!key || event.key.toLowerCase() !== 'c' || !(event.ctrlKey || event.metaKey) || event.shiftKey) return;
  if (document.getSelection()?.toString()) return;
  event.preventDefault();
  event.stopPropagation();
  void navigator.clipboard.writeText(key).then(() => toast(`Copied ${key}`));
}

/** A row that is one record: its id and name, peeked at as a whole. */
export function RecordRow({ collection, record }: Pick<Properties, 'collection'> & { record: NamedRecord }) {
  return (
    <button
      type="button"
      className="row-button"
      onClick={() => peek(collection, record.id)}
      onKeyDown={(event) => copyKey(event, record.key)}
    >
      <span className="id">{record.key}</span>
      <span className="cut grow" dir="auto">
        {record.name ?? record.title}
      </span>
    </button>
  );
}

export interface NamedRecord {
  id: Id;
  key?: string;
  name?: string;
  title?: string;
}

const KEY_IN_TEXT = /\b([A-Z]{2,4}-[1-9]\d{0,8})\b/;

/** A sentence in which every id of a record that is there is a link. */
export function WithIds({ text, isInGrid = false }: { text: string; isInGrid?: boolean }): ReactNode {
  // Split by a pattern in brackets, the ids stand at the odd places.
  return text.split(KEY_IN_TEXT).map((part, index) => {
    const found = index % 2 === 1 ? recordOf(part) : null;
    // oxlint-disable-next-line react/no-array-index-key -- the parts of one sentence keep their places
    return found ? <IdLink key={index} {...found} isInGrid={isInGrid} /> : part;
  });
}

/** The record that a key names, where there is one. */
export function recordOf(key: string): { collection: CollectionName; record: NamedRecord } | null {
  const collection = collectionByKeyPrefix.get(parseKey(key)?.prefix ?? '');
  const record = collection && plan().byKey(collection, key);
  return collection && record ? { collection, record } : null;
}
