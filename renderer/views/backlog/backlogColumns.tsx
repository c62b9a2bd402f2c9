import type { Reply } from '../../../shared/api/contract.ts';
import type { Facet } from '../../../shared/domain/backlogFilter.ts';
import { readLabels, sayLabels } from '../../../shared/exchange/backlogColumns.ts';
import { toEpoch } from '../../../shared/kernel/time.ts';
import { sayWhen } from '../../../shared/kernel/timeText.ts';
import type { Item } from '../../../shared/model/item.ts';
import { perform } from '../../app/perform.ts';
import { plan, planZone } from '../../app/session.ts';
import { ChoiceCell, TextCell } from '../../ui/CellEditor.tsx';
import { IdLink } from '../../ui/IdLink.tsx';
import { ItemKindIcon } from '../../ui/RecordSign.tsx';
import { keyColumn, nameColumn, none, Text, textOrNone } from '../../ui/recordColumns.tsx';
import { StateSign } from '../../ui/signs.tsx';
import type { TableColumn } from '../../ui/tableColumns.ts';
import { ITEM_KIND_WORD, ITEM_STATE_WORD } from '../../ui/words.ts';
import { choicesFor, fromValue, toValue } from './itemChoices.tsx';

const STATE_ORDER: Record<Item['state'], number> = { analysis: 0, coding: 1, testing: 2, done: 3 };

const releaseOf = ({ releaseId }: Item) => (releaseId ? plan().get('releases', releaseId) : undefined);
const assigneeOf = ({ assigneeId }: Item) => (assigneeId ? plan().get('people', assigneeId) : undefined);

const setOf = (item: Item, fields: Partial<Item>): Promise<Reply<unknown>> =>
  perform('item.update', { items: [item.id], fields });

/** A column whose cell is typed into. */
function typed(
  column: TableColumn<Item>,
  text: (item: Item) => string,
  fieldsOf: (typed: string) => Partial<Item>,
  type: 'text' | 'date' = 'text',
): TableColumn<Item> {
  return {
    ...column,
    edit: (item, close) => (
      <TextCell
        label={`${column.title} of ${item.key}`}
        value={text(item)}
        type={type}
        save={(given) => setOf(item, fieldsOf(given))}
        close={close}
      />
    ),
  };
}

/** A column whose cell is chosen. */
function chosen(
  column: TableColumn<Item>,
  facet: Facet,
  value: (item: Item) => string | null,
  save: (item: Item, value: string | null) => Promise<Reply<unknown>>,
  addVerb?: string,
): TableColumn<Item> {
  return {
    ...column,
    edit: (item, close) => (
      <ChoiceCell
        label={`${column.title} of ${item.key}`}
        choices={choicesFor(facet, Array.from(plan().all('items')))}
        value={toValue(value(item))}
        save={(given) => save(item, fromValue(given))}
        close={close}
        {...(addVerb ? { addVerb } : {})}
      >
        {column.cell(item)}
      </ChoiceCell>
    ),
  };
}

const day = (id: 'createdAt' | 'updatedAt', title: string): TableColumn<Item> => ({
  id,
  title,
  width: 150,
  value: (item) => item[id] && toEpoch(item[id]),
  cell: (item) => (item[id] ? sayWhen(item[id], planZone(), Date.now()) : none),
});

const ofRelease = (item: Item, release: string | null): Promise<Reply<unknown>> =>
  release === null
    ? perform('release.removeItems', { items: [item.id] })
    : perform('release.addItems', { release, items: [item.id] });

const orNull = (given: string): string | null => given.trim() || null;
/** What is no number is sent as it is, and refused in a sentence. */
const numberOf = (given: string): number | null =>
  given.trim() === '' ? null : Number(given.trim().replace(',', '.'));

/** All there are; their titles are those of our CSV. */
export const backlogColumns: readonly TableColumn<Item>[] = [
  keyColumn('items'),
  typed(
    nameColumn('title', 'Title'),
    ({ title }) => title,
    (title) => ({ title }),
  ),
  chosen(
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
    'kind',
    ({ kind }) => kind,
    (item, kind) => setOf(item, { kind: kind as Item['kind'] }),
  ),
  chosen(
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
    'state',
    ({ state }) => state,
    (item, state) => setOf(item, { state: state as Item['state'] }),
  ),
  typed(
    {
      id: 'points',
      title: 'Points',
      width: 80,
      isNumber: true,
      value: ({ points }) => points,
      cell: ({ points }) => points?.toLocaleString('en-US') ?? none,
    },
    ({ points }) => String(points ?? ''),
    (given) => ({ points: numberOf(given) }),
  ),
  chosen(
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
    'release',
    ({ releaseId }) => releaseId,
    ofRelease,
  ),
  chosen(
    {
      id: 'assignee',
      title: 'Assignee',
      width: 150,
      value: (item) => assigneeOf(item)?.name ?? null,
      cell: (item) => textOrNone(assigneeOf(item)?.name ?? null),
    },
    'assignee',
    ({ assigneeId }) => assigneeId,
    (item, assigneeId) => setOf(item, { assigneeId }),
  ),
  typed(
    {
      id: 'externalKey',
      title: 'External key',
      width: 120,
      value: ({ externalKey }) => externalKey,
      cell: ({ externalKey }) => textOrNone(externalKey),
    },
    ({ externalKey }) => externalKey ?? '',
    (given) => ({ externalKey: orNull(given) }),
  ),
  chosen(
    {
      id: 'sprint',
      title: 'Sprint',
      width: 130,
      value: ({ sprint }) => sprint,
      cell: ({ sprint }) => textOrNone(sprint),
    },
    'sprint',
    ({ sprint }) => sprint,
    (item, sprint) => setOf(item, { sprint }),
    'Use',
  ),
  chosen(
    {
      id: 'priority',
      title: 'Priority',
      width: 100,
      value: ({ priority }) => priority,
      cell: ({ priority }) => textOrNone(priority),
    },
    'priority',
    ({ priority }) => priority,
    (item, priority) => setOf(item, { priority }),
    'Use',
  ),
  typed(
    {
      id: 'labels',
      title: 'Labels',
      width: 160,
      value: ({ labels }) => (labels.length > 0 ? sayLabels(labels) : null),
      cell: ({ labels }) => (labels.length > 0 ? <Text>{labels.join(', ')}</Text> : none),
    },
    ({ labels }) => sayLabels(labels),
    (given) => ({ labels: [...new Set(readLabels(given))] }),
  ),
  typed(
    {
      id: 'dueOn',
      title: 'Due on',
      width: 120,
      value: ({ dueOn }) => dueOn,
      cell: ({ dueOn }) => dueOn ?? none,
    },
    ({ dueOn }) => dueOn ?? '',
    (given) => ({ dueOn: orNull(given) }),
    'date',
  ),
  typed(
    {
      id: 'parentKey',
      title: 'Parent',
      width: 110,
      value: ({ parentKey }) => parentKey,
      cell: ({ parentKey }) => textOrNone(parentKey),
    },
    ({ parentKey }) => parentKey ?? '',
    (given) => ({ parentKey: orNull(given) }),
  ),
  day('createdAt', 'Created'),
  day('updatedAt', 'Updated'),
];

const USUAL = backlogColumns.map(({ id }) => id).filter((id) => id !== 'parentKey' && id !== 'createdAt');

/** The columns that somebody chose, in that order; a name that is none any more is left out. */
export function columnsChosen(ids: readonly string[] | null): TableColumn<Item>[] {
  return (ids ?? USUAL).flatMap((id) => backlogColumns.find((column) => column.id === id) ?? []);
}
