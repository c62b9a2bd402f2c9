import { sayCount, sayDate } from '../../../shared/kernel/timeText.ts';
import { plan } from '../../app/session.ts';
import { YearLegend } from './CalendarLegend.tsx';
import { useCalendarZone } from './calendarPlace.ts';
import { sayFullness, sayYearDay } from './dayWords.ts';
import { type DayMark, type YearMonth, yearTotals } from './yearFacts.ts';

/** Below the year: what the day that the arrows are on holds, what the year comes to, and how to read the strip. */
export function YearFoot({
  months,
  current,
  marks,
}: {
  months: readonly YearMonth[];
  current: string | null;
  marks: ReadonlyMap<string, DayMark>;
}) {
  const month = months.find(({ first }) => first.slice(0, 7) === current?.slice(0, 7));
  const day = month?.days.find((one) => one.day === current);
  const zone = useCalendarZone();
  const said = day ? sayYearDay(plan(), day, marks.get(day.day) ?? null, zone) : '';
  return (
    <div className="year-foot">
      {/* The day itself says this to an assistive tool. */}
      <p className="year-day cut" aria-hidden="true" title={said}>
        {said}
      </p>
      <p className="meta cut">{sayTotals(months)}</p>
      <YearLegend />
    </div>
  );
}

/** `412 releases on 201 days, most on Sat 5 Dec 2026: 12; window time 38 % taken, 12 d 4 h of 33 d`. */
function sayTotals(months: readonly YearMonth[]): string {
  const { releases, busyDays, fullest, ...minutes } = yearTotals(months);
  const full = sayFullness(minutes);
  const days = fullest ? ` on ${sayCount(busyDays, 'day')}` : '';
  // Where no day has more than one, none has most.
  const most =
    fullest && fullest.releases.length > 1 ? `, most on ${sayDate(fullest.day, '')}: ${fullest.releases.length}` : '';
  return `In the year: ${sayCount(releases, 'release')}${days}${most}${full ? `; ${full}` : ''}`;
}
