import { IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { wholeDay } from '../../../shared/domain/shownCalendar/calendarDays.ts';
import { addWall, epochToWall, wallToEpoch, type Zone } from '../../../shared/kernel/time.ts';
import { openForm } from '../../app/place.ts';
import { plan, useSession, useZone } from '../../app/session.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { closeDay, showDayAlone, useCalendarPlace, useCalendarZone, useShownPlan } from './calendarPlace.ts';
import { FreezesOfDay, MeetingsOfDay, ReleasesOfDay, WindowsOfDay } from './DayLists.tsx';
import { notesOf, sayLongDay } from './dayWords.ts';

/** All of one day in words: its freezes, windows and releases, each to look at. What the cell has no room for stands here. */
export function DayPanel({ day }: { day: string }) {
  useSession((session) => session.versions);
  const zone = useCalendarZone();
  const { view } = useShownPlan();
  const notes = notesOf(plan(), day, zone);
  const shown = { day, view, whole: wholeDay(day, zone), zone };
  return (
    <section className="day-panel" aria-label={sayLongDay(day)} onKeyDown={pressEscape}>
      <Head day={day} />
      <div className="scroll">
        {notes.map((note) => (
          <p key={note} className="note special" dir="auto">
            {note}
          </p>
        ))}
        <ReleasesOfDay {...shown} />
        <WindowsOfDay {...shown} />
        <MeetingsOfDay {...shown} />
        <FreezesOfDay {...shown} />
        <Buttons day={day} />
      </div>
    </section>
  );
}

function pressEscape(event: KeyboardEvent): void {
  if (event.key !== 'Escape') return;
  event.preventDefault();
  closeDay();
}

function Head({ day }: { day: string }) {
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => focusHead(head.current, day), [day]);
  return (
    <div className="peek-head">
      <h2 className="grow" tabIndex={-1} ref={head}>
        {sayLongDay(day)}
      </h2>
      <IconButton Icon={IconX} label="Close the day" hint="Close (Esc)" onPress={closeDay} />
    </div>
  );
}

/** Who opened the day, or another one, goes on in its list. */
function focusHead(head: HTMLElement | null, _day: string): undefined {
  head?.focus();
}

function Buttons({ day }: { day: string }) {
  const planZone = useZone();
  const zone = useCalendarZone();
  const isAlone = useCalendarPlace((place) => place.period === 'day');
  return (
    <div className="buttons">
      {!isAlone && (
        <button type="button" className="btn" onClick={() => showDayAlone(day)}>
          Show its hours
        </button>
      )}
      <button
        type="button"
        className="btn"
        onClick={() => openForm('freeze', { begin: wholeDayOn(day, zone, planZone) })}
      >
        New freeze on this day…
      </button>
    </div>
  );
}

/** In the plan's zone, which the form begins with, whatever zone the calendar is looked at in. */
function wholeDayOn(day: string, zone: Zone, planZone: Zone): { start: string; end: string } {
  const inPlan = (wall: string) => epochToWall(wallToEpoch(wall, zone), planZone);
  return { start: inPlan(`${day}T00:00`), end: inPlan(addWall(`${day}T00:00`, { days: 1 })) };
}
