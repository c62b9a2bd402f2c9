import { freezesDuring, nextOccurrence } from '../../../shared/domain/schedule.ts';
import { DAY } from '../../../shared/kernel/time.ts';
import { sayCount, saySpan } from '../../../shared/kernel/timeText.ts';
import { isOver } from '../../../shared/model/release.ts';
import { peek } from '../../app/place.ts';
import { plan, useCollection, useZone } from '../../app/session.ts';
import { useNow } from '../../app/useNow.ts';
import { KindSign } from '../../ui/signs.tsx';
import { ContradictionCount } from './ContradictionCount.tsx';
import { useCalendarPlace } from './calendarPlace.ts';
import { DayPanel } from './DayPanel.tsx';
import { startMoving } from './moving.ts';

/** Beside the calendar: the day that was opened, or else what is to come. */
export function CalendarSide() {
  const day = useCalendarPlace((place) => place.openDay);
  return day ? <DayPanel day={day} /> : <ToCome />;
}

/** What has no date yet, and the windows and freezes to come. */
function ToCome() {
  const releases = useCollection('releases');
  const windows = useCollection('windows');
  useCollection('freezes');
  const now = useNow();
  const zone = useZone();
  const undated = releases.filter((release) => release.start === null && !isOver(release));
  const freezes = freezesDuring(plan(), { start: now, end: now + 366 * DAY });
  const next = nextOccurrence(plan(), now);
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
      {windows.length === 0 && <p className="note">None yet. Without one, every date is allowed with a warning.</p>}
      {windows.map((window) => (
        <button key={window.id} type="button" className="row-button" onClick={() => peek('windows', window.id)}>
          <span className="id">{window.key}</span>
          <span className="cut grow" dir="auto">
            {window.name}
          </span>
        </button>
      ))}
      {next && (
        <p className="note">
          Next: {next.window.name}, {saySpan(next.start, next.end, zone, now)}
        </p>
      )}
      <h2 className="group">
        Freezes to come <span className="count">{freezes.length}</span>
      </h2>
      {freezes.length === 0 && <p className="note">None within a year.</p>}
      {freezes.map(({ freeze, span }) => (
        <button key={freeze.id} type="button" className="row-button two" onClick={() => peek('freezes', freeze.id)}>
          <span className="id">{freeze.key}</span>
          <span className="grow">
            <span className="cut" dir="auto">
              {freeze.name}
            </span>
            <span className="meta">{saySpan(span.start, span.end, zone, now)}</span>
          </span>
        </button>
      ))}
    </div>
  );
}
