import { IconFileImport, IconPlus } from '@tabler/icons-react';
import { useEffect, useMemo } from 'react';
import { sayCount } from '../../../shared/kernel/timeText.ts';
import { go, openForm, peek, usePlace } from '../../app/place.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useSession } from '../../app/session.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import { Later } from '../../ui/Later.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { BacklogTools } from './BacklogTools.tsx';
import { columnsChosen } from './backlogColumns.tsx';
import { type BacklogMode, clearFilters, leavePlan, select, showBacklogAs, useBacklogPlace } from './backlogPlace.ts';
import { SaveCsv } from './SaveCsv.tsx';
import { SelectionBar } from './SelectionBar.tsx';
import { type ShownItems, useShownItems } from './useShownItems.ts';

const MODES: readonly { value: BacklogMode; label: string }[] = [
  { value: 'table', label: 'Table' },
  { value: 'board', label: 'Board' },
  { value: 'sprints', label: 'Sprints' },
];

const loadBoard = () => import('./BacklogBoard.tsx');
const loadSprints = () => import('./SprintList.tsx');

/** The backlog as a table, as a board by state, or by its sprints; what is chosen is changed at once, or becomes a release. */
export default function BacklogView() {
  const items = useShownItems();
  const mode = useBacklogPlace((place) => place.mode);
  const planId = useSession((session) => session.status?.planId);
  useEffect(() => () => void (planId !== useSession.getState().status?.planId && leavePlan()), [planId]);
  const { all, shown, chosen } = items;
  return (
    <>
      <div className="head">
        <h1>Backlog</h1>
        <span className="facts cut grow" role="status">
          {sayCount(all.length, 'item')}
          {shown.length !== all.length && `, ${shown.length.toLocaleString('en-US')} in this view`}
        </span>
        <SegmentedControl label="Show the backlog as" value={mode} options={MODES} onChange={showBacklogAs} />
        <SaveCsv items={items} />
        <button type="button" className="btn" onClick={() => go('import')}>
          <IconFileImport size={15} aria-hidden="true" /> Import CSV
        </button>
        <button type="button" className="btn primary" onClick={() => openForm('item')}>
          <IconPlus size={15} aria-hidden="true" /> New item
        </button>
      </div>
      {all.length === 0 && mode !== 'sprints' ? (
        <NoItems />
      ) : mode === 'sprints' ? (
        <Later load={loadSprints} properties={NO_PROPERTIES} />
      ) : (
        <>
          <BacklogTools items={items} />
          {shown.length === 0 ? (
            <NothingFound />
          ) : mode === 'board' ? (
            <Later load={loadBoard} properties={items} />
          ) : (
            <Table {...items} />
          )}
          {chosen.length > 0 && <SelectionBar chosen={chosen} />}
        </>
      )}
    </>
  );
}

const NO_PROPERTIES = {};

function Table({ shown, sort, version }: ShownItems) {
  const { backlogColumns: chosenColumns } = usePreferences();
  const columns = useMemo(() => columnsChosen(chosenColumns), [chosenColumns]);
  const sorting = useBacklogPlace((place) => place.sorting);
  const selection = useBacklogPlace((place) => place.selection);
  const peeked = usePlace((place) => place.peek?.id);
  return (
    <DataTable
      label="Backlog"
      columns={columns}
      keepsColumns={chosenColumns !== null}
      rows={shown}
      sorting={sorting}
      onSort={sort}
      selection={selection}
      onSelection={select}
      onPeek={({ id }) => peek('items', id)}
      peeked={peeked}
      version={version}
    />
  );
}

function NothingFound() {
  return (
    <section className="empty">
      <h2>No item is like that</h2>
      <p>The words and filters above leave nothing of the backlog.</p>
      <div className="actions">
        <button type="button" className="btn" onClick={clearFilters}>
          Show all items
        </button>
      </div>
    </section>
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
