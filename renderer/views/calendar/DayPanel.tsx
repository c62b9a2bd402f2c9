import { IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { freezesDuring, meetingsDuring, occurrencesDuring } from '../../../shared/domain/schedule.ts';
import { addWall } from '../../../shared/kernel/time.ts';
import { saySpan } from '../../../shared/kernel/timeText.ts';
import { type Release, releaseEnd } from '../../../shared/model/release.ts';
import { openForm, peek } from '../../app/place.ts';
import { plan, useSession, useZone } from '../../app/session.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { KindSign } from '../../ui/signs.tsx';
import { closeDay, showDayAlone, useCalendarPlace } from './calendarPlace.ts';
import { wholeDay } from './dayFacts.ts';
import { sayLongDay } from './dayWords.ts';
import { OutcomeSign } from './OutcomeSign.tsx';

/** All of one day in words: its freezes, windows and releases, each to look at. What the cell has no room for stands here. */
export function DayPanel({ day }: { day: string }) {
  useSession((session) => session.versions);
  const zone = useZone();
  const whole = wholeDay(day, zone);
  const releases = Array.from(plan().during('releases', whole)).toSorted(byStart);
  const windows = occurrencesDuring(plan(), whole).toSorted((a, b) => a.start - b.start);
  const freezes = freezesDuring(plan(), whole);
  const meetings = meetingsDuring(plan(), whole);
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
        <Group title="Maintenance windows" count={windows.length} none="None on this day." />
        {windows.map(({ window, start, end }) => (
          <button
            key={`${window.id}/${start}`}
            type="button"
            className="row-button two"
            onClick={() => peek('windows', window.id, start)}
          >
            <Words id={window.key} name={window.name} when={saySpan(start, end, zone, whole.start)} />
          </button>
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
            <Words id={freeze.key} name={freeze.name} when={saySpan(span.start, span.end, zone, whole.start)} />
          </button>
        ))}
        <div className="buttons">
          {period !== 'day' && (
            <button type="button" className="btn" onClick={() => showDayAlone(day)}>
              Show its hours
            </button>
          )}
          <button type="button" className="btn" onClick={() => openForm('freeze', { begin: wholeDayOn(day) })}>
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

const wholeDayOn = (day: string) => ({ start: `${day}T00:00`, end: addWall(`${day}T00:00`, { days: 1 }) });
