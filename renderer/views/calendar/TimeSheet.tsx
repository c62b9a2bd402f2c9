import FullCalendar, { type CalendarRef, type EventDisplayInfo } from '@fullcalendar/react';
import interaction from '@fullcalendar/react/interaction';
import british from '@fullcalendar/react/locales/en-gb';
import classicTheme from '@fullcalendar/react/themes/classic';
import timeGrid from '@fullcalendar/react/timegrid';
import { useViewportSize } from '@mantine/hooks';
import { useCallback, useLayoutEffect, useMemo, useRef } from 'react';
import { epochToWall } from '../../../shared/kernel/time.ts';
import { useNow } from '../../app/useNow.ts';
import { CalendarChip } from './CalendarChip.tsx';
import { calendarEvents } from './calendarEvents.ts';
import { useCalendarZone, useShownPlan } from './calendarPlace.ts';
import { DayCell } from './DayCell.tsx';
import { DayHead, type DayHeadInfo } from './DayHead.tsx';
import { pressInDays } from './dayKeys.ts';
import { useFocusReturn } from './focus.ts';
import { monthGrid } from './monthGrid.ts';
import type { Page } from './pages.ts';
import { type SheetPeriod, useGrid, VIEW } from './sheetGrid.ts';
import {
  beginFreeze,
  drawOut,
  drop,
  hasNoPopup,
  look,
  openClicked,
  openDate,
  openEvent,
  openMore,
  sayMore,
  takeEnd,
  takeWhole,
} from './sheetHandlers.ts';
import { useSlotMarks } from './useSlotMarks.ts';

const plugins = [monthGrid, timeGrid, interaction, classicTheme];

/**
 * Month, week and day: windows, freezes and releases at their true hours, and releases to drag and to draw out. What is given to
 * FullCalendar stays the same object from one drawing to the next: whatever is another makes it draw everything once more.
 */
export function TimeSheet({ period, date, page }: { period: SheetPeriod; date: string; page: Page }) {
  const calendar = useRef<CalendarRef>(null);
  const { sheet, turned } = useGrid();
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
  const wallNow = useCallback(() => epochToWall(now, zone), [now, zone]);
  useSlotMarks(sheet, zone, `${period} ${start}`);
  useFocusReturn(sheet, shown, events);
  const placed = useRef({ page: `${period} ${date}`, events });
  useLayoutEffect(() => {
    const { page, events: given } = placed.current;
    placed.current = { page: `${period} ${date}`, events };
    const api = calendar.current!.getApi();
    // FullCalendar's own answer to where it is may be that of the turn before.
    if (page !== placed.current.page) api.changeView(VIEW[period], date);
    // Not as a property: they would be drawn into the page before first.
    if (given !== events) api.setOption('events', events);
  }, [period, date, events]);

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
        now={wallNow}
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
        moreLinkHint={sayMore}
        moreLinkDidMount={hasNoPopup}
        eventMaxStack={period === 'day' ? 5 : isWide ? 2 : 1}
        eventMinHeight={18}
        eventOrder="rank,start,-duration,allDay,title"
        navLinks={period === 'week'}
        navLinkDayClick={openDate}
        dateClick={openClicked}
        nextDayThreshold="12:00:00"
        slotDuration="01:00:00"
        snapDuration="00:15:00"
        scrollTime="20:00:00"
        slotHeaderFormat={CLOCK}
        eventTimeFormat={CLOCK}
        dayHeaderFormat={HEADER[period]}
        weekNumberCalculation="ISO"
        weekNumberFormat={isMonth ? WEEK_NUMBER : WEEK_WORD}
        initialEvents={events}
        eventStartEditable
        eventDurationEditable={!isMonth}
        slotEventOverlap={false}
        dragRevertDuration={0}
        eventContent={chip}
        backgroundEventContent={chip}
        dayCellTopContent={dayCell}
        dayHeaderContent={dayHead}
        datesSet={turned}
        eventClick={openEvent}
        selectable
        selectMinDistance={10}
        unselectAuto={false}
        select={beginFreeze}
        eventDragStart={takeWhole}
        eventResizeStart={takeEnd}
        eventAllow={look}
        eventDrop={drop}
        eventResize={drawOut}
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

const dayOf = (date: Date): string => date.toISOString().slice(0, 10);
