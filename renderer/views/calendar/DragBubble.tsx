import { useEffect, useRef } from 'react';
import { MINUTE, type Zone } from '../../../shared/kernel/time.ts';
import { sayInstant, sayInZone, sayLength } from '../../../shared/kernel/timeText.ts';
import { sayVerdict } from '../../../shared/rules/evaluate.ts';
import { useZone } from '../../app/session.ts';
import { useNow } from '../../app/useNow.ts';
import { VerdictSign } from '../../ui/signs.tsx';
import { useCalendarZone } from './calendarPlace.ts';
import { type Moving, useMoving } from './moving.ts';

/** Beside the pointer while dragging: the verdict and at most two reasons. It moves without React, once a frame. */
export function DragBubble() {
  const moving = useMoving((state) => state.moving);
  const now = useNow();
  const zone = useZone();
  const shownIn = useCalendarZone();
  const bubble = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let frame = 0;
    // Its own size is asked for once a frame, when FullCalendar has done with the move: the answer costs a layout.
    const follow = ({ clientX, clientY }: PointerEvent) => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => bubble.current && placeBeside(bubble.current, clientX, clientY));
    };
    window.addEventListener('pointermove', follow);
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener('pointermove', follow);
    };
  }, []);
  if (!moving?.held || !moving.verdict || moving.start === null) return null;
  const { verdict } = moving;
  const reasons = verdict.findings
    .filter(({ severity }) => severity === verdict.severity && severity !== 'pass')
    .slice(0, 2);
  return (
    <div ref={bubble} className="drag-bubble" aria-hidden="true">
      <p className={`say ${verdict.severity}`}>
        <VerdictSign severity={verdict.severity} size={16} /> {sayVerdict(verdict)}
      </p>
      {reasons.map(({ key, message }) => (
        <p key={key}>{message}</p>
      ))}
      <p className="meta">{sayLetGo(moving, moving.start, zone, now)}</p>
      {shownIn !== zone && <p className="meta">{sayInZone(moving.start, shownIn, zone, now)}</p>}
    </div>
  );
}

/** What letting go would do. */
function sayLetGo({ release, held, isRefused, lengthMinutes }: Moving, start: number, zone: Zone, now: number): string {
  if (held === 'end') {
    if (isRefused) return `Let go and it stays ${sayLength(release.lengthMinutes)} long`;
    return `Let go: ${sayLength(lengthMinutes)}, until ${sayInstant(start + lengthMinutes * MINUTE, zone, now)}`;
  }
  if (!isRefused) return `Let go: ${sayInstant(start, zone, now)}`;
  return `Let go and it returns${release.start ? ` to ${sayInstant(release.start, zone, now)}` : ''}`;
}

function placeBeside(bubble: HTMLElement, x: number, y: number): void {
  const left = Math.min(x + 18, window.innerWidth - bubble.offsetWidth - 12);
  const top = Math.min(y + 18, window.innerHeight - bubble.offsetHeight - 40);
  bubble.style.transform = `translate(${left}px, ${top}px)`;
}
