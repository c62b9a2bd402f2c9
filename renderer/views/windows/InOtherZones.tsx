import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { occurrencesOfSeries } from '../../../shared/domain/recurrence/series.ts';
import { sayZoneTime } from '../../../shared/domain/ruleWords/zoneWords.ts';
import { calendarOf } from '../../../shared/domain/schedule.ts';
import { nextSwitches, saySwitch, type ZoneSwitch } from '../../../shared/domain/shownCalendar/zoneSwitches.ts';
import type { Interval } from '../../../shared/kernel/interval.ts';
import {
  addWall,
  DAY,
  dayAt,
  END_OF_TIME,
  epochToWall,
  offsetAt,
  wallToEpoch,
  type Zone,
} from '../../../shared/kernel/time.ts';
import { sayDate, sayInstant } from '../../../shared/kernel/timeText.ts';
import { isRecurring, ONCE, type Series } from '../../../shared/model/series.ts';
import { prefer, usePreferences } from '../../app/preferences.ts';
import { plan, useZone } from '../../app/session.ts';
import { useNow } from '../../app/useNow.ts';
import { ZoneField } from '../../ui/fields.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import './zones.css';

interface Properties {
  series: Series;
  /** When it is, where that is known as instants: a wall time may come twice. */
  time?: Interval;
}

const WEEK = 7 * DAY;
const WEEKS_AROUND = 2;
const MOST_ROWS = 12;

/**
 * What a window, a meeting or a release looks like in several zones: its dates around the next switch of any of their clocks.
 * What happens once stands first, and then as if it were at that time of the week around the switch.
 */
export function InOtherZones(properties: Properties) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details className="in-zones" open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary className="group">In other zones…</summary>
      {isOpen && <ZoneTable {...properties} />}
    </details>
  );
}

function ZoneTable({ series, time }: Properties) {
  const now = useNow();
  const planZone = useZone();
  const { zones: added } = usePreferences();
  const zones = [...new Set([planZone, series.zone, ownZone(), ...added])];
  const own = time ?? (isRecurring(series) ? null : onlyTime(series));
  const switches = nextSwitches(zones, Math.max(now, own ? own.start - WEEKS_AROUND * WEEK : 0), 35);
  const around = rowsAround(own ? weekly(series) : series, switches, now);
  const others = own ? around.filter(({ start }) => start !== own.start) : around;
  return (
    <div className="zone-table">
      <div className="scroll-across" role="region" aria-label="Times in several zones" tabIndex={0}>
        <table>
          <ZoneHead zones={zones} added={added} at={(own ?? around[0])?.start ?? now} />
          <tbody>
            {own && <ZoneRow time={own} before={undefined} zones={zones} now={now} switches={[]} />}
            {own && others.length > 0 && (
              <NoteRow across={zones} note="At this time of the week around the next switch" />
            )}
            {others.map((time, index) => (
              <ZoneRow key={time.start} {...{ time, before: others[index - 1], zones, now, switches }} />
            ))}
          </tbody>
        </table>
      </div>
      {switches.length === 0 && <p className="meta">None of these clocks changes.</p>}
      <ZoneField
        label="One more zone"
        name="zones"
        value=""
        onChange={(zone) => zone && !zones.includes(zone) && prefer({ zones: [...added, zone].slice(-12) })}
        refusal={null}
      />
    </div>
  );
}

const NoteRow = ({ across, note }: { across: readonly Zone[]; note: string }) => (
  <tr className="switch">
    <td colSpan={across.length}>{note}</td>
  </tr>
);

/** The zones, and how far each is from UTC in the first row. */
function ZoneHead({ zones, added, at }: { zones: readonly Zone[]; added: readonly Zone[]; at: number }) {
  return (
    <thead>
      <tr>
        {zones.map((zone) => (
          <th key={zone} scope="col">
            {sayZoneTime(zone)}
            {added.includes(zone) && (
              <IconButton
                Icon={IconX}
                label={`Take ${sayZoneTime(zone)} out`}
                hint="Take it out"
                onPress={() => prefer({ zones: added.filter((other) => other !== zone) })}
              />
            )}
            <span className="meta">UTC{offsetAt(at, zone)}</span>
          </th>
        ))}
      </tr>
    </thead>
  );
}

interface RowProperties {
  time: Interval;
  before: Interval | undefined;
  zones: readonly Zone[];
  now: number;
  switches: readonly ZoneSwitch[];
}

/** One time in every zone, under its day in the first of them. */
function ZoneRow({ time, before, zones, now, switches }: RowProperties) {
  const passed = before ? switches.filter(({ at }) => before.start < at && at <= time.start) : [];
  const day = dayOf(time.start, zones[0]!);
  return (
    <>
      {passed.map((one) => (
        <NoteRow key={one.zone} across={zones} note={saySwitch(one)} />
      ))}
      <tr className="zone-day">
        <th colSpan={zones.length} scope="rowgroup">
          {sayDate(day, dayOf(now, zones[0]!))}
        </th>
      </tr>
      <tr>
        {zones.map((zone) => (
          <ZoneCell key={zone} time={time} before={before} zone={zone} day={day} now={now} />
        ))}
      </tr>
    </>
  );
}

/** What differs from the row above by the wall clock is set off, and says its new offset; another day is named. */
function ZoneCell({
  time,
  before,
  zone,
  day,
  now,
}: {
  time: Interval;
  before: Interval | undefined;
  zone: Zone;
  day: string;
  now: number;
}) {
  const own = dayOf(time.start, zone);
  const isChanged = before !== undefined && clockOf(before.start, zone) !== clockOf(time.start, zone);
  return (
    <td className={isChanged ? 'changed' : undefined}>
      {sayClocks(time, zone)}
      {own !== day && <span className="meta">{sayDate(own, dayOf(now, zone))}</span>}
      {isChanged && <span className="meta">was {clockOf(before.start, zone)}</span>}
      {isChanged && <span className="meta">UTC{offsetAt(time.start, zone)}</span>}
    </td>
  );
}

/** The zone of this computer. */
const ownZone = (): Zone => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** `22:00 to 04:00`, and of what lasts longer its last day too. */
function sayClocks({ start, end }: Interval, zone: Zone): string {
  if (end === END_OF_TIME) return `from ${clockOf(start, zone)}`;
  const to = end - start < DAY ? clockOf(end, zone) : sayInstant(end, zone, start);
  return `${clockOf(start, zone)} to ${to}`;
}

const dayOf = (epoch: number, zone: Zone): string => dayAt(epoch, zone);
const clockOf = (epoch: number, zone: Zone): string => epochToWall(epoch, zone).slice(11, 16);

function onlyTime(series: Series): Interval {
  const start = wallToEpoch(series.start, series.zone);
  return { start, end: series.end === null ? END_OF_TIME : wallToEpoch(series.end, series.zone) };
}

/** The same time of each week, from before it on. */
function weekly({ zone, start, end }: Series): Series {
  const earlier = { days: -7 * WEEKS_AROUND };
  return {
    ...ONCE,
    zone,
    start: addWall(start, earlier),
    end: end === null ? null : addWall(end, earlier),
    rule: 'FREQ=WEEKLY',
  };
}

/** The dates nearest to the switches, as many before as after. */
function rowsAround(series: Series, switches: readonly ZoneSwitch[], now: number): readonly Interval[] {
  const [first, last] = [switches[0]?.at ?? now, switches.at(-1)?.at ?? now];
  const around = { start: first - WEEKS_AROUND * WEEK, end: last + WEEKS_AROUND * WEEK };
  const dates = occurrencesOfSeries(series, around, calendarOf(plan(), series));
  const split = dates.findIndex(({ start }) => start >= first);
  const from = Math.max(0, (split < 0 ? dates.length : split) - MOST_ROWS / 2);
  return dates.slice(from, from + MOST_ROWS);
}
