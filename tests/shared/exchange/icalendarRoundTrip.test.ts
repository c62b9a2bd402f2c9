import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDrafts } from '../../../shared/domain/calendarDrafts.ts';
import { planDrafts } from '../../../shared/domain/calendarImport.ts';
import { EVENT_KINDS } from '../../../shared/exchange/icalendarKinds.ts';
import { draftsOf, readCalendar } from '../../../shared/exchange/icalendarRead.ts';
import { writeCalendar } from '../../../shared/exchange/icalendarWrite.ts';
import { toEpoch } from '../../../shared/kernel/time.ts';
import type { BusinessCalendar } from '../../../shared/model/businessCalendar.ts';
import { type CollectionName, collections, type PlanRecord } from '../../../shared/model/plan.ts';
import { commandContext } from '../../../shared/store/command.ts';
import { createDatabase, type Database } from '../../../shared/store/database.ts';
import type { View } from '../../../shared/store/view.ts';
import { recordOf } from '../arbitraries.ts';
import { ACTOR, NOW } from '../inMemoryPlan.ts';

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
  // What has no date is no event, and what follows it would follow nothing.
  if ('start' in record && record.start === null) return { ...record, start: '2026-05-01T10:00:00Z' } as PlanRecord;
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
        if (planned.holidays.ok) empty.apply(planned.holidays.value);
        for (const collection of WRITTEN) {
          const [ours, theirs] = [recordsOf(database, collection), recordsOf(empty, collection)];
          expect(theirs).toEqual(ours);
        }
      }),
      { numRuns: 12, endOnFailure: true },
    );
  });
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
