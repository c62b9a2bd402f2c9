import { IconFileImport, IconPlus, IconRocket, IconSearch } from '@tabler/icons-react';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { sayCount } from '../../../shared/kernel/timeText.ts';
import type { Item } from '../../../shared/model/item.ts';
import { go, openForm, peek, usePlace } from '../../app/place.ts';
import { useCollection, useSession } from '../../app/session.ts';
import { DataTable, type RowSelectionState } from '../../ui/DataTable.tsx';
import { backlogColumns } from './backlogColumns.tsx';

/** The backlog as a table; what is chosen becomes a release. */
export default function BacklogView() {
  const items = useCollection('items');
  useSession((session) => session.versions.releases + session.versions.people);
  const [sought, setSought] = useState('');
  const [selection, setSelection] = useState<RowSelectionState>({});
  const peeked = usePlace((place) => place.peek?.id);
  const words = useDeferredValue(sought);
  const shown = useMemo(() => search(items, words), [items, words]);
  const chosen = items.filter(({ id }) => selection[id]);
  return (
    <>
      <div className="head">
        <h1>Backlog</h1>
        <span className="facts cut grow">
          {sayCount(items.length, 'item')}
          {shown.length !== items.length && `, ${shown.length.toLocaleString('en-US')} in this view`}
        </span>
        <button type="button" className="btn" onClick={() => go('import')}>
          <IconFileImport size={15} aria-hidden="true" /> Import CSV
        </button>
        <button type="button" className="btn primary" onClick={() => openForm('item')}>
          <IconPlus size={15} aria-hidden="true" /> New item
        </button>
      </div>
      {items.length === 0 ? (
        <NoItems />
      ) : (
        <>
          <div className="tools">
            <SearchField value={sought} onChange={setSought} />
          </div>
          <DataTable
            label="Backlog"
            columns={backlogColumns}
            rows={shown}
            selection={selection}
            onSelection={setSelection}
            onPeek={({ id }) => peek('items', id)}
            peeked={peeked}
          />
          {chosen.length > 0 && <SelectionBar chosen={chosen} clear={() => setSelection({})} />}
        </>
      )}
    </>
  );
}

function search(items: readonly Item[], words: string): readonly Item[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return items;
  return items.filter(({ key, title, externalKey }) => {
    const text = `${key} ${title} ${externalKey ?? ''}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}

function SearchField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const field = useRef<HTMLInputElement>(null);
  return (
    <label className="search-field">
      <IconSearch size={14} aria-hidden="true" />
      <input
        ref={field}
        type="search"
        placeholder="Search items"
        aria-label="Search items"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </label>
  );
}

function SelectionBar({ chosen, clear }: { chosen: readonly Item[]; clear: () => void }) {
  const points = chosen.reduce((sum, item) => sum + (item.points ?? 0), 0);
  const taken = chosen.filter(({ releaseId }) => releaseId !== null).length;
  return (
    <div className="selection-bar" role="toolbar" aria-label="Chosen items">
      <b>
        {sayCount(chosen.length, 'item')}, {sayCount(points, 'point')}
      </b>
      <button
        type="button"
        className="btn primary"
        disabled={taken > 0}
        onClick={() => openForm('release', { begin: { items: chosen.map(({ id }) => id) } })}
      >
        <IconRocket size={15} aria-hidden="true" /> Make a release
      </button>
      {taken > 0 && (
        <span className="meta">{taken === chosen.length ? 'All' : taken} of them are in a release already.</span>
      )}
      <span className="grow" />
      <span className="meta">
        <kbd>Space</kbd> peek <kbd>X</kbd> select
      </span>
      <button type="button" className="btn quiet" onClick={clear}>
        <kbd>Esc</kbd> clear
      </button>
    </div>
  );
}

function NoItems() {
  return (
    <section className="empty">
      <h2>No backlog items yet</h2>
      <p>
        Items are the work that releases carry. Import them from Jira, Azure DevOps or any sheet saved as CSV, or type
        them in.
      </p>
      <div className="actions">
        <button type="button" className="btn primary" onClick={() => go('import')}>
          Import a CSV
        </button>
        <button type="button" className="btn" onClick={() => openForm('item')}>
          New item
        </button>
      </div>
    </section>
  );
}
