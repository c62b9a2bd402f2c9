import { IconPlus } from '@tabler/icons-react';
import { useMemo } from 'react';
import { asNamed, type SprintSummary, summariseSprints } from '../../../shared/domain/sprint.ts';
import { sayCount } from '../../../shared/kernel/timeText.ts';
import { ITEM_STATES } from '../../../shared/model/item.ts';
import { perform } from '../../app/perform.ts';
import { openForm } from '../../app/place.ts';
import { useCollection } from '../../app/session.ts';
import { IdLink } from '../../ui/IdLink.tsx';
import { none, textOrNone } from '../../ui/recordColumns.tsx';
import { StateSign } from '../../ui/signs.tsx';
import { toastRefusal } from '../../ui/toasts.tsx';
import { ITEM_STATE_WORD } from '../../ui/words.ts';
import { setFacet, showBacklogAs, useBacklogPlace } from './backlogPlace.ts';
import { saySprintDays } from './saySprintDays.ts';

/** More are a sign that the column was no sprint. */
const MOST = 500;

/** Every sprint with its dates, its goal and how far its items are; also those that only items name so far. */
export default function SprintList() {
  const sprints = useCollection('sprints');
  const items = useCollection('items');
  const summaries = useMemo(() => summariseSprints(sprints, items), [sprints, items]);
  const without = items.filter(({ sprint }) => sprint === null).length;
  return (
    <>
      <div className="tools">
        <span className="meta grow">
          {sayCount(summaries.length, 'sprint')}, {sayCount(without, 'item')} in none
        </span>
        <button type="button" className="btn small" onClick={() => openForm('sprint')}>
          <IconPlus size={13} aria-hidden="true" /> New sprint
        </button>
      </div>
      {summaries.length === 0 ? (
        <NoSprints />
      ) : (
        <div className="scroll sprint-list" tabIndex={-1}>
          <table className="table sprints">
            <thead>
              <tr>
                <th>Sprint</th>
                <th>Days</th>
                <th className="wide">Goal</th>
                <th className="number">Items</th>
                <th className="number">Points</th>
                <th>By state</th>
                <th>
                  <span className="hidden">What to do</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {summaries.slice(0, MOST).map((summary) => (
                <SprintRow key={asNamed(summary.name)} summary={summary} />
              ))}
            </tbody>
          </table>
          {summaries.length > MOST && <p className="note">And {sayCount(summaries.length - MOST, 'more sprint')}.</p>}
        </div>
      )}
    </>
  );
}

function SprintRow({ summary: { name, sprint, items, points, byState } }: { summary: SprintSummary }) {
  return (
    <tr>
      <td>
        <span className="cell">
          {sprint && <IdLink collection="sprints" record={sprint} />}
          <button
            type="button"
            className="link cut"
            dir="auto"
            title={`Show the items of ${name}`}
            onClick={() => showSprint(name)}
          >
            {name}
          </button>
        </span>
      </td>
      <td>{sprint ? saySprintDays(sprint) : <span className="none">not planned yet</span>}</td>
      <td className="wide">{sprint ? textOrNone(sprint.goal) : none}</td>
      <td className="number">{items.toLocaleString('en-US')}</td>
      <td className="number">{points.toLocaleString('en-US')}</td>
      <td>
        <span className="cell by-state">
          {ITEM_STATES.filter((state) => byState[state].items > 0).map((state) => (
            <span key={state} className="cell" title={sayState(state, byState)}>
              <StateSign state={state} /> {byState[state].items.toLocaleString('en-US')}
              <span className="hidden">{ITEM_STATE_WORD[state]}</span>
            </span>
          ))}
          {items === 0 && none}
        </span>
      </td>
      <td>
        <span className="cell">
          <button
            type="button"
            className="btn small"
            aria-label={sprint ? `Edit ${sprint.key}` : `Plan ${name}`}
            onClick={() => planOrEdit(name, sprint)}
          >
            {sprint ? 'Edit…' : 'Plan it'}
          </button>
        </span>
      </td>
    </tr>
  );
}

const sayState = (state: keyof SprintSummary['byState'], byState: SprintSummary['byState']): string =>
  `${ITEM_STATE_WORD[state]}: ${sayCount(byState[state].items, 'item')}, ${sayCount(byState[state].points, 'point')}`;

/** One press makes the sprint that items name; its dates can wait. */
function planOrEdit(name: string, sprint: SprintSummary['sprint']): void {
  if (sprint) openForm('sprint', { subject: sprint.id });
  else void perform('sprint.create', { name }).then((reply) => reply.ok || toastRefusal(reply.refusal));
}

/** The backlog as it was looked at last, table or board, with this sprint's items only. */
export function showSprint(name: string): void {
  setFacet('sprint', [asNamed(name)]);
  if (useBacklogPlace.getState().mode === 'sprints') showBacklogAs('table');
}

function NoSprints() {
  return (
    <section className="empty">
      <h2>No sprints yet</h2>
      <p>
        A sprint is a time in which a team works on chosen items. Items that are imported name theirs; a new one can be
        planned here, and items be put into it from the table.
      </p>
      <div className="actions">
        <button type="button" className="btn primary" onClick={() => openForm('sprint')}>
          New sprint
        </button>
      </div>
    </section>
  );
}
