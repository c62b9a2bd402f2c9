import { sayDifferences, sayRule } from '../../../shared/domain/ruleWords/ruleWords.ts';
import { sayCutOff } from '../../../shared/domain/shownCalendar/meetingWords.ts';
import { sayCount } from '../../../shared/kernel/timeText.ts';
import type { CabMeeting } from '../../../shared/model/cabMeeting.ts';
import { openForm } from '../../app/place.ts';
import { plan, useCollection, useZone } from '../../app/session.ts';
import { useNow } from '../../app/useNow.ts';
import { InOtherZones } from '../windows/InOtherZones.tsx';
import { removeRecord } from './removeRecord.ts';
import { SeriesDates } from './SeriesDates.tsx';

/** The meetings of a board: when they are, and by when changes are handed in for each. */
export function CabMeetingPeek({ record: meeting }: { record: CabMeeting }) {
  const planZone = useZone();
  const now = useNow();
  const calendars = useCollection('businessCalendars');
  const differences = sayDifferences(meeting);
  return (
    <>
      <dl className="facts">
        <dt>When</dt>
        <dd>
          {sayRule(meeting, { planZone, calendars })}
          {differences && <span className="meta"> ({differences})</span>}
        </dd>
        <dt>Zone</dt>
        <dd>{meeting.zone}</dd>
        {meeting.cutOff && (
          <>
            <dt>Cut-off</dt>
            <dd>
              by {meeting.cutOff.time},{' '}
              {meeting.cutOff.days === 0
                ? 'on the day'
                : `${sayCount(meeting.cutOff.days, meeting.cutOff.unit === 'days' ? 'day' : 'business day')} before`}
            </dd>
          </>
        )}
      </dl>
      <div className="buttons">
        <button type="button" className="btn" onClick={() => openForm('cabMeeting', { subject: meeting.id })}>
          Edit…
        </button>
        <button type="button" className="btn danger" onClick={() => void removeRecord('cabMeeting', meeting.id)}>
          Delete
        </button>
      </div>
      <SeriesDates
        collection="cabMeetings"
        record={meeting}
        about={(start) => sayCutOff(plan(), meeting, start, planZone, now)}
      />
      <InOtherZones key={meeting.id} series={meeting} />
    </>
  );
}
