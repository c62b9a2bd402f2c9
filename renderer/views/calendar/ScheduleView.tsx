import { IconFileExport, IconFileTime, IconPrinter } from '@tabler/icons-react';
import { useMemo } from 'react';
import { daysBetween } from '../../../shared/domain/shownCalendar/calendarDays.ts';
import { scheduledReleases } from '../../../shared/exchange/forwardSchedule.ts';
import { sayCount } from '../../../shared/kernel/timeText.ts';
import type { Release } from '../../../shared/model/release.ts';
import { go, openForm, peek, usePlace } from '../../app/place.ts';
import { useSession } from '../../app/session.ts';
import { request } from '../../app/transport.ts';
import { useNow } from '../../app/useNow.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { toast, toastRefusal } from '../../ui/toasts.tsx';
import { CalendarNote } from './CalendarNote.tsx';
import { CalendarFilters, ZoneButton } from './CalendarTools.tsx';
import { useCalendarZone, useShownPlan, useToday } from './calendarPlace.ts';
import { printCalendar, shownAs } from './printing.ts';
import { scheduleColumns } from './scheduleColumns.tsx';
import { daysOf, SCHEDULE_LENGTHS, scheduleDays, useSchedulePlace } from './schedulePlace.ts';

/** The forward schedule of change (ITIL): what is to come, with its change, its scope, and what holds of its date. */
export default function ScheduleView() {
  const today = useToday();
  const { from, length } = useSchedulePlace();
  const { start, end } = daysOf(from, length, today);
  const zone = useCalendarZone();
  const now = useNow();
  const rows = useRows(start, end, zone);
  const columns = useMemo(() => scheduleColumns(zone, now), [zone, now]);
  const peeked = usePlace((place) => place.peek?.id);
  // A waiver or a change record says something here too.
  const version = useSession(({ versions }) => Object.values(versions).reduce((sum, one) => sum + one));
  return (
    <>
      <div className="head">
        <h1>Forward schedule</h1>
        <span className="facts cut grow" role="status">
          {sayCount(rows.length, 'release')}
        </span>
        <SegmentedControl
          label="How far it goes"
          value={length}
          options={SCHEDULE_LENGTHS}
          onChange={(chosen) => useSchedulePlace.setState({ length: chosen })}
        />
        <button type="button" className="btn" onClick={() => void saveCsv()}>
          <IconFileExport size={15} aria-hidden="true" /> Save CSV
        </button>
        <button
          type="button"
          className="btn"
          onClick={() => openForm('calendar.export', { begin: { kinds: ['releases'] } })}
        >
          <IconFileTime size={15} aria-hidden="true" /> Save .ics…
        </button>
        <button type="button" className="btn" title="Print Ctrl P" onClick={printCalendar}>
          <IconPrinter size={15} aria-hidden="true" /> Print…
        </button>
      </div>
      <div className="tools calendar-tools">
        <label className="from-day">
          From{' '}
          <input
            type="date"
            max="9999-12-31"
            value={start}
            onChange={(event) => useSchedulePlace.setState({ from: event.currentTarget.value || null })}
          />
        </label>
        <CalendarFilters />
        <ZoneButton />
      </div>
      <CalendarNote page={{ start, end, title: '' }} />
      {rows.length === 0 ? (
        <section className="empty">
          <h2>No release in this time</h2>
          <p>The schedule lists what has a date from the day above on and was not cancelled. Choose a longer time.</p>
          <div className="actions">
            <button type="button" className="btn" onClick={() => go('calendar')}>
              Go to the calendar
            </button>
          </div>
        </section>
      ) : (
        <DataTable
          label="Forward schedule"
          columns={columns}
          rows={rows}
          sorting={FIRST_SORTING}
          onPeek={({ id }) => peek('releases', id)}
          onOpen={({ id }) => go('release', id)}
          peeked={peeked}
          version={version}
        />
      )}
    </>
  );
}

const FIRST_SORTING = [{ id: 'start', desc: false }];

function useRows(start: string, end: string, zone: string): Release[] {
  const { view } = useShownPlan();
  return useMemo(() => {
    const days = daysBetween(start, end, zone);
    return scheduledReleases(view, { start: days[0]!.start, end: days.at(-1)!.end });
  }, [view, start, end, zone]);
}

async function saveCsv(): Promise<void> {
  const reply = await request('schedule.export', { ...scheduleDays(), ...shownAs() });
  if (reply.ok) toast(`Saved ${sayCount(reply.value.rows, 'release')} as ${reply.value.fileName}`);
  else toastRefusal(reply.refusal);
}
