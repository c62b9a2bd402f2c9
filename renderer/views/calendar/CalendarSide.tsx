import { freezesDuring } from '../../../shared/domain/schedule.ts';
import { nextOccurrence } from '../../../shared/domain/windowTimes.ts';
import type { Interval } from '../../../shared/kernel/interval.ts';
import { DAY } from '../../../shared/kernel/time.ts';
import { sayCount, saySpan } from '../../../shared/kernel/timeText.ts';
import type { Freeze } from '../../../shared/model/freeze.ts';
import { isOver } from '../../../shared/model/release.ts';
import type { View } from '../../../shared/store/view.ts';
import { openForm, peek } from '../../app/place.ts';
import { useNow } from '../../app/useNow.ts';
import { KindSign } from '../../ui/signs.tsx';
import { BeginBeside } from './BeginBeside.tsx';
import { ContradictionCount } from './ContradictionCount.tsx';
import { useCalendarPlace, useCalendarZone, useShownPlan } from './calendarPlace.ts';
import { DayPanel } from './DayPanel.tsx';
import { sayFrozen } from './freezeWords.ts';
import { startMoving } from './moving.ts';

/** Beside the calendar: the day that was opened, or else what is to come. */
export function CalendarSide() {
  const day = useCalendarPlace((place) => place.openDay);
  return day ? <DayPanel day={day} /> : <ToCome />;
}

/** What has no date yet, and the windows and freezes to come. */
function ToCome() {
  const now = useNow();
  const zone = useCalendarZone();
  const { view } = useShownPlan();
  const windows = Array.from(view.all('windows'));
  const undated = Array.from(view.all('releases')).filter((release) => release.start === null && !isOver(release));
  const freezes = timesByFreeze(view, { start: now, end: now + 366 * DAY });
  const next = nextOccurrence(view, now);
  return (
    <div className="scroll">
      <ContradictionCount />
      <h2 className="group">
        Without a date <span className="count">{undated.length}</span>
      </h2>
      {undated.length === 0 && <p className="note">Every release has a date.</p>}
      {undated.slice(0, 50).map((release) => (
        <div key={release.id} className="slot">
          <KindSign kind={release.kind} />
          <button type="button" className="row-link grow" onClick={() => peek('releases', release.id)}>
            <span className="id">{release.key}</span> <span dir="auto">{release.name}</span>
          </button>
          <button type="button" className="btn small" onClick={() => startMoving(release)}>
            Move…
          </button>
        </div>
      ))}
      {undated.length > 50 && (
        <p className="note">{sayCount(undated.length - 50, 'more release')} in the releases view.</p>
      )}
      <h2 className="group">
        Maintenance windows <span className="count">{windows.length}</span>
      </h2>
      {windows.length === 0 && (
        <p className="note">
          None yet. Without one, every date is allowed with a warning.{' '}
          <button type="button" className="link" onClick={() => openForm('calendar.import')}>
            Import a calendar (.ics)
          </button>
        </p>
      )}
      {windows.slice(0, MOST_WINDOWS).map((window) => (
        <button key={window.id} type="button" className="row-button" onClick={() => peek('windows', window.id)}>
          <span className="id">{window.key}</span>
          <span className="cut grow" dir="auto">
            {window.name}
          </span>
        </button>
      ))}
      {windows.length > MOST_WINDOWS && (
        <p className="note">{sayCount(windows.length - MOST_WINDOWS, 'more window')}: Ctrl K finds each.</p>
      )}
      {next && (
        <p className="note">
          Next: {next.window.name}, {saySpan(next.start, next.end, zone, now)}
        </p>
      )}
      <h2 className="group">
        Freezes to come <span className="count">{freezes.size}</span>
      </h2>
      {freezes.size === 0 && <p className="note">None within a year.</p>}
      {Array.from(freezes, ([freeze, times]) => (
        <button
          key={freeze.id}
          type="button"
          className="row-button two"
          onClick={() => peek('freezes', freeze.id, times[0]!.start)}
        >
          <span className="id">{freeze.key}</span>
          <span className="grow">
            <span className="cut" dir="auto">
              {freeze.name}
            </span>
            <span className="meta">
              {sayFrozen(times[0]!, zone, now)}
              {times.length > 1 && `, and ${times.length - 1} more within a year`}
            </span>
          </span>
        </button>
      ))}
      <BeginBeside />
    </div>
  );
}

/** More are not listed here. */
const MOST_WINDOWS = 50;

/** A freeze that recurs has one line. */
function timesByFreeze(view: View, interval: Interval): Map<Freeze, Interval[]> {
  const times = new Map<Freeze, Interval[]>();
  for (const { freeze, span } of freezesDuring(view, interval)) {
    const known = times.get(freeze);
    if (known) known.push(span);
    else times.set(freeze, [span]);
  }
  return times;
}
