import { IconX } from '@tabler/icons-react';
import { type ComponentType, type ReactNode, useEffect } from 'react';
import { PEEK_WIDTH } from '../../shared/api/preferences.ts';
import type { CollectionName } from '../../shared/model/plan.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { IdLink, type NamedRecord } from '../ui/IdLink.tsx';
import { isEditing } from '../ui/isEditing.ts';
import { ResizeHandle } from '../ui/ResizeHandle.tsx';
import { MovePanel } from '../views/calendar/MovePanel.tsx';
import { useMoving } from '../views/calendar/moving.ts';
import type { ViewEntry } from '../views/index.ts';
import { peeks } from '../views/peek/index.ts';
import { Remarks } from '../views/remarks/Remarks.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { closePeek, usePlace } from './place.ts';
import { drawWidth, usePeekWidth } from './preferences.ts';
import { plan, useSession } from './session.ts';

/** Beside, not over: what moves, or the record that is looked at, or what the view itself has to say. */
export function Peek({ view }: { view: ViewEntry }) {
  const peeked = usePlace((place) => place.peek);
  // Not where to: what lies behind would be drawn anew at each step.
  const isMoving = useMoving(({ moving }) => moving !== null);
  useSession((session) => (peeked ? session.versions[peeked.collection] : 0));
  useEffect(listenForEscape, []);
  const record = peeked && plan().get(peeked.collection, peeked.id);
  const entry = peeked && peeks[peeked.collection];
  const { Side } = view;
  if (!isMoving && !(record && entry) && !Side) return null;
  return (
    <PeekSheet isOver={!isMoving && record !== undefined && record !== null}>
      <ErrorBoundary what="The details" key={peeked?.id ?? view.name}>
        {isMoving && <MovePanel />}
        {/* Kept behind what moves, so that it comes back as it was: scrolled, opened, in focus. */}
        <div className="peek-layer" hidden={isMoving}>
          {record && entry ? (
            <RecordPeek Body={entry as never} collection={peeked.collection} record={record} />
          ) : (
            Side && <Side />
          )}
        </div>
      </ErrorBoundary>
    </PeekSheet>
  );
}

/** A narrow window has no room beside: a record that was opened, and can be closed, then lies over the main sheet. */
function PeekSheet({ isOver, children }: { isOver: boolean; children: ReactNode }) {
  const width = usePeekWidth();
  return (
    <aside className={`peek-frame${isOver ? ' may-lie-over' : ''}`} id="peek" aria-label="Details" style={{ width }}>
      <div className="sheet peek">{children}</div>
      <ResizeHandle
        label="Width of the details"
        controls="peek"
        panel="after"
        width={width}
        range={PEEK_WIDTH}
        onResize={(drawn) => drawWidth({ peekWidth: drawn })}
        onReset={() => drawWidth({ peekWidth: null })}
      />
    </aside>
  );
}

function RecordPeek({
  Body,
  collection,
  record,
}: {
  Body: ComponentType<{ record: { id: string; key?: string } }>;
  collection: CollectionName;
  record: NamedRecord;
}) {
  return (
    <>
      <div className="peek-head">
        <IdLink collection={collection} record={record} />
        <b className="cut grow" dir="auto">
          {record.name ?? record.title}
        </b>
        <IconButton Icon={IconX} label="Close the details" hint="Close (Esc)" onPress={closePeek} />
      </div>
      <Remarks record={record} key={record.id}>
        <Body record={record} />
      </Remarks>
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
