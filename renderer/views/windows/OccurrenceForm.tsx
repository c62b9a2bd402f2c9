import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { AnyRefusal } from '../../../shared/api/contract.ts';
import { cutSeries } from '../../../shared/domain/recurrence/cutSeries.ts';
import type { Reach } from '../../../shared/domain/recurrence/occurrence.ts';
import { occurrencesOfSeries } from '../../../shared/domain/recurrence/series.ts';
import { calendarOf } from '../../../shared/domain/schedule.ts';
import {
  addWall,
  DAY,
  epochToWall,
  parseWallTime,
  type WallTime,
  wallToEpoch,
  type Zone,
} from '../../../shared/kernel/time.ts';
import { sayOddWall, sayWall } from '../../../shared/kernel/timeText.ts';
import type { Series } from '../../../shared/model/series.ts';
import { perform } from '../../app/perform.ts';
import type { FormProperties } from '../../app/place.ts';
import { plan } from '../../app/session.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { WallField } from '../../ui/fields.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import type { SeriesCollection } from './dateInPeek.ts';

const REACH_WORD: Record<Reach, string> = { this: 'This one', following: 'This and following', all: 'All' };
const REACHES = Object.entries(REACH_WORD).map(([value, label]) => ({ value: value as Reach, label }));

/** Another time for one date of a series, for it and those that follow, or for all. */
export default function OccurrenceForm({ about, close }: FormProperties) {
  const begin = about.begin as { collection: SeriesCollection; occurrence: WallTime; reach: Reach };
  const record = plan().get(begin.collection, about.subject!) as (Series & { key: string; name: string }) | undefined;
  const [stands] = useState(() => (record ? standing(record, begin.occurrence) : null));
  const [reach, setReach] = useState(begin.reach);
  const [times, setTimes] = useState<TypedTimes>({
    start: stands?.start ?? begin.occurrence,
    end: stands?.end ?? null,
  });
  if (!record || !stands) return null;

  const submit = () =>
    perform('occurrence.change', { record: about.subject, occurrence: begin.occurrence, reach, ...times });

  return (
    <FormDialog
      title={`Change ${record.key} on ${sayWall(stands.start, true)}`}
      action="Save"
      submit={submit}
      close={close}
    >
      {(refusal) => (
        <>
          <div>
            <SegmentedControl label="What is changed" value={reach} options={REACHES} onChange={setReach} />
          </div>
          <WhatItMeans reach={reach} record={record} occurrence={begin.occurrence} />
          <Times times={times} onChange={setTimes} zone={record.zone} refusal={refusal} />
        </>
      )}
    </FormDialog>
  );
}

interface TypedTimes {
  start: string;
  end: string | null;
}

interface TimesProperties {
  times: TypedTimes;
  onChange: (times: TypedTimes) => void;
  zone: Zone;
  refusal: AnyRefusal | null;
}

function Times({ times: { start, end }, onChange, zone, refusal }: TimesProperties) {
  return (
    <>
      <div className="row">
        <WallField
          kind="datetime-local"
          label="Starts"
          name="start"
          value={start}
          onChange={(text) => onChange({ start: text, end: text && end ? endBehind(text, { start, end }) : end })}
          refusal={refusal}
          isFirst
        />
        {end !== null && (
          <WallField
            kind="datetime-local"
            label="Ends"
            name="end"
            value={end}
            onChange={(text) => onChange({ start, end: text })}
            refusal={refusal}
          />
        )}
      </div>
      <Checkbox
        size="xs"
        label="No end is known"
        checked={end === null}
        onChange={(event) =>
          onChange({ start, end: event.currentTarget.checked ? null : start && addWall(start, { minutes: 60 }) })
        }
      />
      {[`By the clock of ${zone}`, ...oddTimes(zone, start, end)].map((note) => (
        <p key={note} className="meta">
          {note}.
        </p>
      ))}
    </>
  );
}

/** As long as before. */
const endBehind = (start: WallTime, before: { start: string; end: string }): string =>
  addWall(before.end, { minutes: minutesBetween(before.start, start) });

/** Where it stands now, moved or shifted as it may be. */
function standing(record: Series, occurrence: WallTime): { start: WallTime; end: WallTime | null } {
  const override = record.overrides.find((one) => one.occurrence === occurrence);
  if (override) return override;
  const near = wallToEpoch(occurrence, record.zone);
  const dates = occurrencesOfSeries(record, { start: near - DAY, end: near + 60 * DAY }, calendarOf(plan(), record));
  const found = dates.find(({ wall }) => wall === occurrence);
  if (!found) return { start: occurrence, end: null };
  return {
    start: epochToWall(found.start, record.zone),
    end: record.end === null ? null : epochToWall(found.end, record.zone),
  };
}

/** What is typed may not exist, or twice, where the clocks change. */
const oddTimes = (zone: Zone, ...typed: readonly (string | null)[]): string[] => [
  ...new Set(
    typed
      .map((text) => (text === null ? null : parseWallTime(text)))
      .flatMap((wall) => (wall === null ? [] : (sayOddWall(wall, zone) ?? []))),
  ),
];

const minutesBetween = (from: WallTime, to: WallTime): number =>
  (Date.parse(`${to}Z`) - Date.parse(`${from}Z`)) / 60_000 || 0;

/** What becomes of the other dates; a reach that cannot be is refused before it is sent. */
function WhatItMeans({
  reach,
  record,
  occurrence,
}: {
  reach: Reach;
  record: Series & { key: string };
  occurrence: WallTime;
}) {
  if (reach === 'this') return <p className="meta">All the others stay where they are.</p>;
  if (reach === 'all') return <p className="meta">All dates of {record.key} move by as much, and last as long.</p>;
  const cut = cutSeries<Series>(record, occurrence);
  if (!cut.ok) return <Problem message={cut.refusal.message} />;
  const said =
    cut.value.before === null
      ? 'This is its first date: all of them change.'
      : `${record.key} ends before this date, and a new one goes on from here.`;
  return <p className="meta">{said}</p>;
}
