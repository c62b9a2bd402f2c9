import { IconBug, IconScale, IconStar, IconTool } from '@tabler/icons-react';
import type { Item } from '../../../shared/model/item.ts';
import { plan } from '../../app/session.ts';
import type { TableColumn } from '../../ui/DataTable.tsx';
import { StateSign } from '../../ui/signs.tsx';
import { ITEM_KIND_WORD, ITEM_STATE_WORD } from '../../ui/words.ts';

const KIND_ICON = { feature: IconStar, defect: IconBug, regulatory: IconScale, upkeep: IconTool };
const STATE_ORDER: Record<Item['state'], number> = { analysis: 0, coding: 1, testing: 2, done: 3 };

const none = <span className="none">none</span>;
const releaseOf = ({ releaseId }: Item) => (releaseId ? plan().get('releases', releaseId) : undefined);
const assigneeOf = ({ assigneeId }: Item) => (assigneeId ? plan().get('people', assigneeId) : undefined);

export const backlogColumns: readonly TableColumn<Item>[] = [
  { id: 'key', title: 'Key', width: 96, value: ({ key }) => key, cell: ({ key }) => <span className="id">{key}</span> },
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
    cell: ({ kind }) => {
      const Icon = KIND_ICON[kind];
      return (
        <span className="cell">
          <Icon size={14} stroke={1.7} aria-hidden="true" /> {ITEM_KIND_WORD[kind]}
        </span>
      );
    },
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
    cell: (item) => (releaseOf(item) ? <span className="id">{releaseOf(item)?.key}</span> : none),
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
