import { cutOffOf } from '../../../shared/domain/cabMeeting.ts';
import { meetingsDuring, planCalendar } from '../../../shared/domain/schedule.ts';
import { DAY, type Zone } from '../../../shared/kernel/time.ts';
import { sayInstant, saySpan } from '../../../shared/kernel/timeText.ts';
import type { CabMeeting } from '../../../shared/model/cabMeeting.ts';
import type { View } from '../../../shared/store/view.ts';
import { openForm, peek } from '../../app/place.ts';

/** The boards: when each meets next, and by when changes are handed in for it. */
export function MeetingsToCome({ view, zone, now }: { view: View; zone: Zone; now: number }) {
  const meetings = Array.from(view.all('cabMeetings'));
  return (
    <>
      <h2 className="group">
        CAB meetings <span className="count">{meetings.length}</span>
      </h2>
      {meetings.slice(0, MOST).map((meeting) => (
        <MeetingRow key={meeting.id} view={view} meeting={meeting} zone={zone} now={now} />
      ))}
      <p className="note">
        {meetings.length === 0 && 'No board meets yet. '}
        <button type="button" className="link" onClick={() => openForm('cabMeeting')}>
          New CAB meeting…
        </button>
      </p>
    </>
  );
}

const MOST = 20;

function MeetingRow({ view, meeting, zone, now }: { view: View; meeting: CabMeeting; zone: Zone; now: number }) {
  const next = nextOf(view, meeting, now);
  const cutOff = next && cutOffOf(meeting, next.start, planCalendar(view));
  return (
    <button
      type="button"
      className="row-button two"
      onClick={() => peek('cabMeetings', meeting.id, ...(next ? [next.start] : []))}
    >
      <span className="id">{meeting.key}</span>
      <span className="grow">
        <span className="cut" dir="auto">
          {meeting.name}
        </span>
        <span className="meta">
          {next ? saySpan(next.start, next.end, zone, now) : 'No date within a year'}
          {cutOff !== null && `, changes by ${sayInstant(cutOff, zone, now)}`}
        </span>
      </span>
    </button>
  );
}

function nextOf(view: View, meeting: CabMeeting, now: number) {
  const during = (days: number) =>
    meetingsDuring(view, { start: now, end: now + days * DAY }).find((one) => one.meeting.id === meeting.id);
  return during(31) ?? during(366) ?? null;
}
