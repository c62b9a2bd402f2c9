import { IconFileExport, IconFileTime, IconPrinter } from '@tabler/icons-react';
import { useMemo } from 'react';
import { daysBetween } from '../../../shared/domain/shownCalendar/calendarDays.ts';
import { isFiltered } from '../../../shared/domain/shownCalendar/calendarFilter.ts';
import { scheduledReleases } from '../../../shared/exchange/forwardSchedule.ts';
import { sayCount } from '../../../shared/kernel/timeText.ts';
import type { Release } from '../../../shared/model/release.ts';
import { go, peek, usePlace } from '../../app/place.ts';
import { useSession } from '../../app/session.ts';
import { request } from '../../app/transport.ts';
import { useNow } from '../../app/useNow.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { toast, toastRefusal } from '../../ui/toasts.tsx';
import { CalendarNote } from './CalendarNote.tsx';
import { CalendarFilters, ZoneButton } from './CalendarTools.tsx';
import { clearFilters, useCalendarPlace, useCalendarZone, useShownPlan, useToday } from './calendarPlace.ts';
import { printCalendar, shownAs } from './printing.ts';
import { scheduleColumns } from './scheduleColumns.tsx';
import { daysOf, SCHEDULE_LENGTHS, type ScheduleLength, scheduleDays, useSchedulePlace } from './schedulePlace.ts';

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
      <Head rows={rows} length={length} />
      <Tools start={start} />
      <CalendarNote page={{ start, end, title: '' }} />
      {rows.length === 0 ? (
        <Empty />
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

function Head({ rows, length }: { rows: readonly Release[]; length: ScheduleLength }) {
  return (
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
      <button type="button" className="btn" title="What is shown, as a spreadsheet" onClick={() => void saveCsv()}>
        <IconFileExport size={15} aria-hidden="true" /> Save CSV
      </button>
      <button
        type="button"
        className="btn"
        title="The releases that are shown, for other calendars"
        onClick={() => void saveCalendar(rows)}
      >
        <IconFileTime size={15} aria-hidden="true" /> Save .ics
      </button>
      <button type="button" className="btn" title="Print Ctrl P" onClick={printCalendar}>
        <IconPrinter size={15} aria-hidden="true" /> Print…
      </button>
    </div>
  );
}

function Tools({ start }: { start: string }) {
  return (
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
  );
}

/** By the filter, or because nothing has a date then. */
function Empty() {
  const isNarrowed = useCalendarPlace((place) => isFiltered(place.filter));
  return (
    <section className="empty">
      <h2>{isNarrowed ? 'Nothing matches the filter in this time' : 'No release in this time'}</h2>
      <p>
        The schedule lists what has a date from the day above on and was not cancelled. Choose a longer time
        {isNarrowed ? ', or show all' : ', or give a release a date in the calendar'}.
      </p>
      <div className="actions">
        {isNarrowed && (
          <button type="button" className="btn" onClick={clearFilters}>
            Show all <kbd>0</kbd>
          </button>
        )}
        <button type="button" className="btn" onClick={() => go('calendar')}>
          Go to the calendar
        </button>
      </div>
    </section>
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

/** What the table shows, whatever it was narrowed down by. */
async function saveCalendar(rows: readonly Release[]): Promise<void> {
  if (rows.length === 0) {
    toast('No release is shown: there is nothing to save');
    return;
  }
  const reply = await request('calendar.export', { kinds: ['releases'], releases: rows.map(({ id }) => id) });
  if (reply.ok) toast(`Saved ${sayCount(rows.length, 'release')} as ${reply.value.fileName}`);
  else toastRefusal(reply.refusal);
}
