import type { ReactNode } from 'react';
import type { Facet } from '../../../shared/domain/backlogFilter.ts';
import type { Id } from '../../../shared/kernel/id.ts';
import { sayCount } from '../../../shared/kernel/timeText.ts';
import type { Item } from '../../../shared/model/item.ts';
import { openForm } from '../../app/place.ts';
import { plan } from '../../app/session.ts';
import { ChoiceButton } from '../../ui/ChoiceButton.tsx';
import { ChoiceList } from '../../ui/ChoiceList.tsx';
import { clearSelection } from './backlogPlace.ts';
import { addToRelease, relabel, removeItems, setFields, takeOutOfRelease } from './changeItems.ts';
import { choicesFor, FACET_WORD, fromValue } from './itemChoices.tsx';

/** What can be done with all that is chosen. It takes the place of the footer and covers nothing. */
export function SelectionBar({ chosen }: { chosen: readonly Item[] }) {
  const ids = chosen.map(({ id }) => id);
  const points = chosen.reduce((sum, item) => sum + (item.points ?? 0), 0);
  return (
    <div className="selection-bar" role="toolbar" aria-label="Chosen items">
      <b>
        {sayCount(chosen.length, 'item')}, {sayCount(points, 'point')}
      </b>
      <ReleaseButtons chosen={chosen} ids={ids} />
      <Choose facet="state" chosen={chosen} save={(value) => setFields(ids, { state: value as Item['state'] })} />
      <Choose facet="kind" chosen={chosen} save={(value) => setFields(ids, { kind: value as Item['kind'] })} />
      <Choose facet="sprint" chosen={chosen} addVerb="Use" save={(value) => setFields(ids, { sprint: value })} />
      <Choose facet="assignee" chosen={chosen} save={(value) => setFields(ids, { assigneeId: value })} />
      <Choose facet="priority" chosen={chosen} addVerb="Use" save={(value) => setFields(ids, { priority: value })} />
      <Labels chosen={chosen} ids={ids} />
      <Points ids={ids} />
      <button type="button" className="btn small danger" onClick={() => void removeItems(ids)}>
        Delete
      </button>
      <span className="grow" />
      <button type="button" className="btn small quiet" onClick={clearSelection}>
        <kbd>Esc</kbd> Clear
      </button>
    </div>
  );
}

function ReleaseButtons({ chosen, ids }: { chosen: readonly Item[]; ids: readonly Id[] }) {
  const taken = chosen.filter(({ releaseId }) => releaseId !== null).map(({ id }) => id);
  const free = taken.length === 0;
  return (
    <>
      {free && (
        <button
          type="button"
          className="btn small primary"
          onClick={() => openForm('release', { begin: { items: ids } })}
        >
          Make a release
        </button>
      )}
      {free && <Choose facet="release" word="Add to release" chosen={chosen} save={(id) => addToRelease(ids, id!)} />}
      {!free && (
        <button type="button" className="btn small" onClick={() => void takeOutOfRelease(taken)}>
          Take {taken.length === ids.length ? '' : `${taken.length.toLocaleString('en-US')} `}out of{' '}
          {sayReleases(chosen)}
        </button>
      )}
    </>
  );
}

function sayReleases(chosen: readonly Item[]): string {
  const ids = [...new Set(chosen.flatMap(({ releaseId }) => releaseId ?? []))];
  return ids.length === 1 ? (plan().get('releases', ids[0]!)?.key ?? 'its release') : 'their releases';
}

/** One value for all; ticked where all have it already. */
function Choose({
  facet,
  word = FACET_WORD[facet],
  chosen,
  save,
  addVerb,
}: {
  facet: Facet;
  word?: string;
  chosen: readonly Item[];
  save: (value: string | null) => Promise<boolean>;
  addVerb?: string;
}) {
  return (
    <ListButton
      word={word}
      renderList={(close) => {
        const take = (value: string | null) => void save(value).then((isDone) => isDone && close());
        return (
          <ChoiceList
            label={`${word} of ${sayCount(chosen.length, 'item')}`}
            choices={choicesFor(facet, Array.from(plan().all('items')))}
            onChoose={(value) => take(fromValue(value))}
            {...(addVerb ? { add: { verb: addVerb, onAdd: take } } : {})}
          />
        );
      }}
    />
  );
}

function Labels({ chosen, ids }: { chosen: readonly Item[]; ids: readonly Id[] }) {
  return (
    <ListButton
      word="Labels"
      renderList={() => {
        // Only once it is open: there may be 100,000 of them.
        const onAll = chosen[0]?.labels.filter((label) => chosen.every(({ labels }) => labels.includes(label))) ?? [];
        return (
          <ChoiceList
            label={`Labels of ${sayCount(ids.length, 'item')}`}
            choices={choicesFor('label', Array.from(plan().all('items')))}
            chosen={new Set(onAll)}
            isMultiple
            onChoose={(label) => void relabel(ids, onAll.includes(label) ? { remove: [label] } : { add: [label] })}
            add={{ verb: 'Add label', onAdd: (label) => void relabel(ids, { add: [label] }) }}
            note="Ticked: all of them have it. Enter adds it to all, or takes it from all."
          />
        );
      }}
    />
  );
}

const USUAL_POINTS = ['0', '1', '2', '3', '5', '8', '13', '20'];

function Points({ ids }: { ids: readonly Id[] }) {
  return (
    <ListButton
      word="Points"
      renderList={(close) => {
        const take = (points: number | null) => void setFields(ids, { points }).then((isDone) => isDone && close());
        return (
          <ChoiceList
            label={`Points of each of ${sayCount(ids.length, 'item')}`}
            choices={[{ value: '', label: 'No points' }, ...USUAL_POINTS.map((value) => ({ value, label: value }))]}
            onChoose={(value) => take(value === '' ? null : Number(value))}
            add={{ verb: 'Give', onAdd: (text) => take(Number(text.replace(',', '.'))) }}
          />
        );
      }}
    />
  );
}

const ListButton = ({ word, renderList }: { word: string; renderList: (close: () => void) => ReactNode }) => (
  <ChoiceButton name={word} className="btn small" renderList={renderList}>
    {word}…
  </ChoiceButton>
);
