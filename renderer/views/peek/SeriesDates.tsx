import { previewSeries } from '../../../shared/domain/recurrence/seriesPreview.ts';
import { calendarOf } from '../../../shared/domain/schedule.ts';
import { DAY, END_OF_TIME, epochToWall } from '../../../shared/kernel/time.ts';
import { sayInZone, sayLengthOf, saySpan, sayWall } from '../../../shared/kernel/timeText.ts';
import { isRecurring, type Series } from '../../../shared/model/series.ts';
import { perform } from '../../app/perform.ts';
import { peek, usePlace } from '../../app/place.ts';
import { plan, useSession, useZone } from '../../app/session.ts';
import { useNow } from '../../app/useNow.ts';
import { toastRefusal } from '../../ui/toasts.tsx';
import { changeDate, dateAt, type SeriesCollection } from '../windows/dateInPeek.ts';

interface Properties {
  collection: SeriesCollection;
  record: Series & { id: string };
  /** What else is said of a date, such as by when changes are handed in for it. */
  about?: (start: number) => string | null;
}

const COUNT = 8;

/** The dates of a series to come, and what can be done with the one that is chosen. */
export function SeriesDates({ collection, record, about }: Properties) {
  useSession((session) => session.versions.businessCalendars);
  const now = useNow();
  const zone = useZone();
  const chosen = usePlace((place) => place.peek?.at);
  const dates = previewSeries(record, calendarOf(plan(), record), now, COUNT);
  const year = epochToWall(now, record.zone).slice(0, 4);
  return (
    <>
      {chosen !== undefined && isRecurring(record) && (
        <ChosenDate collection={collection} record={record} at={chosen} />
      )}
      <h2 className="group">Next dates</h2>
      {dates.map(({ wall, start, end, why }) =>
        start === null ? (
          <p key={wall} className="note left-out-date">
            <span className="grow">
              <s>{sayWall(wall, wall.slice(0, 4) !== year)}</s> {why}
            </span>
            {record.exceptions.includes(wall) && <PutBack id={record.id} occurrence={wall} />}
          </p>
        ) : (
          <button
            key={wall}
            type="button"
            className="row-button two"
            aria-pressed={start === chosen}
            onClick={() => peek(collection, record.id, start)}
          >
            <span className="grow">
              <span>
                {saySpan(start, end!, zone, now)}
                {end! < END_OF_TIME && `, ${sayLengthOf(start, end!, record.zone)}`}
              </span>
              {[record.zone !== zone && `there ${sayInZone(start, record.zone, zone, now)}`, why, about?.(start)]
                .filter(Boolean)
                .map((note) => (
                  <span key={String(note)} className="meta">
                    {note}
                  </span>
                ))}
            </span>
          </button>
        ),
      )}
      {dates.length === 0 && <p className="note">No date is to come.</p>}
    </>
  );
}

/** The date that was pressed: change it, it and those that follow, or all; leave it out, or put it back. */
function ChosenDate({
  collection,
  record,
  at,
}: {
  collection: SeriesCollection;
  record: Series & { id: string };
  at: number;
}) {
  const now = useNow();
  const zone = useZone();
  const date = dateAt(record, at);
  if (!date || Math.abs(date.start - at) > DAY) return null;
  const { wall, start, end } = date;
  const isChanged = record.overrides.some(({ occurrence }) => occurrence === wall);
  const change = (reach: 'this' | 'following' | 'all') => changeDate(record.id, collection, wall, reach);
  const leave = (reach: 'this' | 'following') =>
    void act('occurrence.cancel', { record: record.id, occurrence: wall, reach });
  return (
    <section aria-label="This date">
      <h2 className="group">This date</h2>
      <p className="note chosen-date">
        <b>{saySpan(start, end, zone, now)}</b>
        {isChanged && <span className="meta"> by hand; its rule says {sayWall(wall, true)}</span>}
      </p>
      <div className="buttons">
        <button type="button" className="btn" onClick={() => change('this')}>
          This one… <kbd>E</kbd>
        </button>
        <button type="button" className="btn" onClick={() => change('following')}>
          This and following…
        </button>
        <button type="button" className="btn" onClick={() => change('all')}>
          All…
        </button>
        <button type="button" className="btn" onClick={() => leave('this')}>
          Leave it out
        </button>
        <button type="button" className="btn" onClick={() => leave('following')}>
          End before it
        </button>
        {isChanged && <PutBack id={record.id} occurrence={wall} />}
      </div>
    </section>
  );
}

const PutBack = ({ id, occurrence }: { id: string; occurrence: string }) => (
  <button
    type="button"
    className="btn small"
    onClick={() => void act('occurrence.restore', { record: id, occurrence })}
  >
    Put back
  </button>
);

async function act(name: string, input: object): Promise<void> {
  const reply = await perform(name, input);
  if (!reply.ok) toastRefusal(reply.refusal);
}
