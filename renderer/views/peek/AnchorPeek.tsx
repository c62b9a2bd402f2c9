import { sayRelative } from '../../../shared/domain/businessTime/relativeTime.ts';
import { sayDate, sayWall } from '../../../shared/kernel/timeText.ts';
import type { Anchor } from '../../../shared/model/anchor.ts';
import { peek } from '../../app/place.ts';
import { plan, useSession } from '../../app/session.ts';
import { followersOf } from '../workingDays/workingDaysColumns.tsx';
import { Fact } from './Fact.tsx';
import { RecordButtons } from './RecordButtons.tsx';

/** A named date, and what moves with it. */
export function AnchorPeek({ record: anchor }: { record: Anchor }) {
  useSession(({ versions }) => versions.windows + versions.freezes);
  const followers = followersOf(anchor);
  return (
    <>
      <dl className="facts">
        <Fact title="Date">{anchor.on ? sayDate(anchor.on, '') : 'not set yet'}</Fact>
      </dl>
      <RecordButtons noun="anchor" id={anchor.id} edit={anchor.on ? 'Edit…' : 'Set the date…'} />
      <h2 className="group">
        Follow it <span className="count">{followers.length}</span>
      </h2>
      {followers.length === 0 && (
        <p className="note">Nothing yet. A freeze or window that begins “{anchor.name} - 5 days” moves with it.</p>
      )}
      {followers.map(({ collection, record }) => (
        <button key={record.id} type="button" className="row-button two" onClick={() => peek(collection, record.id)}>
          <span className="id">{record.key}</span>
          <span className="grow">
            <span className="cut" dir="auto">
              {record.name}
            </span>
            {record.startFrom && (
              <Follows word="Starts" phrase={sayRelative(record.startFrom, plan())} at={record.start} />
            )}
            {record.endFrom && <Follows word="Ends" phrase={sayRelative(record.endFrom, plan())} at={record.end} />}
          </span>
        </button>
      ))}
    </>
  );
}

const Follows = ({ word, phrase, at }: { word: string; phrase: string; at: string | null }) => (
  <span className="meta" dir="auto">
    {word} {phrase}: {at ? sayWall(at, true) : 'not set yet'}
  </span>
);
