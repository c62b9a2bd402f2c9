import type { EventDisplayInfo } from '@fullcalendar/react';
import { IconLock, IconSnowflake, IconTool, IconUsersGroup } from '@tabler/icons-react';
import { memo } from 'react';
import type { Interval } from '../../../shared/kernel/interval.ts';
import { DAY, MINUTE } from '../../../shared/kernel/time.ts';
import { saySpan } from '../../../shared/kernel/timeText.ts';
import type { CabMeeting } from '../../../shared/model/cabMeeting.ts';
import type { Freeze } from '../../../shared/model/freeze.ts';
import { type Release, releaseEnd } from '../../../shared/model/release.ts';
import type { MaintenanceWindow } from '../../../shared/model/window.ts';
import { KIND_WORD, KindSign } from '../../ui/signs.tsx';
import { RELEASE_STATE_WORD } from '../../ui/words.ts';
import type { MoreOnDay, WindowStretch } from './calendarEvents.ts';
import { useCalendarZone } from './calendarPlace.ts';
import { sayLongDay } from './dayWords.ts';
import { recordName } from './focus.ts';
import { FREEZE_KIND, sayFreezeAsks, sayFreezeTerms, sayFrozen } from './freezeWords.ts';
import { useKnownOutcome } from './lateVerdicts.ts';
import { OutcomeSign, sayOutcome } from './OutcomeSign.tsx';

/** One thing in the calendar: kind, id, time, name, verdict sign. What is read aloud has its end and its verdict as well. */
export function CalendarChip({ info }: { info: EventDisplayInfo }) {
  const { event, timeText } = info;
  const {
    release,
    freeze,
    span,
    window,
    windows,
    meeting,
    more,
    lift = 0,
  } = event.extendedProps as {
    release?: Release;
    freeze?: Freeze;
    span?: Interval;
    window?: MaintenanceWindow;
    windows?: WindowStretch;
    meeting?: CabMeeting;
    more?: MoreOnDay;
    lift?: number;
  };
  if (release) return <ReleaseChip release={release} time={timeText} reserve={shareOfReserve(release, info)} />;
  if (more) return <MoreChip more={more} />;
  if (meeting) return <MeetingChip meeting={meeting} time={timeText} />;
  if (freeze) return event.display === 'background' ? null : <FreezeBanner freeze={freeze} span={span!} />;
  return window || windows ? (
    <span className="window-label" style={lift > 0 ? { bottom: lift * LABEL_HEIGHT } : undefined}>
      <IconTool size={12} aria-hidden="true" />
      <span className="cut" dir="auto">
        {window?.name ?? event.title}
      </span>
    </span>
  ) : null;
}

const SHORT = 50 * MINUTE;

/** Of a window's label, in pixels. */
const LABEL_HEIGHT = 15;

/**
 * How much of a chip among the hours, from its foot up, is kept free to back out in: 0 to 1. Null in the month, whose chips do
 * not show how long anything is. A release over midnight has a chip on each day.
 */
function shareOfReserve(release: Release, { event, isStart, isEnd, view }: EventDisplayInfo): number | null {
  if (view.type === 'dayGridMonth' || !event.start || !event.end) return null;
  const end = event.end.getTime();
  const from = isStart ? event.start.getTime() : Math.floor((end - 1) / DAY) * DAY;
  const to = isEnd ? end : (Math.floor(from / DAY) + 1) * DAY;
  const reserveFrom = end - release.backOutMinutes * MINUTE;
  // Of what is that short the line would go through its id.
  if (to - from < SHORT) return 0;
  return Math.min(1, Math.max(0, (to - Math.max(reserveFrom, from)) / (to - from)));
}

const ReleaseChip = memo(function ReleaseChip({
  release,
  time,
  reserve,
}: {
  release: Release;
  time: string;
  reserve: number | null;
}) {
  const isKnown = useKnownOutcome(release);
  const zone = useCalendarZone();
  const when = release.start
    ? saySpan(Date.parse(release.start), releaseEnd({ ...release, start: release.start }), zone)
    : '';
  const isHours = reserve !== null;
  const word = release.state === 'failed' || release.state === 'cancelled' ? RELEASE_STATE_WORD[release.state] : null;
  return (
    <span
      className={`release-chip${isHours ? ' hours' : ''}`}
      data-record={recordName('releases', release.id)}
      title={`${release.key} ${release.name}, ${when}`}
    >
      {isHours && reserve > 0 && <i className="reserve" style={{ height: `${reserve * 100}%` }} />}
      <span className="hidden">
        {KIND_WORD[release.kind]} {release.key} {release.name}, {when}
        {isKnown && `, ${sayOutcome(release)}`}
      </span>
      <span className="line first" aria-hidden="true">
        <KindSign kind={release.kind} size={12} />
        <b>{release.key}</b>
        <span>{time}</span>
      </span>
      <span className="line second" aria-hidden="true">
        {word && <b className="state-word">{word}</b>}
        <span className="cut grow name" dir="auto">
          {release.name}
        </span>
        {!isHours && isKnown && <OutcomeSign release={release} size={12} />}
      </span>
      {isHours && isKnown && (
        <span className="outcome" aria-hidden="true">
          <OutcomeSign release={release} size={12} />
        </span>
      )}
    </span>
  );
});

/** Quiet: nothing is decided by it, but people go there. */
const MeetingChip = ({ meeting, time }: { meeting: CabMeeting; time: string }) => (
  <span className="meeting-chip" data-record={recordName('cabMeetings', meeting.id)} title={`${meeting.name}, ${time}`}>
    <span className="hidden">
      CAB meeting {meeting.key} {meeting.name}, {time}
    </span>
    <IconUsersGroup size={12} aria-hidden="true" />
    <span className="cut" dir="auto" aria-hidden="true">
      {meeting.name}
    </span>
    <span className="when" aria-hidden="true">
      {time}
    </span>
  </span>
);

const MoreChip = ({ more: { day, count, hasFreezes } }: { more: MoreOnDay }) => (
  <span className="more-chip">
    +{count} more{' '}
    <span className="hidden">
      {hasFreezes ? 'releases and freezes' : 'releases'} on {sayLongDay(day)}
    </span>
  </span>
);

function FreezeBanner({ freeze, span }: { freeze: Freeze; span: Interval }) {
  const zone = useCalendarZone();
  const Icon = freeze.level === 'block' ? IconLock : IconSnowflake;
  const when = sayFrozen(span, zone, span.start);
  const said = sayFreezeAsks(freeze);
  const terms = sayFreezeTerms(freeze);
  return (
    <span
      className="freeze-banner"
      data-record={recordName('freezes', freeze.id)}
      title={`${freeze.name}, ${terms}, ${when}`}
    >
      <span className="hidden">
        {FREEZE_KIND[freeze.level]} {freeze.key} {freeze.name}, {terms}, {when}
      </span>
      <Icon size={12} aria-hidden="true" />
      <span className="cut" aria-hidden="true">
        <bdi>{freeze.name}</bdi>, {said}
      </span>
      <span className="when" aria-hidden="true">
        {when}
      </span>
    </span>
  );
}
