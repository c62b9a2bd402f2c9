import { sayCutOff } from '../../../shared/domain/shownCalendar/meetingWords.ts';
import { sayCount } from '../../../shared/kernel/timeText.ts';
import type { CabMeeting } from '../../../shared/model/cabMeeting.ts';
import { plan, useZone } from '../../app/session.ts';
import { useNow } from '../../app/useNow.ts';
import { InOtherZones } from '../windows/InOtherZones.tsx';
import { Fact } from './Fact.tsx';
import { RecordButtons } from './RecordButtons.tsx';
import { RuleFact } from './RuleFact.tsx';
import { SeriesDates } from './SeriesDates.tsx';

/** The meetings of a board: when they are, and by when changes are handed in for each. */
export function CabMeetingPeek({ record: meeting }: { record: CabMeeting }) {
  const planZone = useZone();
  const now = useNow();
  return (
    <>
      <dl className="facts">
        <RuleFact title="When" series={meeting} />
        <Fact title="Zone">{meeting.zone}</Fact>
        {meeting.cutOff && (
          <Fact title="Cut-off">
            by {meeting.cutOff.time},{' '}
            {meeting.cutOff.days === 0
              ? 'on the day'
              : `${sayCount(meeting.cutOff.days, meeting.cutOff.unit === 'days' ? 'day' : 'business day')} before`}
          </Fact>
        )}
      </dl>
      <RecordButtons noun="cabMeeting" id={meeting.id} />
      <SeriesDates
        collection="cabMeetings"
        record={meeting}
        about={(start) => sayCutOff(plan(), meeting, start, planZone, now)}
      />
      <InOtherZones key={meeting.id} series={meeting} />
    </>
  );
}
