import { IconLock, IconSnowflake, IconTool, IconUsersGroup } from '@tabler/icons-react';
import { memo, type ReactNode } from 'react';
import type { MeetingOccurrence } from '../../../shared/domain/schedule.ts';
import type { AgendaEntry } from '../../../shared/domain/shownCalendar/agenda.ts';
import { sayCancelled } from '../../../shared/domain/shownCalendar/coveredWindows.ts';
import { freezeLook } from '../../../shared/domain/shownCalendar/dayFacts.ts';
import { sayCutOff } from '../../../shared/domain/shownCalendar/meetingWords.ts';
import type { Interval } from '../../../shared/kernel/interval.ts';
import { END_OF_TIME, epochToWall, MINUTE, type Zone } from '../../../shared/kernel/time.ts';
import { sayLengthOf, saySpan } from '../../../shared/kernel/timeText.ts';
import type { Freeze } from '../../../shared/model/freeze.ts';
import { isOver, type Release } from '../../../shared/model/release.ts';
import { plan, useSession } from '../../app/session.ts';
import { useNow } from '../../app/useNow.ts';
import { verdictOf } from '../../app/verdicts.ts';
import { KindSign } from '../../ui/signs.tsx';
import { useCalendarZone } from './calendarPlace.ts';
import { notesOf, sayKind, sayLongDay } from './dayWords.ts';
import { FREEZE_KIND, sayFreezeTerms, sayFrozen } from './freezeWords.ts';
import { OutcomeSign, sayOutcome } from './OutcomeSign.tsx';

export function AgendaDay({ day, isToday, week }: { day: string; isToday: boolean; week: number | null }) {
  const notes = notesOf(plan(), day, useCalendarZone());
  return (
    <div className="agenda-day" role="rowheader">
      <span className="day">{sayLongDay(day)}</span>
      {isToday && <span className="today">Today</span>}
      {notes.length > 0 && (
        <span className="day-holiday cut" dir="auto" title={notes.join(', ')}>
          {notes.join(', ')}
        </span>
      )}
      {week !== null && <span className="week">Week {week}</span>}
    </div>
  );
}

/** Between what has begun and what is to come. */
export function AgendaNow() {
  const zone = useCalendarZone();
  const now = useNow();
  return (
    <div className="agenda-now" role="gridcell">
      <span>Now, {epochToWall(now, zone).slice(11, 16)}</span>
    </div>
  );
}

interface Properties {
  entry: AgendaEntry;
  /** It began before the day that it stands under. */
  isGoingOn: boolean;
  isActive: boolean;
  isPeeked: boolean;
  onPress: () => void;
}

/** One thing on its day: when and what, and below it what holds of it, in full. */
export const AgendaLine = memo(function AgendaLine({ entry, isGoingOn, isActive, isPeeked, onPress }: Properties) {
  const zone = useCalendarZone();
  const now = useNow();
  const state = `${isActive ? ' active' : ''}${isPeeked ? ' peeked' : ''}`;
  const { look, sign, record, why, isStruck } = partsOf(entry, zone, now);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid hears the keys for all of its rows
    <div role="gridcell" className={`agenda-entry ${look}${state}`} tabIndex={-1} onClick={onPress}>
      <span className="hours plate">{sayHours(entry, isGoingOn, zone, now)}</span>
      <span className="kind-icon">{sign}</span>
      <span className="title plate">
        {record.key !== '' && <span className="id">{record.key}</span>}
        <span className={`cut${isStruck ? ' frozen' : ''}`} dir="auto" title={record.name}>
          {record.name}
        </span>
      </span>
      <span className="why plate">{why}</span>
    </div>
  );
});

interface Parts {
  look: string;
  sign: ReactNode;
  record: { key: string; name: string };
  why: ReactNode;
  isStruck?: boolean;
}

function partsOf(entry: AgendaEntry, zone: Zone, now: number): Parts {
  switch (entry.kind) {
    case 'release':
      return {
        look: `release ${entry.release.state}`,
        sign: <KindSign kind={entry.release.kind} />,
        record: entry.release,
        why: <Outcome release={entry.release} />,
        isStruck: entry.release.state === 'cancelled',
      };
    case 'window':
      return {
        look: 'window',
        sign: <IconTool size={14} aria-hidden="true" />,
        record: entry.span.window,
        why: `Maintenance window, ${lengthOf(entry.span, zone)}${entry.span.cancelledBy ? `, ${sayCancelled(entry.span.cancelledBy)}` : ''}`,
        isStruck: entry.span.cancelledBy !== undefined,
      };
    case 'windows': {
      const cancelled = entry.parts.filter(({ cancelledBy }) => cancelledBy).length;
      return {
        look: 'window',
        sign: <IconTool size={14} aria-hidden="true" />,
        record: { key: '', name: sayKind(plan(), { classId: entry.classId, count: entry.parts.length }) },
        why: `Press to list them${cancelled > 0 ? `. ${cancelled} of them cancelled by a freeze` : ''}`,
        isStruck: cancelled === entry.parts.length,
      };
    }
    case 'meeting':
      return {
        look: 'meeting',
        sign: <IconUsersGroup size={14} aria-hidden="true" />,
        record: entry.span.meeting,
        why: sayMeeting(entry.span, zone, now),
      };
    case 'freeze':
      return {
        look: freezeLook(entry.freeze),
        sign: <FreezeSign freeze={entry.freeze} />,
        record: entry.freeze,
        why: [
          FREEZE_KIND[entry.freeze.level],
          sayFreezeTerms(entry.freeze),
          entry.span.end < END_OF_TIME ? lengthOf(entry.span, zone) : 'until it is lifted',
        ].join(', '),
      };
  }
}

function sayMeeting({ meeting, ...span }: MeetingOccurrence, zone: Zone, now: number): string {
  const cutOff = sayCutOff(plan(), meeting, span.start, zone, now);
  return ['CAB meeting', lengthOf(span, zone), ...(cutOff ? [cutOff] : [])].join(', ');
}

const FreezeSign = ({ freeze }: { freeze: Freeze }) =>
  freeze.level === 'block' ? <IconLock size={14} aria-hidden="true" /> : <IconSnowflake size={14} aria-hidden="true" />;

/** The verdict with every reason behind it; of what is finished only what became of it. */
function Outcome({ release }: { release: Release }) {
  useSession((session) => session.versions);
  const reasons = isOver(release) ? [] : reasonsOf(release);
  return (
    <>
      <OutcomeSign release={release} />
      <span>
        {sayOutcome(release)}
        {reasons.length > 0 && `. ${reasons.join('. ')}`}
      </span>
    </>
  );
}

function reasonsOf(release: Release): string[] {
  const { findings, severity } = verdictOf(release);
  if (severity === 'pass') return [];
  return findings.filter((finding) => finding.severity === severity).map(({ message }) => message);
}

const lengthOf = ({ start, end }: Interval, zone: Zone): string => sayLengthOf(start, end, zone);

/** `22:00 to 02:30`, and with its days where it begins or ends on another one. */
function sayHours(entry: AgendaEntry, isGoingOn: boolean, zone: Zone, now: number): string {
  const reserve = entry.kind === 'release' ? entry.release.backOutMinutes * MINUTE : 0;
  const { start } = entry.span;
  if (entry.span.end >= END_OF_TIME) return sayFrozen(entry.span, zone, now);
  const end = entry.span.end - reserve;
  if (isGoingOn) return saySpan(start, end, zone, now);
  const [from, to] = [epochToWall(start, zone), epochToWall(end, zone)];
  if (from.slice(0, 10) === to.slice(0, 10)) return `${from.slice(11)} to ${to.slice(11)}`;
  const said = saySpan(start, end, zone, now);
  return said.slice(said.indexOf(from.slice(11)));
}
