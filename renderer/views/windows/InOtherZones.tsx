import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { occurrencesOfSeries } from '../../../shared/domain/recurrence/series.ts';
import { sayZoneTime } from '../../../shared/domain/ruleWords/zoneWords.ts';
import { calendarOf } from '../../../shared/domain/schedule.ts';
import { nextSwitches, saySwitch, type ZoneSwitch } from '../../../shared/domain/shownCalendar/zoneSwitches.ts';
import type { Interval } from '../../../shared/kernel/interval.ts';
import { DAY, epochToWall, offsetAt, type Zone } from '../../../shared/kernel/time.ts';
import { sayDate, sayInstant } from '../../../shared/kernel/timeText.ts';
import type { Series } from '../../../shared/model/series.ts';
import { prefer, usePreferences } from '../../app/preferences.ts';
import { plan, useZone } from '../../app/session.ts';
import { useNow } from '../../app/useNow.ts';
import { ZoneField } from '../../ui/fields.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import './zones.css';

/** A row of the table: what it is, and when. */
interface Row extends Interval {
  key: string;
}

const WEEKS_AROUND = 2;
const MOST_ROWS = 12;

/** What a window looks like in several zones in the weeks around the next switch of any of their clocks. */
export function InOtherZones({ series, times = [] }: { series?: Series; times?: readonly Interval[] }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details className="in-zones" open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary className="group">In other zones…</summary>
      {isOpen && <ZoneTable {...(series ? { series } : {})} times={times} />}
    </details>
  );
}

function ZoneTable({ series, times }: { series?: Series; times: readonly Interval[] }) {
  const now = useNow();
  const planZone = useZone();
  const { zones: added } = usePreferences();
  const viewer = ownZone();
  const zones = [...new Set([planZone, ...(series ? [series.zone] : []), viewer, ...added])];
  const from = Math.max(now, times[0]?.start ?? 0) - (series ? 0 : WEEKS_AROUND * 7 * DAY);
  const switches = nextSwitches(zones, from, 35);
  const rows = series ? rowsAround(series, switches, now) : times.map((time) => ({ ...time, key: String(time.start) }));
  return (
    <div className="zone-table">
      <div className="scroll-across" role="region" aria-label="Times in several zones" tabIndex={0}>
        <table>
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
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <ZoneRow key={row.key} row={row} before={rows[index - 1]} zones={zones} now={now} switches={switches} />
            ))}
          </tbody>
        </table>
      </div>
      <ul className="switches">
        {switches.map((one) => (
          <li key={one.zone}>{saySwitch(one)}.</li>
        ))}
        {switches.length === 0 && <li>None of these clocks changes.</li>}
      </ul>
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

/** One time in every zone. What differs from the row above by the wall clock is set off, and says its new offset. */
function ZoneRow({
  row,
  before,
  zones,
  now,
  switches,
}: {
  row: Row;
  before: Row | undefined;
  zones: readonly Zone[];
  now: number;
  switches: readonly ZoneSwitch[];
}) {
  const passed = before ? switches.filter(({ at }) => before.start < at && at <= row.start) : [];
  return (
    <>
      {passed.map((one) => (
        <tr key={one.zone} className="switch">
          <td colSpan={zones.length}>{saySwitch(one)}</td>
        </tr>
      ))}
      <tr>
        {zones.map((zone) => {
          const isChanged = before !== undefined && clockOf(before.start, zone) !== clockOf(row.start, zone);
          return (
            <td key={zone} className={isChanged ? 'changed' : undefined}>
              {sayClocks(row, zone)}
              <span className="meta">
                {sayDate(dayOf(row.start, zone), dayOf(now, zone))}, UTC{offsetAt(row.start, zone)}
              </span>
              {isChanged && <span className="meta">was {clockOf(before.start, zone)}</span>}
            </td>
          );
        })}
      </tr>
    </>
  );
}

/** The zone of this computer. */
const ownZone = (): Zone => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** `22:00 to 04:00`, and of what lasts longer its last day too. */
function sayClocks({ start, end }: Interval, zone: Zone): string {
  const to = end - start < DAY ? clockOf(end, zone) : sayInstant(end, zone, start);
  return `${clockOf(start, zone)} to ${to}`;
}

const dayOf = (epoch: number, zone: Zone): string => epochToWall(epoch, zone).slice(0, 10);
const clockOf = (epoch: number, zone: Zone): string => epochToWall(epoch, zone).slice(11, 16);

/** The dates nearest to the switches, as many before as after. */
function rowsAround(series: Series, switches: readonly ZoneSwitch[], now: number): Row[] {
  const [first, last] = [switches[0]?.at ?? now, switches.at(-1)?.at ?? now];
  const around = { start: first - WEEKS_AROUND * 7 * DAY, end: last + WEEKS_AROUND * 7 * DAY };
  const dates = occurrencesOfSeries(series, around, calendarOf(plan(), series));
  const split = dates.findIndex(({ start }) => start >= first);
  const from = Math.max(0, (split < 0 ? dates.length : split) - MOST_ROWS / 2);
  return dates.slice(from, from + MOST_ROWS).map(({ start, end }) => ({ start, end, key: String(start) }));
}
