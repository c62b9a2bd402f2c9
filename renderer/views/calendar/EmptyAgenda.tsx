import { isFiltered } from '../../../shared/domain/shownCalendar/calendarFilter.ts';
import { openForm } from '../../app/place.ts';
import { clearFilters, useCalendarPlace } from './calendarPlace.ts';

/** Where nothing begins within a year: by the filter, or because nothing is planned yet. */
export function EmptyAgenda() {
  const isNarrowed = useCalendarPlace((place) => isFiltered(place.filter));
  return isNarrowed ? (
    <section className="empty">
      <h2>Nothing matches the filter</h2>
      <p>No release, window or freeze that it shows begins within a year of this day.</p>
      <div className="actions">
        <button type="button" className="btn" onClick={clearFilters}>
          Show all <kbd>0</kbd>
        </button>
      </div>
    </section>
  ) : (
    <section className="empty">
      <h2>Nothing begins within a year of this day</h2>
      <p>
        The agenda lists releases with their verdicts, maintenance windows, freezes and CAB meetings. Say first when
        releases may run.
      </p>
      <div className="actions">
        <button type="button" className="btn" onClick={() => openForm('window')}>
          New window…
        </button>
        <button type="button" className="btn" onClick={() => openForm('calendar.import')}>
          Import a calendar (.ics)…
        </button>
      </div>
    </section>
  );
}
