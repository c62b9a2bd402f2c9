import * as fc from 'fast-check';
import { DAY, type Instant, MINUTE, toEpoch, toInstant, type WallTime } from '../../shared/kernel/time.ts';
import type { Anchor } from '../../shared/model/anchor.ts';
import type { Attachment } from '../../shared/model/attachment.ts';
import type { BusinessCalendar } from '../../shared/model/businessCalendar.ts';
import type { CabMeeting } from '../../shared/model/cabMeeting.ts';
import { CHANGE_TYPES, type ChangeRecord } from '../../shared/model/changeRecord.ts';
import type { Comment } from '../../shared/model/comment.ts';
import type { ConfigurationItem } from '../../shared/model/configurationItem.ts';
import { COVERED_WINDOWS, FREEZE_LEVELS, type Freeze, type FreezeLevel } from '../../shared/model/freeze.ts';
import { ITEM_KINDS, ITEM_STATES, type Item } from '../../shared/model/item.ts';
import { type Person, ROLES } from '../../shared/model/person.ts';
import { type CollectionName, collectionNames, collections, type PlanRecord } from '../../shared/model/plan.ts';
import { type PlanSettings, SEVERAL_WINDOWS } from '../../shared/model/planSettings.ts';
import { RELATIVE_UNITS, type RelativeTime } from '../../shared/model/relativeTime.ts';
import { RELEASE_KINDS, RELEASE_STATES, type Release, RISKS } from '../../shared/model/release.ts';
import type { ReleaseNotes } from '../../shared/model/releaseNotes.ts';
import type { Scope } from '../../shared/model/scope.ts';
import { SHIFT_DAYS, SHIFT_TARGETS, type Shift } from '../../shared/model/series.ts';
import type { Service } from '../../shared/model/service.ts';
import type { Sprint } from '../../shared/model/sprint.ts';
import { WAIVER_CAUSES, type Waiver } from '../../shared/model/waiver.ts';
import type { MaintenanceWindow } from '../../shared/model/window.ts';
import { NOTICE_UNITS, type WindowClass } from '../../shared/model/windowClass.ts';
import type { Change } from '../../shared/store/change.ts';
import type { View } from '../../shared/store/view.ts';

/**
 * Valid records, and changes to a plan of them. The pools are small on purpose: two records that carry the same external
 * key, refer to the same release or lie in the same week are what indexes get wrong.
 */
export const ZONES = ['UTC', 'Europe/London', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', '+05:30'];
export const EXTERNAL_KEYS = ['PAY-1', 'PAY-2', 'PAY-3'];

/** How many records of a collection a generated plan can have. */
const POOL = 6;
/** Keys up to twice this number occur. */
export const KEYS = 7;
const idsOf = (collection: CollectionName): string[] =>
  collection === 'plan' ? ['plan'] : Array.from({ length: POOL }, (_, index) => `${collection}-${index}`);

export const zone = fc.constantFrom(...ZONES);

/** Text as broken exports have it: control characters, halves of surrogate pairs, line separators, right-to-left marks. */
export const nastyText = (maxLength: number): fc.Arbitrary<string> => {
  const unit = fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: 32, max: 126 }).map((code) => String.fromCharCode(code)) },
    { weight: 2, arbitrary: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) },
    fc.constantFrom(
      '\n',
      '\r',
      '\t',
      '\0',
      '\\',
      '"',
      '\u2028',
      '\u2029',
      '\ufeff',
      '\u202e',
      '\ud83d',
      '\udc4d',
      '😀',
    ),
  );
  return fc.array(unit, { maxLength }).map((units) => units.join(''));
};

const line = fc.string({ minLength: 1, maxLength: 12 }).map((text) => `N ${text.trim()}`);

const FIRST = toEpoch('2026-01-01T00:00:00Z');

/** Mostly within a year, some far off. */
export const instant: fc.Arbitrary<Instant> = fc
  .oneof(
    { weight: 6, arbitrary: fc.integer({ min: 0, max: (366 * DAY) / MINUTE }) },
    { weight: 1, arbitrary: fc.integer({ min: (-50 * 366 * DAY) / MINUTE, max: (80 * 366 * DAY) / MINUTE }) },
  )
  .map((minutes) => toInstant(FIRST + minutes * MINUTE));

export const wallTime: fc.Arbitrary<WallTime> = instant.map((at) => at.slice(0, 16));

/** Minutes; mostly hours, some weeks and more than a season. */
const lengthMinutes = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 1, max: 2_880 }) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 43_200 }) },
);

const wallAfter = (start: WallTime, minutes: number): WallTime =>
  toInstant(toEpoch(`${start}:00Z`) + minutes * MINUTE).slice(0, 16);

const day = instant.map((at) => at.slice(0, 10));

const oneOf = (collection: CollectionName) => fc.constantFrom(...idsOf(collection));
const someOf = (collection: CollectionName) => fc.subarray(idsOf(collection), { maxLength: 3 });

/** What a comment or an attachment is about: a record of any collection. */
const about = fc
  .constantFrom<CollectionName>('items', 'releases', 'freezes')
  .chain((onCollection) => fc.record({ onCollection: fc.constant(onCollection), onId: oneOf(onCollection) }));

const scope = fc.record<Scope>({
  serviceIds: someOf('services'),
  configurationItemIds: someOf('configurationItems'),
  environments: fc.array(line, { maxLength: 2 }),
  tags: fc.array(line, { maxLength: 2 }),
  workTypes: fc.array(line, { maxLength: 1 }),
  regions: fc.array(line, { maxLength: 1 }),
});

const timeOfDay = fc.constantFrom('00:00', '09:00', '17:30', '24:00');

const relativeTime: fc.Arbitrary<RelativeTime> = fc
  .tuple(
    fc.boolean(),
    oneOf('anchors'),
    oneOf('releases'),
    fc.integer({ min: -20, max: 20 }),
    fc.constantFrom(...RELATIVE_UNITS),
    fc.option(fc.integer({ min: 1, max: 7 })),
    timeOfDay,
  )
  .map(([toAnchor, anchorId, releaseId, amount, unit, weekday, time]) => ({
    anchorId: toAnchor ? anchorId : null,
    releaseId: toAnchor ? null : releaseId,
    amount,
    unit,
    weekday,
    time,
  }));

const shift = fc.record<Shift>({
  days: fc.constantFrom(...SHIFT_DAYS),
  to: fc.constantFrom(...SHIFT_TARGETS),
  calendarId: fc.option(oneOf('businessCalendars')),
});

/** How a series recurs. */
const repeated = {
  rule: fc.constantFrom(null, 'FREQ=WEEKLY', 'FREQ=MONTHLY;BYDAY=2TU', 'FREQ=YEARLY;BYMONTH=3,12;BYMONTHDAY=-1'),
  additions: fc.array(wallTime, { maxLength: 2 }),
  exceptions: fc.array(wallTime, { maxLength: 2 }),
  overrides: fc.array(
    fc.tuple(wallTime, wallTime).map(([occurrence, start]) => ({ occurrence, start, end: wallAfter(start, 60) })),
    { maxLength: 1 },
  ),
  shift: fc.option(shift),
};

/** What windows and freezes have in common. */
const bound = {
  ...repeated,
  startFrom: fc.option(relativeTime),
  endFrom: fc.option(relativeTime),
  scope,
  uid: fc.option(line),
};

const freezeLevel = fc.record<FreezeLevel>({
  changeType: fc.option(fc.constantFrom(...CHANGE_TYPES)),
  risk: fc.option(fc.constantFrom(...RISKS)),
  level: fc.constantFrom(...FREEZE_LEVELS, 'none' as const),
  approverRole: fc.option(line),
});

/** A record without its id and key, for each collection. */
const contents: { [Name in CollectionName]: fc.Arbitrary<object> } = {
  plan: fc.record<Omit<PlanSettings, 'id'>>({
    name: line,
    zone,
    notesTemplate: fc.option(nastyText(8)),
    severalWindows: fc.constantFrom(...SEVERAL_WINDOWS),
    calendarId: fc.option(oneOf('businessCalendars')),
  }),
  people: fc.record<Omit<Person, 'id' | 'key'>>({
    name: line,
    roles: fc.subarray([...ROLES], { maxLength: 3 }),
  }),
  items: fc.record<Omit<Item, 'id' | 'key'>>({
    title: line,
    description: nastyText(12),
    kind: fc.constantFrom(...ITEM_KINDS),
    state: fc.constantFrom(...ITEM_STATES),
    points: fc.option(fc.constantFrom(0, 0.5, 1, 2, 3, 5, 10_000)),
    sprint: fc.option(line),
    priority: fc.option(line),
    labels: fc.array(line, { maxLength: 2 }),
    parentKey: fc.option(fc.constantFrom(...EXTERNAL_KEYS)),
    dueOn: fc.option(day),
    createdAt: fc.option(instant),
    assigneeId: fc.option(oneOf('people')),
    releaseId: fc.option(oneOf('releases')),
    externalKey: fc.option(fc.constantFrom(...EXTERNAL_KEYS)),
    updatedAt: fc.option(instant),
  }),
  releases: fc.record<Omit<Release, 'id' | 'key'>>({
    name: line,
    kind: fc.constantFrom(...RELEASE_KINDS),
    state: fc.constantFrom(...RELEASE_STATES),
    description: nastyText(8),
    ownerId: fc.option(oneOf('people')),
    risk: fc.option(fc.constantFrom(...RISKS)),
    environment: fc.option(line),
    region: fc.option(line),
    workType: fc.option(line),
    tags: fc.array(line, { maxLength: 2 }),
    scheduledAt: fc.option(instant),
    uid: fc.option(line),
    serviceIds: someOf('services'),
    configurationItemIds: someOf('configurationItems'),
    dependsOnIds: someOf('releases'),
    start: fc.option(instant),
    lengthMinutes,
    backOutMinutes: fc.integer({ min: 0, max: 600 }),
  }),
  sprints: fc.record<Omit<Sprint, 'id' | 'key'>>({
    name: line,
    startOn: fc.option(day),
    endOn: fc.option(day),
    goal: nastyText(8),
  }),
  changes: fc.record<Omit<ChangeRecord, 'id' | 'key'>>({
    releaseId: oneOf('releases'),
    type: fc.constantFrom(...CHANGE_TYPES),
    reason: nastyText(8),
    raisedById: oneOf('people'),
    testResult: fc.option(
      fc.record({
        outcome: fc.constantFrom('passed' as const, 'failed' as const),
        summary: nastyText(8),
        testedAt: instant,
        testerId: oneOf('people'),
      }),
    ),
    backOutPlan: fc.array(fc.record({ step: line, ownerId: fc.option(oneOf('people')), minutes: lengthMinutes }), {
      maxLength: 3,
    }),
  }),
  waivers: fc.record<Omit<Waiver, 'id' | 'key'>>({
    releaseId: oneOf('releases'),
    rule: fc.constantFrom('noFreeze', 'insideWindow'),
    about: fc.constantFrom('outside', ...idsOf('freezes')),
    reason: line,
    causeKind: fc.option(fc.constantFrom(...WAIVER_CAUSES)),
    cause: fc.option(line),
    approverId: oneOf('people'),
    requestedById: oneOf('people'),
    grantedAt: instant,
    expiresAt: instant,
  }),
  releaseNotes: fc.record<Omit<ReleaseNotes, 'id'>>({
    releaseId: oneOf('releases'),
    body: nastyText(12),
    generated: nastyText(12),
  }),
  services: fc.record<Omit<Service, 'id' | 'key'>>({
    name: line,
    description: nastyText(8),
    ownerId: fc.option(oneOf('people')),
    criticality: fc.integer({ min: 1, max: 5 }),
  }),
  configurationItems: fc.record<Omit<ConfigurationItem, 'id' | 'key'>>({
    name: line,
    type: line,
    environment: fc.option(line),
    serviceIds: someOf('services'),
  }),
  comments: fc
    .tuple(about, fc.record({ authorId: oneOf('people'), at: instant, editedAt: fc.option(instant), text: line }))
    .map(([on, content]): Omit<Comment, 'id'> => ({ ...on, ...content })),
  attachments: fc
    .tuple(
      about,
      fc.record({
        name: line,
        bytes: fc.nat(),
        sha256: fc.constantFrom('0'.repeat(64), 'a1'.repeat(32)),
        addedById: oneOf('people'),
        at: instant,
      }),
    )
    .map(([on, content]): Omit<Attachment, 'id'> => ({ ...on, ...content })),
  windows: fc
    .record({
      ...bound,
      name: line,
      zone,
      start: wallTime,
      minutes: fc.integer({ min: 1, max: 2_880 }),
      classId: fc.option(oneOf('windowClasses')),
    })
    .map(({ minutes, start, ...rest }): Omit<MaintenanceWindow, 'id' | 'key'> => {
      return { ...rest, start, end: wallAfter(start, minutes) };
    }),
  windowClasses: fc.record<Omit<WindowClass, 'id' | 'key'>>({
    name: line,
    allowedRisk: fc.option(fc.constantFrom(...RISKS)),
    notice: fc.record({ amount: fc.nat({ max: 30 }), unit: fc.constantFrom(...NOTICE_UNITS) }),
    capacity: fc.option(fc.integer({ min: 1, max: 9 })),
  }),
  cabMeetings: fc
    .record({
      ...repeated,
      name: line,
      zone,
      start: wallTime,
      minutes: fc.integer({ min: 1, max: 240 }),
      cutOff: fc.option(
        fc.record({
          days: fc.nat({ max: 5 }),
          unit: fc.constantFrom('days' as const, 'businessDays' as const),
          time: timeOfDay,
        }),
      ),
      uid: fc.option(line),
    })
    .map(({ minutes, ...rest }): Omit<CabMeeting, 'id' | 'key'> => {
      return { ...rest, end: wallAfter(rest.start, minutes) };
    }),
  businessCalendars: fc.record<Omit<BusinessCalendar, 'id' | 'key'>>({
    name: line,
    workingTimes: fc.constantFrom(
      [],
      [1, 2, 3, 4, 5].map((weekday) => ({ weekday, start: '09:00', end: '17:30' })),
    ),
    holidays: fc.array(fc.record({ on: day, name: line }), { maxLength: 3 }),
  }),
  anchors: fc.record<Omit<Anchor, 'id' | 'key'>>({ name: line, on: fc.option(day) }),
  freezes: fc
    .record({
      ...bound,
      name: line,
      levels: fc.array(freezeLevel, { maxLength: 2 }),
      windows: fc.constantFrom(...COVERED_WINDOWS),
      level: fc.constantFrom(...FREEZE_LEVELS),
      zone,
      start: wallTime,
      // Some longer than the span index keeps in its buckets.
      minutes: fc.oneof(lengthMinutes, fc.integer({ min: 100 * 1440, max: 900 * 1440 })),
      reason: nastyText(8),
    })
    .map(({ minutes, ...rest }): Omit<Freeze, 'id' | 'key'> => {
      const approverRole = rest.level === 'approval' ? 'Service owner' : null;
      return { ...rest, approverRole, end: wallAfter(rest.start, minutes) };
    }),
};

export const interval = fc
  .record({ start: instant, minutes: fc.oneof(lengthMinutes, fc.integer({ min: 1, max: 3_000 * 1440 })) })
  .map(({ start, minutes }) => ({ start: toEpoch(start), end: toEpoch(start) + minutes * MINUTE }));

/** What is to be done to a record of the pool; what that is as a change depends on whether it is there. */
interface Step {
  collection: CollectionName;
  id: string;
  record: PlanRecord;
  isRemoval: boolean;
}

export const recordOf = (collection: CollectionName): fc.Arbitrary<PlanRecord> => {
  const ids = idsOf(collection);
  const { keyPrefix } = collections[collection];
  return fc
    .tuple(fc.nat({ max: ids.length - 1 }), fc.nat({ max: 9 }), contents[collection])
    .map(([index, dice, content]) => {
      // Where two plans are merged one of two equal keys changes: then the old one must be forgotten.
      const number = index + 1 + (dice === 0 ? KEYS : 0);
      return { id: ids[index]!, ...(keyPrefix ? { key: `${keyPrefix}-${number}` } : {}), ...content };
    });
};

const collectionName: fc.Arbitrary<CollectionName> = fc.oneof(
  { weight: 4, arbitrary: fc.constant('items' as const) },
  { weight: 3, arbitrary: fc.constant('releases' as const) },
  { weight: 3, arbitrary: fc.constant('freezes' as const) },
  { weight: 3, arbitrary: fc.constantFrom(...collectionNames) },
);

const step: fc.Arbitrary<Step> = fc
  .tuple(
    collectionName.chain((collection) => recordOf(collection).map((record) => ({ collection, record }))),
    fc.nat({ max: 3 }),
  )
  .map(([{ collection, record }, dice]) => ({ collection, id: record.id, record, isRemoval: dice === 0 }));

export const steps = (maxLength: number): fc.Arbitrary<Step[]> => fc.array(step, { maxLength });

/** Carries out the steps one by one: each change's `before` is what the changes ahead of it left. */
export function changesOf(view: View, given: readonly Step[]): Change[] {
  const present = new Map<string, PlanRecord | null>();
  return given.flatMap(({ collection, id, record, isRemoval }): Change[] => {
    const place = `${collection} ${id}`;
    const before = present.has(place) ? present.get(place)! : (view.get(collection, id) ?? null);
    const after = isRemoval && before ? null : record;
    present.set(place, after);
    return [{ collection, id, before, after }];
  });
}
