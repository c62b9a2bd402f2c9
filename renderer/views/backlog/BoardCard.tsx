import type { DraggableProvided } from '@hello-pangea/dnd';
import { IconCheck } from '@tabler/icons-react';
import { toInstant } from '../../../shared/kernel/time.ts';
import { sayDate } from '../../../shared/kernel/timeText.ts';
import type { Item } from '../../../shared/model/item.ts';
import { usePlace } from '../../app/place.ts';
import { plan } from '../../app/session.ts';
import { useNow } from '../../app/useNow.ts';
import { ItemKindIcon } from '../../ui/RecordSign.tsx';
import { ITEM_KIND_WORD } from '../../ui/words.ts';
import { useBacklogPlace } from './backlogPlace.ts';

/** All cards are alike, so that a column of thousands knows its length. */
export const CARD_HEIGHT = 96;

export const cardId = (id: string): string => `card-${id}`;

interface Properties {
  item: Item;
  provided: DraggableProvided;
  /** Pixels from the top of the column; the lifted one is placed by the library. */
  top?: number;
  isLifted?: boolean;
  isTabStop: boolean;
  onPress: (item: Item, isChoosing: boolean) => void;
}

/** Kind, id, points, title, release, person (DESIGN, section 5). */
export function BoardCard({ item, provided, top, isLifted = false, isTabStop, onPress }: Properties) {
  const now = useNow();
  const { innerRef, draggableProps, dragHandleProps } = provided;
  const isSelected = useBacklogPlace((place) => place.selection.has(item.id));
  const chosen = useBacklogPlace((place) => (isLifted && place.selection.has(item.id) ? place.selection.size : 0));
  const isPeeked = usePlace((place) => place.peek?.id === item.id);
  const release = item.releaseId ? plan().get('releases', item.releaseId) : undefined;
  const place = top === undefined ? {} : { position: 'absolute' as const, top, left: 0, right: 0 };
  return (
    <div
      ref={innerRef}
      {...draggableProps}
      {...dragHandleProps}
      id={cardId(item.id)}
      data-item={item.id}
      // One of a list to choose from; the library would call it a button.
      role="option"
      aria-selected={isSelected}
      tabIndex={isTabStop ? 0 : -1}
      className={`card${isSelected ? ' selected' : ''}${isPeeked ? ' peeked' : ''}${isLifted ? ' lifted-card' : ''}`}
      style={{ ...draggableProps.style, ...place, height: CARD_HEIGHT }}
      onClick={(event) => onPress(item, event.ctrlKey || event.metaKey)}
    >
      <span className="card-line">
        {isSelected && <IconCheck size={14} className="card-tick" aria-label="Chosen" role="img" />}
        <ItemKindIcon kind={item.kind} />
        <span className="hidden">{ITEM_KIND_WORD[item.kind]}</span>
        <span className="id">{item.key}</span>
        <span className="grow" />
        {chosen > 1 && <span className="chip">{chosen.toLocaleString('en-US')} items</span>}
        {item.points !== null && <span className="number">{item.points.toLocaleString('en-US')}</span>}
      </span>
      <span className="card-title" dir="auto" title={item.title}>
        {item.title}
      </span>
      <span className="card-line meta">
        <span className="cut" title={release?.name}>
          {release?.key ?? 'no release'}
          {item.dueOn && `, due ${sayDate(item.dueOn, toInstant(now))}`}
        </span>
        <span className="grow" />
        <Person id={item.assigneeId} />
      </span>
    </div>
  );
}

function Person({ id }: { id: string | null }) {
  const name = id && plan().get('people', id)?.name;
  if (!name) return null;
  return (
    <span className="avatar" role="img" aria-label={name} title={name}>
      {initialsOf(name)}
    </span>
  );
}

/** `Wei-Lin Chao` -> `WC`. */
function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  const first = [words[0], words.length > 1 ? words.at(-1) : undefined];
  return first
    .map((word) => (word ? String.fromCodePoint(word.codePointAt(0)!) : ''))
    .join('')
    .toUpperCase();
}
