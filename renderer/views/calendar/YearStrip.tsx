import { type KeyboardEvent, memo, useEffect, useRef, useState } from 'react';
import { holidayOn } from '../../../shared/domain/shownCalendar/holidays.ts';
import { addDays } from '../../../shared/kernel/time.ts';
import { sayMonth } from '../../../shared/kernel/timeText.ts';
import { plan, useSession } from '../../app/session.ts';
import { verdictOf } from '../../app/verdicts.ts';
import { goToDay, openDay, turn, useCalendarPlace, useCalendarZone } from './calendarPlace.ts';
import { sayYearDay } from './dayWords.ts';
import { dayOfRelease, useWantedFocus } from './focus.ts';
import { runWhenIdle } from './idle.ts';
import { MarkSign } from './OutcomeSign.tsx';
import type { Page } from './pages.ts';
import { useSlotMarks } from './useSlotMarks.ts';
import { useYearMonths } from './useYearMonths.ts';
import { YearFoot } from './YearFoot.tsx';
import { type DayMark, dayBeside, heatOf, markOf, YEAR_COLUMNS, type YearDay, type YearMonth } from './yearFacts.ts';

/** A year at a glance, a month a row: what may run when, how much does, and the worst that holds of it. */
export function YearStrip({ page, today }: { page: Page; today: string }) {
  const months = useYearMonths(page.start, useCalendarZone());
  if (months) return <Year months={months} page={page} today={today} />;
  return (
    <div className="calendar year">
      <p className="note" role="status">
        Finding when windows open in {page.title}…
      </p>
    </div>
  );
}

function Year({ months, page, today }: { months: readonly YearMonth[]; page: Page; today: string }) {
  const sheet = useRef<HTMLDivElement>(null);
  const zone = useCalendarZone();
  const marks = useMarks(months);
  const current = useCalendarPlace((place) => place.day);
  useSlotMarks(sheet, zone, page.start);
  useWantedFocus((name) => {
    const day = dayOfRelease(name);
    if (day) goToDay(day);
  });
  return (
    <>
      <div className="calendar year" ref={sheet}>
        <div
          role="grid"
          tabIndex={-1}
          aria-label={`Days of ${page.title}`}
          className="year-grid"
          onKeyDown={(event) => pressInYear(event, months)}
        >
          <div role="row" className="year-row names">
            <span role="columnheader" className="month-name">
              <span className="hidden">Month</span>
            </span>
            {WEEKDAYS.map(({ column, short, isWeekend }) => (
              <span key={column} role="columnheader" className={isWeekend ? 'weekend' : ''}>
                {short}
              </span>
            ))}
          </div>
          {months.map((month) => (
            <div key={month.first} role="row" className="year-row">
              <span role="rowheader" className="month-name">
                <abbr title={sayMonth(month.first)}>{sayMonth(month.first).slice(0, 3)}</abbr>
              </span>
              {month.days.map((facts, index) => (
                <YearCell
                  // Another year is drawn into the same cells.
                  // biome-ignore lint/suspicious/noArrayIndexKey: a cell holds no state
                  key={index}
                  facts={facts}
                  column={month.indent + index}
                  mark={marks.get(facts.day) ?? null}
                  isToday={facts.day === today}
                  isCurrent={facts.day === current}
                />
              ))}
            </div>
          ))}
        </div>
      </div>
      <YearFoot months={months} current={current} marks={marks} />
    </>
  );
}

const SHORT = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
const isWeekend = (column: number): boolean => column % 7 > 4;
const WEEKDAYS = Array.from({ length: YEAR_COLUMNS }, (_, column) => ({
  column,
  short: SHORT[column % 7],
  isWeekend: isWeekend(column),
}));

const YearCell = memo(function YearCell({
  facts,
  column,
  mark,
  isToday,
  isCurrent,
}: {
  facts: YearDay;
  column: number;
  mark: DayMark | null;
  isToday: boolean;
  isCurrent: boolean;
}) {
  const cell = useRef<HTMLDivElement>(null);
  const wantsFocus = useCalendarPlace((place) => place.wantsDay && place.day === facts.day);
  useEffect(() => {
    if (!wantsFocus) return;
    cell.current?.focus();
    useCalendarPlace.setState({ wantsDay: false });
  }, [wantsFocus]);
  const { day, ribbon, releases, openMinutes, takenMinutes } = facts;
  const said = sayYearDay(plan(), facts, mark, useCalendarZone());
  const heat = heatOf(releases);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid hears the keys for all of its days
    <div
      ref={cell}
      role="gridcell"
      data-date={day}
      className={`year-cell${isWeekend(column) ? ' weekend' : ''}${heat > 0 ? ` heat-${heat}` : ''}`}
      style={{ gridColumn: column + 2 }}
      tabIndex={isCurrent ? 0 : -1}
      aria-label={said}
      aria-current={isToday ? 'date' : undefined}
      title={said}
      onClick={() => openDay(day)}
    >
      {ribbon.map(({ look, from, to }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two windows may open at the same hour, and parts hold no state
        <i key={index} className={look} style={{ left: `${from * 100}%`, width: `${(to - from) * 100}%` }} />
      ))}
      {takenMinutes > 0 && (
        <i className="taken">
          <i style={{ width: `${(takenMinutes / openMinutes) * 100}%` }} />
        </i>
      )}
      <span className={`day-number${holidayOn(plan(), day) === null ? '' : ' holiday'}`}>{Number(day.slice(8))}</span>
      {releases.length > 0 && (
        <span className="year-count">
          {releases.length}
          {mark && <MarkSign mark={mark} size={11} />}
        </span>
      )}
    </div>
  );
});

const NO_MARKS: ReadonlyMap<string, DayMark> = new Map();

/** Verdicts of ten thousand releases take longer than a frame: the days get their signs when the window has time for it. */
function useMarks(months: readonly YearMonth[]): ReadonlyMap<string, DayMark> {
  const [marks, setMarks] = useState(NO_MARKS);
  // A waiver, or a test result, changes verdicts as well.
  const versions = useSession((session) => session.versions);
  useEffect(() => findWhenIdle(months, versions, setMarks), [months, versions]);
  return marks;
}

const findWhenIdle = (
  months: readonly YearMonth[],
  _versions: object,
  onFound: (marks: ReadonlyMap<string, DayMark>) => void,
) => runWhenIdle(findMarks(months), onFound);

function* findMarks(months: readonly YearMonth[]): Generator<void, ReadonlyMap<string, DayMark>, void> {
  const marks = new Map<string, DayMark>();
  for (const { days } of months)
    for (const { day, releases } of days) {
      for (const release of releases) {
        verdictOf(release);
        yield;
      }
      const mark = markOf(releases, (release) => verdictOf(release).severity);
      if (mark) marks.set(day, mark);
    }
  return marks;
}

/** The arrows walk the days, up and down along the columns; Page up and down turn the year; Enter and Space open the day. */
function pressInYear(event: KeyboardEvent<HTMLElement>, months: readonly YearMonth[]): void {
  const day = (event.target as HTMLElement).closest<HTMLElement>('[data-date]')?.dataset.date;
  if (!day || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const { key } = event;
  const month = months[Number(day.slice(5, 7)) - 1]!;
  if (key === 'Enter' || key === ' ') openDay(day);
  else if (key === 'PageUp' || key === 'PageDown') turn(key === 'PageUp' ? 'prev' : 'next');
  else if (key === 'Home') goToDay(month.first);
  else if (key === 'End') goToDay(month.days.at(-1)!.day);
  else if (key === 'ArrowLeft' || key === 'ArrowRight') goToDay(addDays(day, key === 'ArrowLeft' ? -1 : 1));
  else if (key === 'ArrowUp' || key === 'ArrowDown') goToDay(dayBeside(months, day, key === 'ArrowUp' ? -1 : 1));
  else return;
  event.preventDefault();
}
