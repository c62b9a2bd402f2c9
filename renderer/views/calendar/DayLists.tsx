import { useState } from 'react';
import { meetingsDuring } from '../../../shared/domain/schedule.ts';
import type { WholeDay } from '../../../shared/domain/shownCalendar/calendarDays.ts';
import {
  byClass,
  type CoveredOccurrence,
  openingsDuring,
  sayCancelled,
} from '../../../shared/domain/shownCalendar/coveredWindows.ts';
import { sayCutOff } from '../../../shared/domain/shownCalendar/meetingWords.ts';
import type { Id } from '../../../shared/kernel/id.ts';
import type { Zone } from '../../../shared/kernel/time.ts';
import { saySpan } from '../../../shared/kernel/timeText.ts';
import { type Release, releaseEnd } from '../../../shared/model/release.ts';
import type { View } from '../../../shared/store/view.ts';
import { peek } from '../../app/place.ts';
import { plan } from '../../app/session.ts';
import { KindSign } from '../../ui/signs.tsx';
import { sayKind } from './dayWords.ts';
import { sayFreezeTerms, sayFrozen } from './freezeWords.ts';
import { OutcomeSign } from './OutcomeSign.tsx';

/** A day, and the plan as the filter leaves it to see. */
interface ShownDay {
  day: string;
  view: View;
  whole: WholeDay;
  zone: Zone;
}

export function ReleasesOfDay({ view, whole, zone }: ShownDay) {
  const releases = Array.from(view.during('releases', whole)).toSorted(byStart);
  const say = (release: Release) =>
    saySpan(Date.parse(release.start!), releaseEnd({ ...release, start: release.start! }), zone, whole.start);
  return (
    <>
      <Group title="Releases" count={releases.length} none="None on this day." />
      {releases.map((release) => (
        <button key={release.id} type="button" className="row-button two" onClick={() => peek('releases', release.id)}>
          <KindSign kind={release.kind} />
          <Words id={release.key} name={release.name} when={say(release)} />
          <OutcomeSign release={release} />
        </button>
      ))}
    </>
  );
}

export function WindowsOfDay({ day, view, whole, zone }: ShownDay) {
  const { occurrences } = openingsDuring(view, whole);
  const kinds = byClass(occurrences.toSorted((a, b) => a.start - b.start));
  return (
    <>
      <Group title="Maintenance windows" count={occurrences.length} none="None on this day." />
      {kinds.map(([classId, windows]) => (
        <WindowsOfKind key={`${day}/${classId}`} classId={classId} windows={windows} zone={zone} now={whole.start} />
      ))}
    </>
  );
}

export function MeetingsOfDay({ view, whole, zone }: ShownDay) {
  const meetings = meetingsDuring(view, whole);
  if (meetings.length === 0) return null;
  return (
    <>
      <Group title="CAB meetings" count={meetings.length} none="" />
      {meetings.map(({ meeting, start, end }) => {
        const cutOff = sayCutOff(view, meeting, start, zone, whole.start);
        return (
          <button
            key={`${meeting.id}/${start}`}
            type="button"
            className="row-button two"
            onClick={() => peek('cabMeetings', meeting.id, start)}
          >
            <Words
              id={meeting.key}
              name={meeting.name}
              when={`${saySpan(start, end, zone, whole.start)}${cutOff ? `, ${cutOff}` : ''}`}
            />
          </button>
        );
      })}
    </>
  );
}

export function FreezesOfDay({ view, whole, zone }: ShownDay) {
  const { freezes } = openingsDuring(view, whole);
  return (
    <>
      <Group title="Freezes" count={freezes.length} none="None on this day." />
      {freezes.map(({ freeze, span }) => (
        <button
          key={`${freeze.id}/${span.start}`}
          type="button"
          className="row-button two"
          onClick={() => peek('freezes', freeze.id, span.start)}
        >
          <Words
            id={freeze.key}
            name={freeze.name}
            when={sayFrozen(span, zone, whole.start)}
            about={sayFreezeTerms(freeze)}
          />
        </button>
      ))}
    </>
  );
}

function Group({ title, count, none }: { title: string; count: number; none: string }) {
  return (
    <>
      <h3 className="group">
        {title} <span className="count">{count}</span>
      </h3>
      {count === 0 && <p className="note">{none}</p>}
    </>
  );
}

function Words({ id, name, when, about }: { id: string; name: string; when: string; about?: string }) {
  return (
    <span className="grow">
      <span className="cut" title={name}>
        <span className="id">{id}</span> <bdi>{name}</bdi>
      </span>
      <span className="meta">{when}</span>
      {about && <span className="meta terms">{about}</span>}
    </span>
  );
}

const byStart = (a: Release, b: Release): number => (a.start! < b.start! ? -1 : 1);

/** How many windows of a kind are listed before one asks for all of them. */
const FIRST_WINDOWS = 12;

interface KindProperties {
  classId: Id | null;
  windows: readonly CoveredOccurrence[];
  zone: Zone;
  now: number;
}

function WindowsOfKind({ classId, windows, zone, now }: KindProperties) {
  const [hasAll, setHasAll] = useState(false);
  const listed = hasAll ? windows : windows.slice(0, FIRST_WINDOWS);
  const kind = sayKind(plan(), { classId, count: windows.length });
  return (
    <>
      {classId && <h4 className="group kind">{kind}</h4>}
      {listed.map(({ window, start, end, cancelledBy }) => (
        <button
          key={`${window.id}/${start}`}
          type="button"
          className={`row-button two${cancelledBy ? ' struck' : ''}`}
          onClick={() => peek('windows', window.id, start)}
        >
          <Words
            id={window.key}
            name={window.name}
            when={`${saySpan(start, end, zone, now)}${cancelledBy ? `, ${sayCancelled(cancelledBy)}` : ''}`}
          />
        </button>
      ))}
      {listed.length < windows.length && (
        <button type="button" className="row-button" onClick={() => setHasAll(true)}>
          Show all {kind}
        </button>
      )}
    </>
  );
}
