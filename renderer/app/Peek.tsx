import { IconX } from '@tabler/icons-react';
import { type ComponentType, useEffect } from 'react';
import { isEditing } from '../ui/isEditing.ts';
import { MovePanel } from '../views/calendar/MovePanel.tsx';
import { useMovingRelease } from '../views/calendar/moving.ts';
import type { ViewEntry } from '../views/index.ts';
import { peeks } from '../views/peek/index.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { closePeek, usePlace } from './place.ts';
import { plan, useSession } from './session.ts';

/** Beside, not over: what moves, or the record that is looked at, or what the view itself has to say. */
export function Peek({ view }: { view: ViewEntry }) {
  const peeked = usePlace((place) => place.peek);
  const moving = useMovingRelease();
  useSession((session) => (peeked ? session.versions[peeked.collection] : 0));
  useEffect(listenForEscape, []);
  const record = peeked && plan().get(peeked.collection, peeked.id);
  const entry = peeked && peeks[peeked.collection];
  const { Side } = view;
  if (!moving && !(record && entry) && !Side) return null;
  return (
    <aside className="sheet peek" aria-label="Details">
      <ErrorBoundary what="The details" key={peeked?.id ?? view.name}>
        {moving ? (
          <MovePanel moving={moving} />
        ) : record && entry ? (
          <RecordPeek Body={entry as never} record={record} />
        ) : (
          Side && <Side />
        )}
      </ErrorBoundary>
    </aside>
  );
}

function RecordPeek({
  Body,
  record,
}: {
  Body: ComponentType<{ record: { id: string; key?: string } }>;
  record: { id: string; key?: string; name?: string; title?: string };
}) {
  return (
    <>
      <div className="peek-head">
        <span className="id">{record.key}</span>
        <b className="cut grow" dir="auto">
          {record.name ?? record.title}
        </b>
        <button
          type="button"
          className="btn quiet icon"
          aria-label="Close the details"
          title="Close (Esc)"
          onClick={closePeek}
        >
          <IconX size={16} aria-hidden="true" />
        </button>
      </div>
      <div className="scroll">
        <Body record={record} key={record.id} />
      </div>
    </>
  );
}

function listenForEscape() {
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented && !isEditing(event.target) && !usePlace.getState().form)
      closePeek();
  };
  window.addEventListener('keydown', press);
  return () => window.removeEventListener('keydown', press);
}
