import FullCalendar, { type CalendarRef, type EventApi, type EventInput, type ViewApi } from '@fullcalendar/react';
import dayGrid from '@fullcalendar/react/daygrid';
import interaction from '@fullcalendar/react/interaction';
import british from '@fullcalendar/react/locales/en-gb';
import classicTheme from '@fullcalendar/react/themes/classic';
import timeGrid from '@fullcalendar/react/timegrid';
import '@fullcalendar/react/skeleton.css';
import '@fullcalendar/react/themes/classic/theme.css';
import '@fullcalendar/react/themes/classic/palette.css';
import './calendar.css';
import './chips.css';
import './moving.css';
import { useViewportSize } from '@mantine/hooks';
import { type SyntheticEvent, useEffect, useMemo, useRef, useState } from 'react';
import { DAY, epochToWall, wallToEpoch, type Zone } from '../../../shared/kernel/time.ts';
import { sayDays, sayMonth } from '../../../shared/kernel/timeText.ts';
import type { Release } from '../../../shared/model/release.ts';
import { openForm, peek } from '../../app/place.ts';
import { plan, useSession, useZone } from '../../app/session.ts';
import { useNow } from '../../app/useNow.ts';
import { CalendarChip } from './CalendarChip.tsx';
import { CalendarHead } from './CalendarHead.tsx';
import { calendarEvents, type MoreOnDay } from './calendarEvents.ts';
import { attachCalendar, type CalendarPeriod, openDay, useCalendarPlace } from './calendarPlace.ts';
import { DayCell } from './DayCell.tsx';
import { DragBubble } from './DragBubble.tsx';
import { pressInDays } from './dayKeys.ts';
import { useFocusReturn } from './focus.ts';
import { lookAtNextFrame, place, startMoving, useMoving } from './moving.ts';
import { useSlotMarks } from './useSlotMarks.ts';

const plugins = [dayGrid, timeGrid, interaction, classicTheme];

/** The month and the week: windows, freezes and releases at their true hours, and releases to drag. */
export default function CalendarView() {
  const calendar = useRef<CalendarRef>(null);
  const sheet = useRef<HTMLDivElement>(null);
  const period = useCalendarPlace((place) => place.period);
  const [visible, setVisible] = useState<{ start: string; end: string } | null>(null);
  const [title, setTitle] = useState('');
  const zone = useZone();
  const version = useSession(({ versions }) => versions.releases + versions.windows + versions.freezes);
  const now = useNow();
  const mostReleases = useViewportSize().height < TALL ? 2 : 3;
  const events = useMemo(
    () => (visible ? eventsBetween(visible, zone, period, mostReleases, version) : []),
    [visible, zone, period, mostReleases, version],
  );
  useSlotMarks(sheet, zone);
  useFocusReturn(sheet, version, events);
  useEffect(() => {
    attachCalendar(calendar.current?.getApi() ?? null);
    return leave;
  }, []);
  // The grid of another period is another element.
  useEffect(() => nameGrid(sheet.current, period, visible), [period, visible]);

  return (
    <>
      <CalendarHead title={title} period={period} />
      <div
        role="presentation"
        className="calendar"
        ref={sheet}
        onKeyDown={pressInDays}
        onClickCapture={openMore}
        onKeyDownCapture={openMore}
      >
        <FullCalendar
          ref={calendar}
          plugins={plugins}
          initialView={period}
          locale={british}
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
          dayHeaderAlign="start"
          dayHeaderInnerClass="day-head"
          weekNumberHeaderInnerClass="week-head"
          expandRows
          dayCellTopClass="day-top"
          dayCellTopInnerClass="day-top-inner"
          inlineWeekNumberClass="week-number"
          slotHeaderInnerClass="slot-head"
          allDayHeaderInnerClass="slot-head"
          eventInnerClass="event-inner"
          fixedWeekCount={false}
          dayRowClass="day-row"
          dayCellBottomClass="day-bottom"
          moreLinkClass="more-link"
          moreLinkHint={(count) => `Show ${count} more on this day`}
          moreLinkDidMount={({ el }) => el.removeAttribute('aria-haspopup')}
          eventMaxStack={4}
          navLinks={period === 'timeGridWeek'}
          navLinkDayClick={(date) => openDay(dayOf(date))}
          dateClick={({ dateStr }) => openDay(dateStr.slice(0, 10))}
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
            keepDayInView(view, epochToWall(now, zone).slice(0, 10));
          }}
          eventClick={({ event }) => openEvent(event.extendedProps)}
          selectable
          selectMinDistance={10}
          unselectAuto={false}
          select={({ startStr, endStr, allDay }) => openForm('freeze', { begin: stretch(startStr, endStr, allDay) })}
          eventDragStart={({ event }) => startMoving(releaseOf(event.extendedProps)!, true)}
          eventAllow={(span) => {
            lookAtNextFrame(wallToEpoch(span.startStr.slice(0, 16), zone));
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

/** Pixels of the window from which three releases have room in a day of a month of five weeks, and not two. */
const TALL = 1000;

const chip = ({ event, timeText }: { event: EventApi; timeText: string }) => (
  <CalendarChip event={event} time={timeText} />
);

const dayCell = ({ date, dayNumberText, monthText }: { date: Date; dayNumberText: string; monthText: string }) => (
  <DayCell day={date.toISOString().slice(0, 10)} number={dayNumberText} month={monthText} />
);

const MONTH_HEADER = { weekday: 'short' } as const;
const WEEK_HEADER = { weekday: 'short', day: 'numeric' } as const;
const CLOCK = { hour: '2-digit', minute: '2-digit', hour12: false } as const;

/** The arrows start from today, or from the first day of the month that is shown. */
function keepDayInView({ activeStart, activeEnd, currentStart }: ViewApi, today: string): void {
  const isShown = (day: string | null) => day !== null && dayOf(activeStart) <= day && day < dayOf(activeEnd);
  if (isShown(useCalendarPlace.getState().day)) return;
  useCalendarPlace.setState({ day: isShown(today) ? today : dayOf(currentStart) });
}

function leave(): void {
  attachCalendar(null);
  useCalendarPlace.setState({ openDay: null, wantsDay: false });
}

/** The days of the month are walked in with the arrows; the week is read as the table that it is. */
function nameGrid(sheet: HTMLElement | null, period: CalendarPeriod, _visible: unknown): void {
  const table = sheet?.querySelector('.calendar-root [role=table], .calendar-root [role=grid]');
  table?.setAttribute('role', period === 'dayGridMonth' ? 'grid' : 'table');
  table?.setAttribute('aria-label', period === 'dayGridMonth' ? 'Days of the month' : 'Hours of the week');
  if (period === 'dayGridMonth') return;
  // An empty week holds nothing else to tab to, and is to be scrolled with the keys all the same.
  table?.querySelector('[style*="overflow"] [role=cell][data-date]')?.setAttribute('tabindex', '0');
}

/** The version is what the events are made from: a change of it makes them anew. */
function eventsBetween(
  visible: { start: string; end: string },
  zone: Zone,
  period: CalendarPeriod,
  mostReleases: number,
  _version: number,
): EventInput[] {
  const interval = {
    start: wallToEpoch(`${visible.start}T00:00`, zone),
    end: wallToEpoch(`${visible.end}T00:00`, zone),
  };
  return calendarEvents(plan(), interval, zone, { isMonth: period === 'dayGridMonth', mostReleases });
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
  const more = properties.more as MoreOnDay | undefined;
  if (more) openDay(more.day);
  for (const [kind, collection] of [
    ['release', 'releases'],
    ['freeze', 'freezes'],
    ['window', 'windows'],
  ] as const) {
    const record = properties[kind] as { id: string } | undefined;
    if (record) peek(collection, record.id);
  }
}

/** The week's "n more" opens the day's list as the month's does, and not FullCalendar's own panel over the calendar. */
function openMore(event: SyntheticEvent<HTMLElement, MouseEvent | KeyboardEvent>): void {
  const column = (event.target as HTMLElement).closest('.more-link')?.closest<HTMLElement>('[data-date]');
  const isPress = !('key' in event.nativeEvent) || event.nativeEvent.key === 'Enter' || event.nativeEvent.key === ' ';
  if (!column || !isPress) return;
  event.stopPropagation();
  event.preventDefault();
  openDay(column.dataset.date!);
}

/** The plan decides; until it has answered, and when it refuses, the release stays where it was. */
async function drop(release: Release, wall: string, zone: Zone, revert: () => void): Promise<void> {
  const { moving } = useMoving.getState();
  // Esc was pressed with the pointer still down.
  if (!moving) return revert();
  const start = wallToEpoch(wall, zone);
  const reply = await place(release.id, start);
  if (!reply.ok) revert();
}
