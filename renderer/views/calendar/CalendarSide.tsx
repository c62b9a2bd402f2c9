import { freezesDuring, type MeetingOccurrence, meetingsDuring } from '../../../shared/domain/schedule.ts';
import { sayCutOff } from '../../../shared/domain/shownCalendar/meetingWords.ts';
import { nextOccurrence } from '../../../shared/domain/windowTimes.ts';
import type { Id } from '../../../shared/kernel/id.ts';
import type { Interval } from '../../../shared/kernel/interval.ts';
import { DAY } from '../../../shared/kernel/time.ts';
import { sayCount, saySpan } from '../../../shared/kernel/timeText.ts';
import type { Freeze } from '../../../shared/model/freeze.ts';
import { isOver } from '../../../shared/model/release.ts';
import type { View } from '../../../shared/store/view.ts';
import { openForm, peek } from '../../app/place.ts';
import { plan } from '../../app/session.ts';
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

/** What has no date yet, and the windows, freezes and meetings to come. */
const ToCome = () => (
  <div className="scroll">
    <ContradictionCount />
    <Undated />
    <Windows />
    <FreezesToCome />
    <NextMeetings />
    <BeginBeside />
  </div>
);

function Undated() {
  const { view } = useShownPlan();
  const releases = Array.from(view.all('releases'));
  const undated = releases.filter((release) => release.start === null && !isOver(release));
  return (
    <>
      <h2 className="group">
        Without a date <span className="count">{undated.length.toLocaleString('en-US')}</span>
      </h2>
      {undated.length === 0 && <p className="note">{sayAllDated(releases.length)}</p>}
      {undated.slice(0, MOST_LISTED).map((release) => (
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
      {undated.length > MOST_LISTED && (
        <p className="note">{sayCount(undated.length - MOST_LISTED, 'more release')} in the releases view.</p>
      )}
    </>
  );
}

function sayAllDated(shown: number): string {
  if (shown > 0) return 'Every release has a date.';
  return plan().count('releases') > 0 ? 'None for what the filter shows.' : 'No release yet.';
}

function Windows() {
  const now = useNow();
  const zone = useCalendarZone();
  const { view } = useShownPlan();
  const windows = Array.from(view.all('windows'));
  const next = nextOccurrence(view, now);
  return (
    <>
      <h2 className="group">
        Maintenance windows <span className="count">{windows.length.toLocaleString('en-US')}</span>
      </h2>
      {windows.length === 0 && <NoWindows />}
      {windows.slice(0, MOST_LISTED).map((window) => (
        <button key={window.id} type="button" className="row-button" onClick={() => peek('windows', window.id)}>
          <span className="id">{window.key}</span>
          <span className="cut grow" dir="auto" title={window.name}>
            {window.name}
          </span>
        </button>
      ))}
      {windows.length > MOST_LISTED && (
        <p className="note">{sayCount(windows.length - MOST_LISTED, 'more window')}: Ctrl K finds each.</p>
      )}
      {next && (
        <p className="note next">
          {next.start <= now ? 'Open now' : 'Next'}: <bdi>{next.window.name}</bdi>,{' '}
          {saySpan(next.start, next.end, zone, now)}
        </p>
      )}
    </>
  );
}

/** The filter may hide them all: then there is nothing to add. */
function NoWindows() {
  if (plan().count('windows') > 0) return <p className="note">None for what the filter shows.</p>;
  return (
    <p className="note">
      None yet. Without one, every date is allowed with a warning.{' '}
      <button type="button" className="link" onClick={() => openForm('window')}>
        Say when releases may run
      </button>
      , or{' '}
      <button type="button" className="link" onClick={() => openForm('calendar.import')}>
        import a calendar (.ics)
      </button>
    </p>
  );
}

function FreezesToCome() {
  const now = useNow();
  const zone = useCalendarZone();
  const { view } = useShownPlan();
  const freezes = timesByFreeze(view, { start: now, end: now + 366 * DAY });
  return (
    <>
      <h2 className="group">
        Freezes to come <span className="count">{freezes.size.toLocaleString('en-US')}</span>
      </h2>
      {freezes.size === 0 && <p className="note">None within a year.</p>}
      {[...freezes].slice(0, MOST_LISTED).map(([freeze, times]) => (
        <button
          key={freeze.id}
          type="button"
          className="row-button two"
          onClick={() => peek('freezes', freeze.id, times[0]!.start)}
        >
          <span className="id">{freeze.key}</span>
          <span className="grow">
            <span className="cut" dir="auto" title={freeze.name}>
              {freeze.name}
            </span>
            <span className="meta">
              {sayFrozen(times[0]!, zone, now)}
              {times.length > 1 && `, and ${times.length - 1} more within a year`}
            </span>
          </span>
        </button>
      ))}
      {freezes.size > MOST_LISTED && (
        <p className="note">{sayCount(freezes.size - MOST_LISTED, 'more freeze')}: Ctrl K finds each.</p>
      )}
    </>
  );
}

/** Of each board the next meeting, with the time by which its changes are handed in. */
function NextMeetings() {
  const now = useNow();
  const zone = useCalendarZone();
  const { view } = useShownPlan();
  const next = new Map<Id, MeetingOccurrence>();
  for (const one of meetingsDuring(view, { start: now, end: now + 92 * DAY }))
    if (!next.has(one.meeting.id)) next.set(one.meeting.id, one);
  if (next.size === 0) return null;
  return (
    <>
      <h2 className="group">
        Next CAB meetings <span className="count">{next.size.toLocaleString('en-US')}</span>
      </h2>
      {[...next.values()].slice(0, MOST_LISTED).map(({ meeting, start, end }) => (
        <button
          key={meeting.id}
          type="button"
          className="row-button two"
          onClick={() => peek('cabMeetings', meeting.id, start)}
        >
          <span className="id">{meeting.key}</span>
          <span className="grow">
            <span className="cut" dir="auto" title={meeting.name}>
              {meeting.name}
            </span>
            <span className="meta">
              {[saySpan(start, end, zone, now), sayCutOff(view, meeting, start, zone, now)].filter(Boolean).join(', ')}
            </span>
          </span>
        </button>
      ))}
      {next.size > MOST_LISTED && (
        <p className="note">{sayCount(next.size - MOST_LISTED, 'more CAB meeting')}: Ctrl K finds each.</p>
      )}
    </>
  );
}

/** More are not listed here. */
const MOST_LISTED = 50;

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
