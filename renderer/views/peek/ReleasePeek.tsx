import { changeOf } from '../../../shared/domain/change.ts';
import type { Interval } from '../../../shared/kernel/interval.ts';
import { epochToWall, MINUTE, toEpoch, type Zone } from '../../../shared/kernel/time.ts';
import { sayCount, sayLength, sayLengthOf, sayWhen } from '../../../shared/kernel/timeText.ts';
import type { Release } from '../../../shared/model/release.ts';
import { ONCE, type Series } from '../../../shared/model/series.ts';
import { go } from '../../app/place.ts';
import { plan, useSession, useZone } from '../../app/session.ts';
import { useNow } from '../../app/useNow.ts';
import { IdLink, RecordRow } from '../../ui/IdLink.tsx';
import { KIND_WORD, KindSign } from '../../ui/signs.tsx';
import { startMoving } from '../calendar/moving.ts';
import { Evaluation } from '../release/Evaluation.tsx';
import { ReleaseStateChip } from '../release/ReleaseStateChip.tsx';
import { InOtherZones } from '../windows/InOtherZones.tsx';
import { Fact } from './Fact.tsx';
import { RecordButtons } from './RecordButtons.tsx';

const MOST_ITEMS = 100;

export function ReleasePeek({ record: release }: { record: Release }) {
  useSession((session) => session.versions);
  const now = useNow();
  const zone = useZone();
  const change = changeOf(plan(), release);
  const span = timesOf(release);
  const items = Array.from(plan().referring('items', 'releaseId', release.id));
  return (
    <>
      <dl className="facts">
        <Fact title="Kind" className="cell">
          <KindSign kind={release.kind} /> {KIND_WORD[release.kind]} <ReleaseStateChip state={release.state} />
        </Fact>
        <Fact title="Starts">{release.start ? sayWhen(release.start, zone, now) : 'none'}</Fact>
        <Fact title="Length">{sayReleaseLength(release, zone)}</Fact>
        <Fact title="Back-out">{sayLength(release.backOutMinutes)} reserve</Fact>
        <Fact title="Change">{change ? <IdLink collection="changes" record={change} /> : 'none'}</Fact>
      </dl>
      <RecordButtons
        noun="release"
        id={release.id}
        first={
          <>
            <button type="button" className="btn" onClick={() => go('release', release.id)}>
              Open
            </button>
            <button type="button" className="btn" onClick={() => startMoving(release)}>
              Move… <kbd>M</kbd>
            </button>
            <button type="button" className="btn" onClick={() => go('notes', release.id)}>
              Notes <kbd>R</kbd>
            </button>
          </>
        }
      />
      <Evaluation release={release} />
      {span && <InOtherZones key={release.id} series={seriesOf(span, zone)} time={span} />}
      <h2 className="group">
        Items <span className="count">{items.length}</span>
      </h2>
      {items.length === 0 && (
        <p className="note">None yet. Choose items in the backlog and make or fill a release from them.</p>
      )}
      {items.slice(0, MOST_ITEMS).map((item) => (
        <RecordRow key={item.id} collection="items" record={item} />
      ))}
      {items.length > MOST_ITEMS && (
        <p className="note">{sayCount(items.length - MOST_ITEMS, 'more item')} in the backlog.</p>
      )}
    </>
  );
}

/** Its planned start and end, without the reserve. */
const timesOf = ({ start, lengthMinutes }: Release): Interval | null =>
  start === null ? null : { start: toEpoch(start), end: toEpoch(start) + lengthMinutes * MINUTE };

const seriesOf = ({ start, end }: Interval, zone: Zone): Series => ({
  ...ONCE,
  zone,
  start: epochToWall(start, zone),
  end: epochToWall(end, zone),
});

/** With its date known, a switch of the clocks inside it is known too. */
function sayReleaseLength({ start, lengthMinutes }: Release, zone: Zone): string {
  if (start === null) return sayLength(lengthMinutes);
  return sayLengthOf(toEpoch(start), toEpoch(start) + lengthMinutes * MINUTE, zone);
}
