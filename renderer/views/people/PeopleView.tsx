import { IconPlus } from '@tabler/icons-react';
import { useMemo } from 'react';
import { sayCount } from '../../../shared/kernel/timeText.ts';
import type { Person } from '../../../shared/model/person.ts';
import { openForm, peek, usePlace } from '../../app/place.ts';
import { plan, useCollection, useSession } from '../../app/session.ts';
import { DataTable, type TableColumn } from '../../ui/DataTable.tsx';
import { keyColumn, nameColumn, textOrNone } from '../../ui/recordColumns.tsx';

/** Everybody whom the plan names, and what they may do. */
export default function PeopleView() {
  const people = useCollection('people');
  const itemsVersion = useSession((session) => session.versions.items);
  const peeked = usePlace((place) => place.peek?.id);
  // oxlint-disable-next-line react/exhaustive-deps -- the counts are read from the plan, which changes in place
  const columns = useMemo(columnsNow, [itemsVersion]);
  return (
    <>
      <div className="head">
        <h1>People</h1>
        <span className="facts cut grow">{sayCount(people.length, 'person', 'people')}</span>
        <button type="button" className="btn primary" onClick={() => openForm('person')}>
          <IconPlus size={15} aria-hidden="true" /> New person
        </button>
      </div>
      <DataTable
        label="People"
        columns={columns}
        rows={people}
        sorting={FIRST_SORTING}
        onPeek={({ id }) => peek('people', id)}
        onOpen={({ id }) => openForm('person', { subject: id })}
        peeked={peeked}
      />
    </>
  );
}

const FIRST_SORTING = [{ id: 'name', desc: false }];

const countItems = ({ id }: Person): number => Array.from(plan().referring('items', 'assigneeId', id)).length;

const columnsNow = (): TableColumn<Person>[] => [
  keyColumn('people'),
  nameColumn('name', 'Name'),
  {
    id: 'roles',
    title: 'Roles',
    width: 380,
    value: ({ roles }) => roles.join(', '),
    cell: ({ roles }) => textOrNone(roles.join(', ')),
  },
  {
    id: 'items',
    title: 'Items',
    width: 90,
    isNumber: true,
    value: countItems,
    cell: (person) => countItems(person),
  },
];
