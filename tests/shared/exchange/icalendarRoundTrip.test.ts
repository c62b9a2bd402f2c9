import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { follow } from '../../../shared/domain/businessTime/followers.ts';
import { calendarDrafts } from '../../../shared/domain/calendarImport/calendarDrafts.ts';
import { planDrafts } from '../../../shared/domain/calendarImport/calendarImport.ts';
import { checkLevels } from '../../../shared/domain/freeze.ts';
import { checkOpening } from '../../../shared/domain/window.ts';
import { EVENT_KINDS } from '../../../shared/exchange/icalendar/icalendarKinds.ts';
import { draftsOf, readCalendar } from '../../../shared/exchange/icalendar/icalendarRead.ts';
import { writeCalendar } from '../../../shared/exchange/icalendar/icalendarWrite.ts';
import { toEpoch } from '../../../shared/kernel/time.ts';
import type { BusinessCalendar } from '../../../shared/model/businessCalendar.ts';
import { type CollectionName, collections, type PlanRecord, type RecordOf } from '../../../shared/model/plan.ts';
import { isRecurring } from '../../../shared/model/series.ts';
import { commandContext } from '../../../shared/store/command.ts';
import { createDatabase, type Database } from '../../../shared/store/database.ts';
import type { View } from '../../../shared/store/view.ts';
import { recordOf } from '../arbitraries.ts';
import { startedPlan } from '../commandSteps.ts';
import { ACTOR, NOW, valueOf } from '../inMemoryPlan.ts';

const RUN = { now: NOW, actor: ACTOR, transactionId: '019a0000-0000-7000-8000-000000000009' };
const POOL = 6;

/** Each kind of record that the calendar writes, and all that they may refer to, so that no reference points nowhere. */
const REFERRED: CollectionName[] = [
  'people',
  'services',
  'configurationItems',
  'windowClasses',
  'businessCalendars',
  'anchors',
];
const WRITTEN: CollectionName[] = ['windows', 'freezes', 'releases', 'cabMeetings'];

const poolOf = (collection: CollectionName): fc.Arbitrary<PlanRecord[]> =>
  fc.array(recordOf(collection), { minLength: POOL * 3, maxLength: POOL * 3 }).map((records) => {
    // One of each id, and of each key: keys are given out once.
    const byId = new Map(records.map((record) => [record.id, record]));
    return Array.from(
      { length: POOL },
      (_, index) => byId.get(`${collection}-${index}`) ?? { ...records[0]!, id: `${collection}-${index}` },
    ).map((record, index) => ({ ...record, key: `${collections[collection].keyPrefix}-${index + 1}` }));
  });

const valid = (record: PlanRecord): PlanRecord => {
  // What has no date is no event, and what follows it would follow nothing. No date was given in the future.
  if ('scheduledAt' in record) {
    const { start, scheduledAt } = record as RecordOf<'releases'>;
    const since = scheduledAt !== null && scheduledAt > NOW ? NOW : scheduledAt;
    return { ...record, start: start ?? '2026-05-01T10:00:00Z', scheduledAt: since } as PlanRecord;
  }
  if ('start' in record && record.start === null) return { ...record, start: '2026-05-01T10:00' } as PlanRecord;
  if (!('holidays' in record)) return record;
  const days = new Map((record as BusinessCalendar).holidays.map((holiday) => [holiday.on, holiday]));
  // One without a working day would be searched for ten years, for each occurrence.
  const workingTimes = [{ weekday: 1, start: '09:00', end: '17:30' }];
  return {
    ...record,
    workingTimes,
    holidays: [...days.values()].toSorted((a, b) => (a.on < b.on ? -1 : 1)),
  } as PlanRecord;
};

/** Names as people give them: no two services share one. */
const named = (collection: CollectionName, record: PlanRecord): PlanRecord =>
  REFERRED.includes(collection)
    ? ({ ...record, name: `${record.key} of ${(record as { name?: string }).name}` } as PlanRecord)
    : record;

/** As the app would keep it: only what happens once follows other dates, and stands where they put it; soft levels name a role. */
function consistent<R extends RecordOf<'windows'> | RecordOf<'freezes'>>(view: View, record: R): R {
  const followed = isRecurring(record) ? null : follow(view, record);
  const isFollowing = followed?.ok && followed.value.start !== null && check(followed.value).ok;
  const checked = check(isFollowing ? followed.value : { ...record, startFrom: null, endFrom: null });
  if (!checked.ok) throw new Error(checked.refusal.message);
  return checked.value as R;
}

function check(record: RecordOf<'windows'> | RecordOf<'freezes'>) {
  if (!('level' in record)) return checkOpening(record);
  const levels = record.levels.map((level) => ({ ...level, approverRole: level.approverRole ?? 'Service owner' }));
  return checkLevels({ ...record, levels, approverRole: record.approverRole ?? 'Service owner' });
}

const plans = fc
  .tuple(
    ...[...REFERRED, ...WRITTEN].map((collection) => poolOf(collection).map((records) => ({ collection, records }))),
  )
  .map((pools) => {
    const database = createDatabase();
    for (const { collection, records } of pools)
      for (const record of records) {
        const after = collections[collection].schema.parse(named(collection, valid(record)));
        database.apply([{ collection, id: record.id, before: null, after }]);
      }
    for (const collection of ['windows', 'freezes'] as const)
      for (const record of Array.from(database.all(collection)))
        database.apply([{ collection, id: record.id, before: record, after: consistent(database, record) }]);
    return database;
  });

function written(view: View): string {
  return writeCalendar(view, { kinds: EVENT_KINDS, now: toEpoch(NOW), seq: 1 }).pieces.join('');
}

function read(text: string) {
  const reading = readCalendar(text, { planZone: 'UTC', now: toEpoch(NOW) });
  if (!reading.ok) throw new Error(reading.refusal.message);
  expect(reading.value.skipped).toEqual([]);
  return calendarDrafts.parse(draftsOf(reading.value));
}

describe('a plan as iCalendar', () => {
  it('changes nothing when it is read back into the same plan', () => {
    fc.assert(
      fc.property(plans, (database) => {
        const planned = planDrafts(database, read(written(database)), commandContext(database, RUN));
        expect(planned.drafts.filter(({ refused }) => refused !== null)).toEqual([]);
        for (const { before, after } of planned.changes) expect(after).toEqual(before);
        expect(planned.changes).toEqual([]);
        expect(planned.holidays).toEqual({ ok: true, value: [] });
      }),
      { numRuns: 12, endOnFailure: true },
    );
  });

  it('gives the same records in an empty plan, but for their ids', () => {
    fc.assert(
      fc.property(plans, (database) => {
        const empty = createDatabase();
        const planned = planDrafts(empty, read(written(database)), commandContext(empty, RUN));
        expect(planned.drafts.filter(({ refused }) => refused !== null)).toEqual([]);
        empty.apply(planned.changes);
        for (const collection of WRITTEN) {
          const [ours, theirs] = [recordsOf(database, collection), recordsOf(empty, collection)];
          expect(theirs).toEqual(ours);
        }
      }),
      { numRuns: 12, endOnFailure: true },
    );
  });
});

/** But for the order of calendars, the UIDs of holidays, which are of their calendar in that plan, and what a file does not decide. */
it('makes the only business calendar of a file that of a plan without any, so that business days land where they did', () => {
  const plan = startedPlan();
  const run = (name: string, input: object) => valueOf(plan.run(name, input));
  run('businessCalendar.create', { name: 'England' });
  const holidays = [{ on: '2026-12-25', name: 'Christmas Day' }];
  run('businessCalendar.addHolidays', { businessCalendar: 'CAL-1', holidays });
  run('plan.change', { calendarId: 'CAL-1' });
  const drafts = read(written(plan.state.database));
  const { database: other } = startedPlan().state;
  const planned = planDrafts(other, drafts, commandContext(other, RUN));
  const settings = valueOf(planned.holidays).find(({ collection }) => collection === 'plan');
  const [added] = planned.changes.filter(({ collection }) => collection === 'businessCalendars');
  expect(settings?.after).toMatchObject({ calendarId: added!.id });
});

it('is the same file, byte for byte, when the plan that came of it is written', () => {
  const fileOf = (view: View) =>
    written(view)
      .replaceAll('X-SLIPWAY-STATE:go\r\n', '')
      .replace(/^UID:.*(-\d{4}-\d\d-\d\d@slipway)\r$/gm, '$1')
      .split(/^(?=BEGIN:VEVENT|END:VCALENDAR|X-SLIPWAY-RECORD)/m)
      .toSorted();
  fc.assert(
    fc.property(plans, (database) => {
      const empty = createDatabase();
      empty.apply(planDrafts(empty, read(written(database)), commandContext(empty, RUN)).changes);
      expect(fileOf(empty)).toEqual(fileOf(database));
    }),
    { numRuns: 12, endOnFailure: true },
  );
});

/** The dated records of a collection, by key, with what they refer to by name. A file does not decide that a release goes. */
function recordsOf(database: Database, collection: CollectionName) {
  const said = (Array.from(database.all(collection)) as (PlanRecord & { start: string | null; state?: string })[])
    .filter(({ start }) => start !== null)
    .map((record) => {
      const state = record.state === 'go' ? { state: 'planning' } : {};
      return withNames(database, collection, Object.assign({}, record, { id: '', uid: '' }, state));
    });
  return said.toSorted((a, b) => (String(a.key) < String(b.key) ? -1 : 1));
}

function withNames(view: View, collection: CollectionName, record: PlanRecord): PlanRecord {
  let text = JSON.stringify(record);
  for (const to of Object.values(collections[collection].references) as CollectionName[])
    for (const target of Array.from(view.all(to)) as (PlanRecord & { name: string })[])
      text = text.replaceAll(`"${target.id}"`, () => JSON.stringify(`${to} ${target.name}`));
  return JSON.parse(text) as PlanRecord;
}
