import { countBusinessDays } from '../../../shared/domain/businessTime/businessTime.ts';
import { isFrozenNow } from '../../../shared/domain/freezeNow.ts';
import { planCalendar } from '../../../shared/domain/planSettings.ts';
import { occurrencesOfSeries } from '../../../shared/domain/recurrence/series.ts';
import { calendarOf } from '../../../shared/domain/schedule.ts';
import { type Interval, overlaps } from '../../../shared/kernel/interval.ts';
import { addDays, DAY, dayAt, END_OF_TIME, type Zone } from '../../../shared/kernel/time.ts';
import { sayCount, sayInZone, sayLengthOf } from '../../../shared/kernel/timeText.ts';
import { type Freeze, freezeSpan, isDated } from '../../../shared/model/freeze.ts';
import { type Release, releaseSpan } from '../../../shared/model/release.ts';
import { isRecurring } from '../../../shared/model/series.ts';
import { plan, useSession, useZone } from '../../app/session.ts';
import { useNowAfterChanges } from '../../app/useNow.ts';
import { RecordRow } from '../../ui/IdLink.tsx';
import { COVERED_WINDOWS_WORD, FREEZE_LEVEL_WORD } from '../../ui/words.ts';
import { sayFreezeSpan } from '../calendar/freezeWords.ts';
import { sayFreezeLevel } from '../windows/levelWords.ts';
import { liftFreeze } from '../windows/liftFreeze.ts';
import { Fact, TypedFact } from './Fact.tsx';
import { FollowFacts } from './FollowFacts.tsx';
import { RecordButtons } from './RecordButtons.tsx';
import { RuleFact } from './RuleFact.tsx';
import { ScopeFacts } from './ScopeFacts.tsx';
import { SeriesDates } from './SeriesDates.tsx';

export function FreezePeek({ record: freeze }: { record: Freeze }) {
  useSession((session) => session.versions.releases);
  const now = useNowAfterChanges();
  const inside = releasesInside(freeze);
  return (
    <>
      <Facts freeze={freeze} now={now} />
      <RecordButtons
        noun="freeze"
        id={freeze.id}
        first={
          isFrozenNow(plan(), freeze, now) && (
            <button type="button" className="btn" onClick={() => void liftFreeze(freeze.id)}>
              Lift it now
            </button>
          )
        }
      />
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

function Facts({ freeze, now }: { freeze: Freeze; now: number }) {
  const zone = useZone();
  const span = freezeSpan(freeze);
  return (
    <dl className="facts">
      <Fact title="When">
        {sayFreezeSpan(freeze, zone, now)}
        {span && span.end < END_OF_TIME && `, ${sayLengthOf(span.start, span.end, zone)}${sayBusinessDays(span, zone)}`}
      </Fact>
      <FollowFacts startFrom={freeze.startFrom} endFrom={freeze.endFrom} />
      {span && freeze.zone !== zone && (
        <Fact title="There">Begins {sayInZone(span.start, freeze.zone, zone, now)}</Fact>
      )}
      {isDated(freeze) && isRecurring(freeze) && <RuleFact title="Repeats" series={freeze} />}
      <Fact title="Level">
        {FREEZE_LEVEL_WORD[freeze.level]}
        {freeze.levels.map((level) => (
          <span key={sayFreezeLevel(level)} className="meta level-line">
            {sayFreezeLevel(level)}
          </span>
        ))}
      </Fact>
      {freeze.approverRole && <Fact title="Approver">{freeze.approverRole}</Fact>}
      <Fact title="Zone">{freeze.zone}</Fact>
      {freeze.windows !== 'keep' && <Fact title="Windows">{COVERED_WINDOWS_WORD[freeze.windows]}</Fact>}
      <ScopeFacts scope={freeze.scope} />
      {freeze.reason && <TypedFact title="Reason" text={freeze.reason} />}
    </dl>
  );
}

/** How many business days it takes, those that it takes in part included; of less than a day its hours say more. */
function sayBusinessDays({ start, end }: Interval, zone: Zone): string {
  if (end - start < DAY) return '';
  const days = countBusinessDays(dayAt(start, zone), addDays(dayAt(end - 1, zone), 1), planCalendar(plan()));
  return `, ${sayCount(days, 'business day')}`;
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
