import { countBusinessDays } from '../../../shared/domain/businessTime/businessTime.ts';
import { isFrozenNow } from '../../../shared/domain/freezeNow.ts';
import { planCalendar } from '../../../shared/domain/planSettings.ts';
import { occurrencesOfSeries } from '../../../shared/domain/recurrence/series.ts';
import { sayDifferences, sayRule } from '../../../shared/domain/ruleWords/ruleWords.ts';
import { calendarOf } from '../../../shared/domain/schedule.ts';
import { type Interval, overlaps } from '../../../shared/kernel/interval.ts';
import { addDays, DAY, END_OF_TIME, epochToWall, type Zone } from '../../../shared/kernel/time.ts';
import { sayCount, sayInZone, sayLengthOf } from '../../../shared/kernel/timeText.ts';
import { type Freeze, freezeSpan, isDated } from '../../../shared/model/freeze.ts';
import { type Release, releaseSpan } from '../../../shared/model/release.ts';
import { isRecurring } from '../../../shared/model/series.ts';
import { openForm } from '../../app/place.ts';
import { plan, useCollection, useSession, useZone } from '../../app/session.ts';
import { useNowAfterChanges } from '../../app/useNow.ts';
import { RecordRow } from '../../ui/IdLink.tsx';
import { COVERED_WINDOWS_WORD, FREEZE_LEVEL_WORD } from '../../ui/words.ts';
import { sayFreezeSpan } from '../calendar/freezeWords.ts';
import { sayFreezeLevel } from '../windows/levelWords.ts';
import { liftFreeze } from '../windows/liftFreeze.ts';
import { FollowFacts } from './FollowFacts.tsx';
import { removeRecord } from './removeRecord.ts';
import { ScopeFacts } from './ScopeFacts.tsx';
import { SeriesDates } from './SeriesDates.tsx';

export function FreezePeek({ record: freeze }: { record: Freeze }) {
  useSession((session) => session.versions.releases);
  const now = useNowAfterChanges();
  const zone = useZone();
  const span = freezeSpan(freeze);
  const calendars = useCollection('businessCalendars');
  const inside = releasesInside(freeze);
  return (
    <>
      <dl className="facts">
        <dt>When</dt>
        <dd>
          {sayFreezeSpan(freeze, zone, now)}
          {span &&
            span.end < END_OF_TIME &&
            `, ${sayLengthOf(span.start, span.end, zone)}${sayBusinessDays(span, zone)}`}
        </dd>
        <FollowFacts startFrom={freeze.startFrom} endFrom={freeze.endFrom} />
        {span && freeze.zone !== zone && (
          <>
            <dt>There</dt>
            <dd>Begins {sayInZone(span.start, freeze.zone, zone, now)}</dd>
          </>
        )}
        {isDated(freeze) && isRecurring(freeze) && (
          <>
            <dt>Repeats</dt>
            <dd>
              {sayRule(freeze, { planZone: zone, calendars })}
              {sayDifferences(freeze) && <span className="meta"> ({sayDifferences(freeze)})</span>}
            </dd>
          </>
        )}
        <dt>Level</dt>
        <dd>
          {FREEZE_LEVEL_WORD[freeze.level]}
          {freeze.levels.map((level) => (
            <span key={sayFreezeLevel(level)} className="meta level-line">
              {sayFreezeLevel(level)}
            </span>
          ))}
        </dd>
        {freeze.approverRole && (
          <>
            <dt>Approver</dt>
            <dd>{freeze.approverRole}</dd>
          </>
        )}
        <dt>Zone</dt>
        <dd>{freeze.zone}</dd>
        {freeze.windows !== 'keep' && (
          <>
            <dt>Windows</dt>
            <dd>{COVERED_WINDOWS_WORD[freeze.windows]}</dd>
          </>
        )}
        <ScopeFacts scope={freeze.scope} />
        {freeze.reason && (
          <>
            <dt>Reason</dt>
            <dd dir="auto">{freeze.reason}</dd>
          </>
        )}
      </dl>
      <div className="buttons">
        {isFrozenNow(plan(), freeze, now) && (
          <button type="button" className="btn" onClick={() => void liftFreeze(freeze.id)}>
            Lift it now
          </button>
        )}
        <button type="button" className="btn" onClick={() => openForm('freeze', { subject: freeze.id })}>
          Edit…
        </button>
        <button type="button" className="btn danger" onClick={() => void removeRecord('freeze', freeze.id)}>
          Delete
        </button>
      </div>
      {isDated(freeze) && isRecurring(freeze) && <SeriesDates collection="freezes" record={freeze} />}
      <h2 className="group">
        Releases inside <span className="count">{inside.length}</span>
      </h2>
      {inside.slice(0, 50).map((release) => (
        <RecordRow key={release.id} collection="releases" record={release} />
      ))}
    </>
  );
}

/** How many business days it takes, those that it takes in part included; of less than a day its hours say more. */
function sayBusinessDays({ start, end }: Interval, zone: Zone): string {
  if (end - start < DAY) return '';
  const [first, last] = [epochToWall(start, zone), epochToWall(end - 1, zone)].map((wall) => wall.slice(0, 10));
  return `, ${sayCount(countBusinessDays(first!, addDays(last!, 1), planCalendar(plan())), 'business day')}`;
}

/** What stands in one of its times; between those of one that recurs nothing is held up. */
function releasesInside(freeze: Freeze): Release[] {
  const span = freezeSpan(freeze);
  if (!span || !isDated(freeze)) return [];
  const near = Array.from(plan().during('releases', span));
  if (!isRecurring(freeze)) return near;
  return near.filter((release) => {
    const taken = releaseSpan(release)!;
    return occurrencesOfSeries(freeze, taken, calendarOf(plan(), freeze)).some((time) => overlaps(time, taken));
  });
}
