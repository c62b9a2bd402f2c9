import { IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { meetingsDuring } from '../../../shared/domain/schedule.ts';
import { wholeDay } from '../../../shared/domain/shownCalendar/calendarDays.ts';
import {
  byClass,
  type CoveredOccurrence,
  openingsDuring,
  sayCancelled,
} from '../../../shared/domain/shownCalendar/coveredWindows.ts';
import type { Id } from '../../../shared/kernel/id.ts';
import { addWall, epochToWall, wallToEpoch, type Zone } from '../../../shared/kernel/time.ts';
import { saySpan } from '../../../shared/kernel/timeText.ts';
import { type Release, releaseEnd } from '../../../shared/model/release.ts';
import { openForm, peek } from '../../app/place.ts';
import { plan, useSession, useZone } from '../../app/session.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { KindSign } from '../../ui/signs.tsx';
import { closeDay, showDayAlone, useCalendarPlace, useCalendarZone, useShownPlan } from './calendarPlace.ts';
import { sayKind, sayLongDay } from './dayWords.ts';
import { sayFreezeTerms, sayFrozen } from './freezeWords.ts';
import { OutcomeSign } from './OutcomeSign.tsx';

/** All of one day in words: its freezes, windows and releases, each to look at. What the cell has no room for stands here. */
export function DayPanel({ day }: { day: string }) {
  useSession((session) => session.versions);
  const planZone = useZone();
  const zone = useCalendarZone();
  const { view } = useShownPlan();
  const whole = wholeDay(day, zone);
  const releases = Array.from(view.during('releases', whole)).toSorted(byStart);
  const { freezes, occurrences } = openingsDuring(view, whole);
  const meetings = meetingsDuring(view, whole);
  const period = useCalendarPlace((place) => place.period);
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => focusHead(head.current, day), [day]);
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    closeDay();
  };
  return (
    <section className="day-panel" aria-label={sayLongDay(day)} onKeyDown={press}>
      <div className="peek-head">
        <h2 className="grow" tabIndex={-1} ref={head}>
          {sayLongDay(day)}
        </h2>
        <IconButton Icon={IconX} label="Close the day" hint="Close (Esc)" onPress={closeDay} />
      </div>
      <div className="scroll">
        <Group title="Releases" count={releases.length} none="None on this day." />
        {releases.map((release) => (
          <button
            key={release.id}
            type="button"
            className="row-button two"
            onClick={() => peek('releases', release.id)}
          >
            <KindSign kind={release.kind} />
            <Words
              id={release.key}
              name={release.name}
              when={saySpan(
                Date.parse(release.start!),
                releaseEnd({ ...release, start: release.start! }),
                zone,
                whole.start,
              )}
            />
            <OutcomeSign release={release} />
          </button>
        ))}
        <Group title="Maintenance windows" count={occurrences.length} none="None on this day." />
        {byClass(occurrences.toSorted((a, b) => a.start - b.start)).map(([classId, windows]) => (
          <WindowsOfKind key={`${day}/${classId}`} classId={classId} windows={windows} zone={zone} now={whole.start} />
        ))}
        {meetings.length > 0 && <Group title="CAB meetings" count={meetings.length} none="" />}
        {meetings.map(({ meeting, start, end }) => (
          <button
            key={`${meeting.id}/${start}`}
            type="button"
            className="row-button two"
            onClick={() => peek('cabMeetings', meeting.id, start)}
          >
            <Words id={meeting.key} name={meeting.name} when={saySpan(start, end, zone, whole.start)} />
          </button>
        ))}
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
              when={`${sayFreezeTerms(freeze)}, ${sayFrozen(span, zone, whole.start)}`}
            />
          </button>
        ))}
        <div className="buttons">
          {period !== 'day' && (
            <button type="button" className="btn" onClick={() => showDayAlone(day)}>
              Show its hours
            </button>
          )}
          <button
            type="button"
            className="btn"
            onClick={() => openForm('freeze', { begin: wholeDayOn(day, zone, planZone) })}
          >
            New freeze on this day…
          </button>
        </div>
      </div>
    </section>
  );
}

/** Who opened the day, or another one, goes on in its list. */
function focusHead(head: HTMLElement | null, _day: string): undefined {
  head?.focus();
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

function Words({ id, name, when }: { id: string; name: string; when: string }) {
  return (
    <span className="grow">
      <span className="cut">
        <span className="id">{id}</span> <bdi>{name}</bdi>
      </span>
      <span className="meta">{when}</span>
    </span>
  );
}

const byStart = (a: Release, b: Release): number => (a.start! < b.start! ? -1 : 1);

/** In the plan's zone, which the form begins with, whatever zone the calendar is looked at in. */
function wholeDayOn(day: string, zone: Zone, planZone: Zone): { start: string; end: string } {
  const inPlan = (wall: string) => epochToWall(wallToEpoch(wall, zone), planZone);
  return { start: inPlan(`${day}T00:00`), end: inPlan(addWall(`${day}T00:00`, { days: 1 })) };
}

/** How many windows of a kind are listed before one asks for all of them. */
const FIRST_WINDOWS = 12;

function WindowsOfKind({
  classId,
  windows,
  zone,
  now,
}: {
  classId: Id | null;
  windows: readonly CoveredOccurrence[];
  zone: Zone;
  now: number;
}) {
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
          onClick={() => peek('windows', window.id)}
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
