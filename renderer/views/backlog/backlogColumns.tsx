import type { Item } from '../../../shared/model/item.ts';
import { plan } from '../../app/session.ts';
import type { TableColumn } from '../../ui/DataTable.tsx';
import { IdLink } from '../../ui/IdLink.tsx';
import { ItemKindIcon } from '../../ui/RecordSign.tsx';
import { StateSign } from '../../ui/signs.tsx';
import { ITEM_KIND_WORD, ITEM_STATE_WORD } from '../../ui/words.ts';

const STATE_ORDER: Record<Item['state'], number> = { analysis: 0, coding: 1, testing: 2, done: 3 };

const none = <span className="none">none</span>;
const releaseOf = ({ releaseId }: Item) => (releaseId ? plan().get('releases', releaseId) : undefined);
const assigneeOf = ({ assigneeId }: Item) => (assigneeId ? plan().get('people', assigneeId) : undefined);

export const backlogColumns: readonly TableColumn<Item>[] = [
  {
    id: 'key',
    title: 'Key',
    width: 96,
    value: ({ key }) => key,
    cell: (item) => <IdLink collection="items" record={item} isInGrid />,
  },
  {
    id: 'title',
    title: 'Title',
    value: ({ title }) => title,
    cell: ({ title }) => (
      <span dir="auto" title={title}>
        {title}
      </span>
    ),
  },
  {
    id: 'kind',
    title: 'Kind',
    width: 120,
    value: ({ kind }) => kind,
    cell: ({ kind }) => (
      <span className="cell">
        <ItemKindIcon kind={kind} /> {ITEM_KIND_WORD[kind]}
      </span>
    ),
  },
  {
    id: 'state',
    title: 'State',
    width: 110,
    value: ({ state }) => STATE_ORDER[state],
    cell: ({ state }) => (
      <span className="cell">
        <StateSign state={state} /> {ITEM_STATE_WORD[state]}
      </span>
    ),
  },
  {
    id: 'points',
    title: 'Points',
    width: 80,
    isNumber: true,
    value: ({ points }) => points,
    cell: ({ points }) => points ?? none,
  },
  {
    id: 'release',
    title: 'Release',
    width: 90,
    value: (item) => releaseOf(item)?.key ?? null,
    cell: (item) => {
      const release = releaseOf(item);
      return release ? <IdLink collection="releases" record={release} isInGrid /> : none;
    },
  },
  {
    id: 'assignee',
    title: 'Assignee',
    width: 150,
    value: (item) => assigneeOf(item)?.name ?? null,
    cell: (item) => (assigneeOf(item) ? <span dir="auto">{assigneeOf(item)?.name}</span> : none),
  },
  {
    id: 'externalKey',
    title: 'External key',
    width: 120,
    value: ({ externalKey }) => externalKey,
    cell: ({ externalKey }) => externalKey ?? none,
  },
];
