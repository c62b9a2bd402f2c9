import FullCalendar, { type CalendarRef, type EventApi, type EventInput, type ViewApi } from '@fullcalendar/react';
import dayGrid from '@fullcalendar/react/daygrid';
import interaction from '@fullcalendar/react/interaction';
import classicTheme from '@fullcalendar/react/themes/classic';
import timeGrid from '@fullcalendar/react/timegrid';
import '@fullcalendar/react/skeleton.css';
import '@fullcalendar/react/themes/classic/theme.css';
import '@fullcalendar/react/themes/classic/palette.css';
import './calendar.css';
import './moving.css';
import { useCallback, useMemo, useRef, useState } from 'react';
import { DAY, epochToWall, wallToEpoch, type Zone } from '../../../shared/kernel/time.ts';
import { sayDays, sayMonth } from '../../../shared/kernel/timeText.ts';
import type { Release } from '../../../shared/model/release.ts';
import { openForm, peek } from '../../app/place.ts';
import { plan, useSession, useZone } from '../../app/session.ts';
import { useNow } from '../../app/useNow.ts';
import { CalendarChip } from './CalendarChip.tsx';
import { CalendarHead, type CalendarPeriod } from './CalendarHead.tsx';
import { calendarEvents } from './calendarEvents.ts';
import { DayCell } from './DayCell.tsx';
import { DragBubble } from './DragBubble.tsx';
import { lookAt, place, startMoving, stopMoving, useMoving } from './moving.ts';
import { useSlotMarks } from './useSlotMarks.ts';

const plugins = [dayGrid, timeGrid, interaction, classicTheme];

/** The month and the week: windows, freezes and releases at their true hours, and releases to drag. */
export default function CalendarView() {
  const calendar = useRef<CalendarRef>(null);
  const sheet = useRef<HTMLDivElement>(null);
  const [period, setPeriod] = useState<CalendarPeriod>('dayGridMonth');
  const [visible, setVisible] = useState<{ start: string; end: string } | null>(null);
  const [title, setTitle] = useState('');
  const zone = useZone();
  const versions = useSession((session) => session.versions);
  const now = useNow();
  useSlotMarks(sheet, zone);

  const events = useMemo(
    () => (visible ? eventsBetween(visible, zone, period, versions) : []),
    [visible, zone, period, versions],
  );
  const control = useCallback((act: (api: ReturnType<CalendarRef['getApi']>) => void) => {
    if (calendar.current) act(calendar.current.getApi());
  }, []);
  const change = (next: CalendarPeriod) => {
    setPeriod(next);
    control((api) => api.changeView(next));
  };

  return (
    <>
      <CalendarHead title={title} period={period} onPeriod={change} control={control} />
      <div className="calendar" ref={sheet}>
        <FullCalendar
          ref={calendar}
          plugins={plugins}
          initialView={period}
          headerToolbar={false}
          height="100%"
          timeZone="UTC"
          now={() => epochToWall(now, zone)}
          firstDay={1}
          weekNumbers
          nowIndicator
          allDaySlot
          allDayText="Freezes"
          displayEventEnd={false}
          eventDisplay="block"
          className="calendar-root"
          dayHeaderInnerClass="day-head"
          dayCellTopClass="day-top"
          dayCellTopInnerClass="day-top-inner"
          inlineWeekNumberClass="week-number"
          slotHeaderInnerClass="slot-head"
          allDayHeaderInnerClass="slot-head"
          eventInnerClass="event-inner"
          dayMaxEvents={4}
          nextDayThreshold="12:00:00"
          slotDuration="01:00:00"
          snapDuration="00:15:00"
          scrollTime="20:00:00"
          slotHeaderFormat={CLOCK}
          eventTimeFormat={CLOCK}
          dayHeaderFormat={period === 'dayGridMonth' ? MONTH_HEADER : WEEK_HEADER}
          weekNumberFormat={{ week: 'numeric' }}
          events={events}
          eventStartEditable
          eventDurationEditable={false}
          dragRevertDuration={0}
          eventContent={chip}
          backgroundEventContent={chip}
          dayCellTopContent={dayCell}
          datesSet={({ view }) => {
            setVisible({ start: dayOf(view.activeStart), end: dayOf(view.activeEnd) });
            setTitle(titleOf(view));
          }}
          eventClick={({ event }) => openEvent(event.extendedProps)}
          selectable
          selectMinDistance={10}
          unselectAuto={false}
          select={({ startStr, endStr, allDay }) => openForm('freeze', { begin: stretch(startStr, endStr, allDay) })}
          eventDragStart={({ event }) => startMoving(releaseOf(event.extendedProps)!, true)}
          eventAllow={(span) => {
            lookAt(wallToEpoch(span.startStr.slice(0, 16), zone));
            return true;
          }}
          eventDrop={({ event, revert }) =>
            void drop(releaseOf(event.extendedProps)!, wallOf(event.start!), zone, revert)
          }
        />
        <DragBubble />
      </div>
    </>
  );
}

const chip = ({ event, timeText }: { event: EventApi; timeText: string }) => (
  <CalendarChip event={event} time={timeText} />
);

const dayCell = ({ date, dayNumberText, monthText }: { date: Date; dayNumberText: string; monthText: string }) => (
  <DayCell day={date.toISOString().slice(0, 10)} number={dayNumberText} month={monthText} />
);

const MONTH_HEADER = { weekday: 'short' } as const;
const WEEK_HEADER = { weekday: 'short', day: 'numeric' } as const;
const CLOCK = { hour: '2-digit', minute: '2-digit', hour12: false } as const;

/** The versions are what the events are made from: a change of any makes them anew. */
function eventsBetween(
  visible: { start: string; end: string },
  zone: Zone,
  period: CalendarPeriod,
  _versions: object,
): EventInput[] {
  const interval = {
    start: wallToEpoch(`${visible.start}T00:00`, zone),
    end: wallToEpoch(`${visible.end}T00:00`, zone),
  };
  return calendarEvents(plan(), interval, zone, period === 'dayGridMonth');
}

/** Days or hours drawn with the pointer are where a freeze begins; the end of whole days is their last midnight. */
const stretch = (start: string, end: string, isWholeDays: boolean) =>
  isWholeDays
    ? { start: `${start.slice(0, 10)}T00:00`, end: `${end.slice(0, 10)}T00:00` }
    : { start: start.slice(0, 16), end: end.slice(0, 16) };

const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

/** `December 2026`, or `Mon 30 Nov to Sun 6 Dec 2026`. */
function titleOf({ type, currentStart, currentEnd }: ViewApi): string {
  if (type === 'dayGridMonth') return sayMonth(dayOf(currentStart));
  return sayDays(dayOf(currentStart), dayOf(new Date(currentEnd.getTime() - DAY)));
}

const releaseOf = (properties: Record<string, unknown>): Release | undefined =>
  properties.release as Release | undefined;
const wallOf = (date: Date): string => date.toISOString().slice(0, 16);

function openEvent(properties: Record<string, unknown>): void {
  for (const [kind, collection] of [
    ['release', 'releases'],
    ['freeze', 'freezes'],
    ['window', 'windows'],
  ] as const) {
    const record = properties[kind] as { id: string } | undefined;
    if (record) peek(collection, record.id);
  }
}

/** The plan decides; until it has answered, and when it refuses, the release stays where it was. */
async function drop(release: Release, wall: string, zone: Zone, revert: () => void): Promise<void> {
  const { moving } = useMoving.getState();
  const start = wallToEpoch(wall, zone);
  const reply = await place(release.id, start);
  if (!reply.ok) revert();
  else if (moving?.isDragging) stopMoving();
}
