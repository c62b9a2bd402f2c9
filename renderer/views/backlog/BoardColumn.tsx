import { Draggable, Droppable, type DroppableProvided } from '@hello-pangea/dnd';
import { useMergedRef } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { sayCount } from '../../../shared/kernel/timeText.ts';
import type { Item } from '../../../shared/model/item.ts';
import { StateSign } from '../../ui/signs.tsx';
import { ITEM_STATE_WORD } from '../../ui/words.ts';
import { BoardCard, CARD_HEIGHT, cardId } from './BoardCard.tsx';
import type { BoardFocus } from './boardKeys.ts';

interface Properties {
  state: Item['state'];
  items: readonly Item[];
  focus: BoardFocus;
  onPress: (item: Item, isChoosing: boolean) => void;
}

const GAP = 6;

/** One state, however many items: only the cards in view exist. */
export function BoardColumn(properties: Properties) {
  const { state, items } = properties;
  const points = useMemo(() => items.reduce((sum, item) => sum + (item.points ?? 0), 0), [items]);
  const word = ITEM_STATE_WORD[state];
  return (
    <section className="board-column" aria-label={word}>
      <h2 className="board-head">
        <StateSign state={state} /> {word} <span className="count">{items.length.toLocaleString('en-US')}</span>
        <span className="grow" />
        <span className="meta">{sayCount(points, 'point')}</span>
      </h2>
      <Droppable
        droppableId={state}
        mode="virtual"
        renderClone={(provided, snapshot, { source }) => (
          <BoardCard
            item={items[source.index]!}
            provided={provided}
            isLifted={snapshot.isDragging}
            isTabStop
            onPress={() => undefined}
          />
        )}
      >
        {(provided, { isUsingPlaceholder, isDraggingOver }) => (
          <Cards {...properties} provided={provided} hasRoom={isUsingPlaceholder} isOver={isDraggingOver} />
        )}
      </Droppable>
    </section>
  );
}

function Cards({
  state,
  items,
  focus,
  onPress,
  provided,
  hasRoom,
  isOver,
}: Properties & { provided: DroppableProvided; hasRoom: boolean; isOver: boolean }) {
  const scroller = useRef<HTMLDivElement>(null);
  const scroll = useMergedRef<HTMLDivElement>(scroller, provided.innerRef);
  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    // One more while a card from elsewhere is over it: room to drop it.
    count: items.length + (hasRoom ? 1 : 0),
    getScrollElement: () => scroller.current,
    estimateSize: () => CARD_HEIGHT + GAP,
    paddingStart: 4,
    paddingEnd: 8,
    overscan: 4,
  });
  const inView = virtualizer.getVirtualItems();
  // Tab stops once in a column: at the card that the keys were at, or else at the first that can be seen.
  const seen = inView.find(({ end }) => end > (virtualizer.scrollOffset ?? 0));
  const tabStop = inView.some(({ index }) => items[index]?.id === focus.id) ? focus.id : items[seen?.index ?? 0]?.id;
  useFocusedCard(items, focus, (index) => virtualizer.scrollToIndex(index));
  return (
    <div
      ref={scroll}
      {...provided.droppableProps}
      className={`board-cards${isOver ? ' over' : ''}`}
      role="listbox"
      aria-label={ITEM_STATE_WORD[state]}
      aria-multiselectable="true"
      tabIndex={-1}
    >
      <div role="presentation" style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
        {inView.map(({ index, start }) => {
          const item = items[index];
          return (
            item && (
              <Draggable key={item.id} draggableId={item.id} index={index}>
                {(card) => (
                  <BoardCard
                    item={item}
                    provided={card}
                    top={start}
                    isTabStop={item.id === tabStop}
                    onPress={onPress}
                  />
                )}
              </Draggable>
            )
          );
        })}
      </div>
    </div>
  );
}

/** Brings the card that the keys went to into view, and the focus onto it. */
function useFocusedCard(items: readonly Item[], focus: BoardFocus, show: (index: number) => void): void {
  const latest = useRef({ items, show });
  useLayoutEffect(() => {
    latest.current = { items, show };
  });
  useEffect(() => {
    if (focus.times === 0) return;
    const index = latest.current.items.findIndex(({ id }) => id === focus.id);
    if (index < 0) return;
    latest.current.show(index);
    // Once it is drawn.
    const frame = requestAnimationFrame(() =>
      requestAnimationFrame(() => document.getElementById(cardId(focus.id!))?.focus({ preventScroll: true })),
    );
    return () => cancelAnimationFrame(frame);
  }, [focus]);
}
