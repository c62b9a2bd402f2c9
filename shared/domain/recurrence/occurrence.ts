import { z } from 'zod';
import { type Interval } from '../../kernel/interval.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { DAY, epochToWall, type Instant, type WallTime, wallToEpoch } from '../../kernel/time.ts';
import { sayWall } from '../../kernel/timeText.ts';
import type { CabMeeting } from '../../model/cabMeeting.ts';
import { oneOf, wallTime } from '../../model/fields.ts';
import { type DatedFreeze, isDated } from '../../model/freeze.ts';
import { isRecurring, type Series } from '../../model/series.ts';
import type { MaintenanceWindow } from '../../model/window.ts';
import { type Change, insert, remove, update } from '../../store/change.ts';
import { type CommandContext, command } from '../../store/command.ts';
import type { View } from '../../store/view.ts';
import { reference } from '../find.ts';
import { calendarOf } from '../schedule.ts';
import { cutSeries, hasStart, isRuleStart, moveSeries } from './cutSeries.ts';
import { occurrenceEnd } from './recurrence.ts';
import { sameLanding } from './sameLanding.ts';
import { occurrencesOfSeries } from './series.ts';
import { checkSpan } from './wallSpan.ts';

/** Changes to single dates of windows, freezes and meetings: this one, this and all that follow, or all. */

/** How far a change to one date reaches. */
const REACHES = ['this', 'following', 'all'] as const;
export type Reach = (typeof REACHES)[number];

const named = {
  /** A window, a freeze or a meeting. */
  record: reference,
  /** Which one: the start that its rule gave it, also where it was moved since (RECURRENCE-ID). */
  occurrence: wallTime,
};

export const changeOccurrence = command({
  name: 'occurrence.change',
  version: 1,
  title: 'Move or resize one date of a series, those that follow, or all',
  policy: 'ask',
  input: z.object({ ...named, reach: oneOf(REACHES), start: wallTime, end: wallTime.nullable() }),
  plan(view, { record, occurrence, reach, start, end }, context) {
    const found = findOccurrence(view, record, occurrence);
    if (!found.ok) return found;
    const span = checkSpan({ start, end });
    if (!span.ok) return span;
    const series = found.value;
    const together = sameLanding(series.record, occurrence, calendarOf(view, series.record));
    if (reach === 'this' && isRecurring(series.record))
      return changeOne(series, { occurrence, together, start, end }, context);
    const from = standsAt(view, series.record, occurrence);
    return reach === 'following'
      ? changeFollowing(series, { occurrence, together, from, start, end }, context)
      : changeAll(series, { from, start, end });
  },
});

export const cancelOccurrence = command({
  name: 'occurrence.cancel',
  version: 1,
  title: 'Leave out one date of a series, or end it there',
  policy: 'ask',
  input: z.object({ ...named, reach: oneOf(['this', 'following']) }),
  plan(view, { record: name, occurrence, reach }, { now }) {
    const found = findOccurrence(view, name, occurrence);
    if (!found.ok) return found;
    const { record } = found.value;
    if (!isRecurring(record))
      return refuse('invalid', `${record.key} happens only once. Delete it instead.`, { field: 'record' });
    const together = sameLanding(record, occurrence, calendarOf(view, record));
    if (reach === 'this')
      return ok({
        label: `Left out ${record.key} on ${sayDated(occurrence, now)}`,
        changes: [updated(found.value, together.reduce(leaveOut<Series>, record))],
      });
    const cut = cutSeries(record, together[0]!);
    if (!cut.ok) return cut;
    const { before } = cut.value;
    return before
      ? ok({
          label: `Ended ${record.key} before ${sayDated(occurrence, now)}`,
          changes: [updated(found.value, before)],
        })
      : ok({ label: `Deleted ${record.key}`, changes: [removed(found.value)] });
  },
});

export const restoreOccurrence = command({
  name: 'occurrence.restore',
  version: 1,
  title: 'Put one date of a series back to what the rule says',
  policy: 'ask',
  input: z.object(named),
  plan(view, { record: name, occurrence }, { now }) {
    const found = findOccurrence(view, name, occurrence);
    if (!found.ok) return found;
    const { record } = found.value;
    const restored = {
      ...record,
      exceptions: record.exceptions.filter((wall) => wall !== occurrence),
      overrides: record.overrides.filter((override) => override.occurrence !== occurrence),
    };
    const isSame =
      restored.exceptions.length === record.exceptions.length && restored.overrides.length === record.overrides.length;
    if (isSame)
      return refuse(
        'invalid',
        `${record.key} is on ${sayDated(occurrence, now)} as its rule has it. Choose another date.`,
        {
          field: 'occurrence',
        },
      );
    return ok({
      label: `Put back ${record.key} on ${sayDated(occurrence, now)}`,
      changes: [updated(found.value, restored)],
    });
  },
});

/** A record with a series, and where it is kept. */
type SeriesRecord =
  | { collection: 'windows'; record: MaintenanceWindow }
  | { collection: 'freezes'; record: DatedFreeze }
  | { collection: 'cabMeetings'; record: CabMeeting };

const COLLECTIONS = ['windows', 'freezes', 'cabMeetings'] as const;

function findOccurrence(view: View, name: string, occurrence: WallTime): Result<SeriesRecord> {
  const key = name.trim().toUpperCase();
  for (const collection of COLLECTIONS) {
    const record = view.get(collection, name) ?? view.byKey(collection, key);
    if (!record) continue;
    if ('level' in record && !isDated(record))
      return refuse('invalid', `${record.key} has no dates yet. Set them first.`, { field: 'record' });
    if (!hasStart(record, occurrence))
      return refuse('missing', `${record.key} has no date on ${sayWall(occurrence)}. Choose one of its dates.`, {
        field: 'occurrence',
      });
    return ok({ collection, record } as SeriesRecord);
  }
  return refuse('missing', `There is no window, freeze or meeting ${name} in this plan. Name one like WIN-1.`, {
    field: 'record',
  });
}

/** Where it stands now by the wall clock of its zone: moved by hand, by a holiday, or as the rule has it. */
function standsAt(view: View, record: Series, occurrence: WallTime): WallTime {
  const override = record.overrides.find((one) => one.occurrence === occurrence);
  if (override) return override.start;
  if (!record.shift) return occurrence;
  const epoch = wallToEpoch(occurrence, record.zone);
  const near: Interval = { start: epoch - DAY, end: epoch + 60 * DAY };
  const found = occurrencesOfSeries(record, near, calendarOf(view, record)).find(({ wall }) => wall === occurrence);
  return found ? epochToWall(found.start, record.zone) : occurrence;
}

interface Times {
  start: WallTime;
  end: WallTime | null;
}

/** Which date, and the rule's starts that stand in it together. */
interface Chosen extends Times {
  occurrence: WallTime;
  together: readonly WallTime[];
}

function changeOne(found: SeriesRecord, { occurrence, together, start, end }: Chosen, { now }: CommandContext) {
  const record = together
    .filter((wall) => wall !== occurrence)
    .reduce(leaveOut<Series & { key: string }>, found.record);
  const isAsRule = start === occurrence && end === ownEnd(record, occurrence);
  const others = record.overrides.filter((override) => override.occurrence !== occurrence);
  const changed = {
    ...record,
    exceptions: record.exceptions.filter((wall) => wall !== occurrence),
    overrides: isAsRule ? others : [...others, { occurrence, start, end }].toSorted(byOccurrence),
  };
  const label =
    start === occurrence
      ? `Changed ${record.key} on ${sayDated(occurrence, now)}`
      : `Moved ${record.key} on ${sayDated(occurrence, now)} to ${sayDated(start, now)}`;
  return ok({ label, changes: [updated(found, changed)] });
}

/** With the year where it is not the present one. */
const sayDated = (wall: WallTime, now: Instant): string => sayWall(wall, wall.slice(0, 4) !== now.slice(0, 4));

const byOccurrence = (a: { occurrence: WallTime }, b: { occurrence: WallTime }): number =>
  a.occurrence < b.occurrence ? -1 : 1;

/** The end that the rule gives an occurrence; null for one that is open. */
const ownEnd = ({ start, end }: Series, occurrence: WallTime): WallTime | null =>
  end === null ? null : occurrenceEnd(occurrence, start, end);

function changeFollowing(
  found: SeriesRecord,
  { occurrence, together, from, start, end }: Chosen & { from: WallTime },
  context: CommandContext,
) {
  const cut = cutSeries<Series>(found.record, together[0]!);
  if (!cut.ok) return cut;
  const { before, after } = cut.value;
  if (before === null) return changeAll(found, { from, start, end });
  const moved = moveSeries(after, from, { start, end });
  if (!moved.ok) return moved;
  const { collection, record } = found;
  const [id, key] = [context.newId(collection), context.newKey(collection)];
  // Another program knows the first part by the record's name there; the second is ours alone.
  const rest = { ...record, ...moved.value, id, key, uid: null };
  return ok({
    label: `Changed ${record.key} from ${sayDated(occurrence, context.now)} on: it goes on as ${key}`,
    changes: [updated(found, { ...record, ...before }), inserted(collection, rest)],
  });
}

function changeAll(found: SeriesRecord, { from, start, end }: Times & { from: WallTime }) {
  const moved = moveSeries<Series>(found.record, from, { start, end });
  if (!moved.ok) return moved;
  // What follows a named date would be moved back with it; who moves it by hand wants it here.
  const held = 'startFrom' in found.record ? { startFrom: null, endFrom: null } : {};
  return ok({
    label: `Changed all of ${found.record.key}`,
    changes: [updated(found, { ...moved.value, ...held })],
  });
}

function leaveOut<S extends Series>(record: S, occurrence: WallTime): S {
  const isOwn = isRuleStart(record, occurrence);
  return {
    ...record,
    additions: record.additions.filter((wall) => wall !== occurrence),
    overrides: record.overrides.filter((override) => override.occurrence !== occurrence),
    // A date that was only added is simply not there any more.
    exceptions: isOwn
      ? [...record.exceptions.filter((wall) => wall !== occurrence), occurrence].toSorted()
      : record.exceptions,
  };
}

/** What is changed of a series keeps the record what it is. */
const updated = ({ collection, record }: SeriesRecord, changed: Series): Change =>
  update(collection, record as never, { ...record, ...changed });
const inserted = (collection: SeriesRecord['collection'], record: object): Change =>
  insert(collection, record as never);
const removed = ({ collection, record }: SeriesRecord): Change => remove(collection, record as never);
