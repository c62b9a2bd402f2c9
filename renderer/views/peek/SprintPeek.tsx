import { summariseSprints } from '../../../shared/domain/sprint.ts';
import { sayCount } from '../../../shared/kernel/timeText.ts';
import { ITEM_STATES } from '../../../shared/model/item.ts';
import type { Sprint } from '../../../shared/model/sprint.ts';
import { go, openForm } from '../../app/place.ts';
import { useCollection } from '../../app/session.ts';
import { ITEM_STATE_WORD } from '../../ui/words.ts';
import { showSprint } from '../backlog/SprintList.tsx';
import { saySprintDays } from '../backlog/saySprintDays.ts';
import { removeRecord } from './removeRecord.ts';

export function SprintPeek({ record: sprint }: { record: Sprint }) {
  const items = useCollection('items');
  const [summary] = summariseSprints([sprint], items).filter((one) => one.sprint);
  const show = () => {
    go('backlog');
    showSprint(sprint.name);
  };
  return (
    <>
      <dl className="facts">
        <dt>Days</dt>
        <dd>{saySprintDays(sprint)}</dd>
        <dt>Items</dt>
        <dd>
          {sayCount(summary!.items, 'item')}, {sayCount(summary!.points, 'point')}
        </dd>
        {ITEM_STATES.map((state) => (
          <State key={state} word={ITEM_STATE_WORD[state]} {...summary!.byState[state]} />
        ))}
      </dl>
      <div className="buttons">
        <button type="button" className="btn" onClick={show}>
          Show its items
        </button>
        <button type="button" className="btn" onClick={() => openForm('sprint', { subject: sprint.id })}>
          Edit…
        </button>
        <button type="button" className="btn danger" onClick={() => void removeRecord('sprint', sprint.id)}>
          Delete
        </button>
      </div>
      {sprint.goal && (
        <>
          <h2 className="group">Goal</h2>
          <p className="description" dir="auto">
            {sprint.goal}
          </p>
        </>
      )}
    </>
  );
}

const State = ({ word, items, points }: { word: string; items: number; points: number }) => (
  <>
    <dt>{word}</dt>
    <dd>
      {sayCount(items, 'item')}, {sayCount(points, 'point')}
    </dd>
  </>
);
