import FullCalendar, { type CalendarRef, type EventDisplayInfo } from '@fullcalendar/react';
import dayGrid from '@fullcalendar/react/daygrid';
import interaction from '@fullcalendar/react/interaction';
import british from '@fullcalendar/react/locales/en-gb';
import classicTheme from '@fullcalendar/react/themes/classic';
import timeGrid from '@fullcalendar/react/timegrid';
import { useViewportSize } from '@mantine/hooks';
import { type SyntheticEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { epochToWall, MINUTE, wallToEpoch } from '../../../shared/kernel/time.ts';
import type { Release } from '../../../shared/model/release.ts';
import { openForm, peek } from '../../app/place.ts';
import { planZone } from '../../app/session.ts';
import { useNow } from '../../app/useNow.ts';
import { CalendarChip } from './CalendarChip.tsx';
import { calendarEvents, type MoreOnDay, type WindowStretch } from './calendarEvents.ts';
import { calendarZone, openDay, useCalendarZone, useShownPlan } from './calendarPlace.ts';
import { DayCell } from './DayCell.tsx';
import { DayHead, type DayHeadInfo } from './DayHead.tsx';
import { pressInDays } from './dayKeys.ts';
import { useFocusReturn } from './focus.ts';
import { lookAtNextFrame, place, startMoving, useMoving } from './moving.ts';
import type { Page } from './pages.ts';
import { nameGrid, type SheetPeriod, useTopOfMonth, VIEW } from './sheetGrid.ts';
import { useSlotMarks } from './useSlotMarks.ts';

const plugins = [dayGrid, timeGrid, interaction, classicTheme];

/** Month, week and day: windows, freezes and releases at their true hours, and releases to drag and to draw out. */
export function TimeSheet({ period, date, page }: { period: SheetPeriod; date: string; page: Page }) {
  const calendar = useRef<CalendarRef>(null);
  const sheet = useRef<HTMLDivElement>(null);
  const zone = useCalendarZone();
  const shown = useShownPlan();
  const now = useNow();
  const { width, height } = useViewportSize();
  const mostReleases = height < TALL ? 2 : 3;
  const isWide = width >= WIDE;
  const isMonth = period === 'month';
  const { start, end } = page;
  const events = useMemo(
    () => calendarEvents(shown.view, { start, end }, zone, { isMonth, mostReleases }),
    [shown, start, end, zone, isMonth, mostReleases],
  );
  useSlotMarks(sheet, zone);
  useFocusReturn(sheet, shown, events);
  const placed = useRef(`${period} ${date}`);
  useLayoutEffect(() => {
    // FullCalendar's own answer to where it is may be that of the turn before.
    if (placed.current === `${period} ${date}`) return;
    placed.current = `${period} ${date}`;
    calendar.current?.getApi().changeView(VIEW[period], date);
  }, [period, date]);
  // FullCalendar draws another page later than we ask for it, and the grid of another period is another element.
  const [drawn, setDrawn] = useState('');
  useEffect(() => nameGrid(sheet, drawn), [drawn]);
  useTopOfMonth(sheet, drawn);

  return (
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
        // Hours scroll to where work begins only in a calendar that begins with them.
        key={isMonth ? 'days' : 'hours'}
        initialView={VIEW[period]}
        initialDate={date}
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
        eventMaxStack={period === 'day' ? 5 : isWide ? 2 : 1}
        eventMinHeight={18}
        eventOrder="rank,start,-duration,allDay,title"
        navLinks={period === 'week'}
        navLinkDayClick={(date) => openDay(dayOf(date))}
        dateClick={({ dateStr }) => openDay(dateStr.slice(0, 10))}
        nextDayThreshold="12:00:00"
        slotDuration="01:00:00"
        snapDuration="00:15:00"
        scrollTime="20:00:00"
        // A month has nothing to scroll; to look where it is would lay it out once more at each turn.
        scrollTimeReset={!isMonth}
        slotHeaderFormat={CLOCK}
        eventTimeFormat={CLOCK}
        dayHeaderFormat={HEADER[period]}
        weekNumberCalculation="ISO"
        weekNumberFormat={isMonth ? WEEK_NUMBER : WEEK_WORD}
        events={events}
        eventStartEditable
        eventDurationEditable={!isMonth}
        slotEventOverlap={false}
        dragRevertDuration={0}
        eventContent={chip}
        backgroundEventContent={chip}
        dayCellTopContent={dayCell}
        dayHeaderContent={dayHead}
        datesSet={({ view }) => setDrawn(`${view.type} ${dayOf(view.activeStart)}`)}
        eventClick={({ event }) => openEvent(event.extendedProps)}
        selectable
        selectMinDistance={10}
        unselectAuto={false}
        select={({ startStr, endStr, allDay }) => openForm('freeze', { begin: stretch(startStr, endStr, allDay) })}
        eventDragStart={({ event }) => startMoving(releaseOf(event.extendedProps)!, 'whole')}
        eventResizeStart={({ event }) => startMoving(releaseOf(event.extendedProps)!, 'end')}
        eventAllow={(span) => {
          look(wallToEpoch(span.startStr.slice(0, 16), zone), wallToEpoch(span.endStr.slice(0, 16), zone));
          return true;
        }}
        eventDrop={({ event, revert }) => void drop(wallToEpoch(wallOf(event.start!), zone), revert)}
        eventResize={({ event, revert }) => void drawOut(wallToEpoch(wallOf(event.end!), zone), revert)}
      />
    </div>
  );
}

/** Pixels of the window from which three releases have room in a day of a month of five weeks, and not two. */
const TALL = 1000;
/** And from which three stand readably side by side in a day of a week, and not two. FullCalendar does not count the first. */
const WIDE = 1500;

const chip = (info: EventDisplayInfo) => <CalendarChip info={info} />;

const dayCell = ({ date, isOther }: { date: Date; isOther: boolean }) => (
  <DayCell day={dayOf(date)} isOther={isOther} />
);

const dayHead = (info: DayHeadInfo) => <DayHead info={info} />;

const HEADER = {
  month: { weekday: 'short' },
  week: { weekday: 'short', day: 'numeric' },
  day: { weekday: 'long', day: 'numeric', month: 'long' },
} as const;
const WEEK_NUMBER = { week: 'numeric' } as const;
const WEEK_WORD = { week: 'long' } as const;
const CLOCK = { hour: '2-digit', minute: '2-digit', hour12: false } as const;

/** Days or hours drawn with the pointer are where a freeze begins, as the plan's zone has them; whole days end at midnight. */
function stretch(start: string, end: string, isWholeDays: boolean): { start: string; end: string } {
  const inPlan = (wall: string) => epochToWall(wallToEpoch(wall, calendarZone()), planZone());
  return isWholeDays
    ? { start: inPlan(`${start.slice(0, 10)}T00:00`), end: inPlan(`${end.slice(0, 10)}T00:00`) }
    : { start: inPlan(start.slice(0, 16)), end: inPlan(end.slice(0, 16)) };
}

const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

const releaseOf = (properties: Record<string, unknown>): Release | undefined =>
  properties.release as Release | undefined;
const wallOf = (date: Date): string => date.toISOString().slice(0, 16);

function openEvent(properties: Record<string, unknown>): void {
  const more = properties.more as MoreOnDay | undefined;
  const windows = properties.windows as WindowStretch | undefined;
  if (more ?? windows) openDay((more ?? windows)!.day);
  for (const [kind, collection] of [
    ['release', 'releases'],
    ['freeze', 'freezes'],
    ['window', 'windows'],
    ['meeting', 'cabMeetings'],
  ] as const) {
    const record = properties[kind] as { id: string } | undefined;
    if (record) peek(collection, record.id, properties.at as number | undefined);
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

/** What the pointer has hold of is at these hours now, back-out reserve included. */
function look(start: number, end: number): void {
  const { moving } = useMoving.getState();
  if (!moving?.held) return;
  lookAtNextFrame(moving.held === 'whole' ? { start } : { lengthMinutes: lengthUntil(moving.release, end) });
}

/** The reserve keeps its length behind the end that is drawn out; a release takes a quarter of an hour at least. */
function lengthUntil(release: Release, end: number): number {
  const minutes = (end - Date.parse(release.start!)) / MINUTE - release.backOutMinutes;
  return Math.max(15, minutes);
}

/** The plan decides; until it has answered, and when it refuses, the release stays where it was. */
async function drop(start: number, revert: () => void): Promise<void> {
  const { moving } = useMoving.getState();
  // Esc was pressed with the pointer still down.
  if (!moving) return revert();
  const reply = await place(moving.release, start, moving.release.lengthMinutes);
  if (!reply.ok) revert();
}

async function drawOut(end: number, revert: () => void): Promise<void> {
  const { moving } = useMoving.getState();
  if (!moving?.release.start) return revert();
  const lengthMinutes = lengthUntil(moving.release, end);
  const reply = await place(moving.release, Date.parse(moving.release.start), lengthMinutes);
  // Drawn into its reserve it is given the least length, which its chip does not show yet.
  if (!reply.ok || lengthMinutes === moving.release.lengthMinutes) revert();
}
