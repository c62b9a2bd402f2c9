import { DragDropContext, type DropResult, type ResponderProvided } from '@hello-pangea/dnd';
import { type KeyboardEvent, useMemo, useState } from 'react';
import { sayCount } from '../../../shared/kernel/timeText.ts';
import { ITEM_STATES, type Item } from '../../../shared/model/item.ts';
import { peek, usePlace } from '../../app/place.ts';
import { plan } from '../../app/session.ts';
import { toggled } from '../../ui/tableKeys.ts';
import { ITEM_STATE_WORD } from '../../ui/words.ts';
import { BoardColumn } from './BoardColumn.tsx';
import { clearSelection, select, useBacklogPlace } from './backlogPlace.ts';
import { type BoardFocus, boardStep, type Columns } from './boardKeys.ts';
import { setFields } from './changeItems.ts';
import type { ShownItems } from './useShownItems.ts';

/** The backlog by state. A card is moved by the hand or the keys; all that is chosen moves with a card that is chosen. */
export default function BacklogBoard({ shown }: ShownItems) {
  const [going, setGoing] = useState<{ ids: readonly string[]; state: Item['state'] } | null>(null);
  const columns = useMemo(() => byState(shown, going), [shown, going]);
  const [focus, setFocus] = useState<BoardFocus>({ id: null, times: 0 });
  const [news, setNews] = useState<string | null>(null);
  const selection = useBacklogPlace((place) => place.selection);
  const peeked = usePlace((place) => place.peek?.id);
  const goTo = (id: string) => {
    setFocus(({ times }) => ({ id, times: times + 1 }));
    if (peeked) peek('items', id);
  };
  const say = (sentence: string | null, { announce }: ResponderProvided) => {
    setNews(sentence);
    if (sentence) announce(sentence);
  };

  async function drop(result: DropResult, provided: ResponderProvided) {
    const to = result.destination?.droppableId as Item['state'] | undefined;
    setNews(null);
    if (!to || to === result.source.droppableId) return say(null, provided);
    const ids = movedWith(result.draggableId);
    provided.announce(`${sayMoved(result.draggableId)} goes to ${ITEM_STATE_WORD[to]}.`);
    // It stays where it was let go while the change is on its way to the disk.
    setGoing({ ids, state: to });
    await setFields(ids, { state: to });
    setGoing(null);
    setFocus(({ times }) => ({ id: result.draggableId, times: times + 1 }));
  }

  function press(event: KeyboardEvent) {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
    const id = (event.target as Element).closest<HTMLElement>('.card')?.dataset.item;
    const next = id && boardStep(columns, id, event.key);
    if (next) {
      if (event.shiftKey) select(new Set([...selection, id, next]));
      goTo(next);
    } else if (id && event.key === 'x') select(toggled(selection, id));
    else if (id && event.key === 'Enter') peek('items', id);
    else if (event.key === 'Escape' && selection.size > 0) clearSelection();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <DragDropContext
      dragHandleUsageInstructions={HOW}
      onDragStart={({ draggableId, source }, provided) =>
        say(`${sayMoved(draggableId)} lifted from ${wordOf(source.droppableId)}.`, provided)
      }
      onDragUpdate={({ draggableId, source, destination }, provided) =>
        say(sayWay(sayMoved(draggableId), source.droppableId, destination?.droppableId), provided)
      }
      onDragEnd={(result, provided) => void drop(result, provided)}
    >
      <div className="board" role="presentation" onKeyDown={press}>
        {ITEM_STATES.map((state) => (
          <BoardColumn
            key={state}
            state={state}
            items={columns[state]}
            focus={focus}
            onPress={(item, isChoosing) => {
              setFocus(({ times }) => ({ id: item.id, times }));
              if (isChoosing) select(toggled(selection, item.id));
              else peek('items', item.id);
            }}
          />
        ))}
      </div>
      {news && <LiftedBar sentence={news} />}
    </DragDropContext>
  );
}

const HOW =
  'Space lifts the card. Then the arrows left and right take it to another state, Space drops it, and Esc puts it back. Enter looks at it, X chooses it, and S moves it by name.';

const wordOf = (state: string): string => ITEM_STATE_WORD[state as Item['state']];

function sayWay(what: string, from: string, to: string | undefined): string {
  if (to === undefined) return `${what} is over no state.`;
  return from === to ? `${what} stays in ${wordOf(from)}.` : `${what} from ${wordOf(from)} to ${wordOf(to)}.`;
}

/** While a card is lifted: where it is, and the keys. What it says is announced too. */
const LiftedBar = ({ sentence }: { sentence: string }) => (
  <div className="lifted" aria-hidden="true">
    <span className="grow">{sentence}</span>
    <kbd>← →</kbd> move <kbd>Space</kbd> drop <kbd>Esc</kbd> put back
  </div>
);

/** A chosen card takes all that is chosen with it. */
function movedWith(id: string): string[] {
  const { selection } = useBacklogPlace.getState();
  return selection.has(id) ? [...selection] : [id];
}

function sayMoved(id: string): string {
  const count = movedWith(id).length;
  return count > 1 ? sayCount(count, 'item') : (plan().get('items', id)?.key ?? 'The item');
}

function byState(items: readonly Item[], going: { ids: readonly string[]; state: Item['state'] } | null): Columns {
  const onTheWay = new Set(going?.ids);
  const columns: Record<Item['state'], Item[]> = { analysis: [], coding: [], testing: [], done: [] };
  for (const item of items) columns[going && onTheWay.has(item.id) ? going.state : item.state].push(item);
  return columns;
}
