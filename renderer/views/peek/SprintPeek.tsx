import { summariseSprints } from '../../../shared/domain/sprint.ts';
import { sayCount } from '../../../shared/kernel/timeText.ts';
import { ITEM_STATES } from '../../../shared/model/item.ts';
import type { Sprint } from '../../../shared/model/sprint.ts';
import { go } from '../../app/place.ts';
import { useCollection } from '../../app/session.ts';
import { ITEM_STATE_WORD } from '../../ui/words.ts';
import { showSprint } from '../backlog/SprintList.tsx';
import { saySprintDays } from '../backlog/saySprintDays.ts';
import { Fact } from './Fact.tsx';
import { LongText } from './LongText.tsx';
import { RecordButtons } from './RecordButtons.tsx';

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
        <Fact title="Days">{saySprintDays(sprint)}</Fact>
        <Fact title="Items">
          {sayCount(summary!.items, 'item')}, {sayCount(summary!.points, 'point')}
        </Fact>
        {ITEM_STATES.map((state) => (
          <State key={state} word={ITEM_STATE_WORD[state]} {...summary!.byState[state]} />
        ))}
      </dl>
      <RecordButtons
        noun="sprint"
        id={sprint.id}
        first={
          <button type="button" className="btn" onClick={show}>
            Show its items
          </button>
        }
      />
      <LongText title="Goal" text={sprint.goal} />
    </>
  );
}

const State = ({ word, items, points }: { word: string; items: number; points: number }) => (
  <Fact title={word}>
    {sayCount(items, 'item')}, {sayCount(points, 'point')}
  </Fact>
);
