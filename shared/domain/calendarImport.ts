import { z } from 'zod';
import type { Id } from '../kernel/id.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { sayCount } from '../kernel/timeText.ts';
import type { CabMeeting } from '../model/cabMeeting.ts';
import { PLAIN_FREEZE } from '../model/freeze.ts';
import type { RecordOf } from '../model/plan.ts';
import { isOver, type Release } from '../model/release.ts';
import { ONCE } from '../model/series.ts';
import { PLAIN_WINDOW } from '../model/window.ts';
import { type Change, sameRecord } from '../store/change.ts';
import { type CommandContext, command } from '../store/command.ts';
import type { View } from '../store/view.ts';
import {
  type CalendarDrafts,
  calendarDrafts,
  DRAFTED,
  type Draft,
  type Drafted,
  ownUid,
  sayReference,
} from './calendarDrafts.ts';
import { holidayChanges } from './calendarHolidays.ts';
import { keysOf } from './calendarKeys.ts';
import { type Lookup, lookupOf, withIds } from './calendarReferences.ts';
import { checkLevels } from './freeze.ts';
import { checkRule } from './recurrence.ts';
import { EMPTY_RELEASE } from './release.ts';
import { checkSpan } from './wallSpan.ts';
import { checkOpening } from './window.ts';

/** A whole iCalendar file in one step, which is one undo. An event whose UID is known changes its record. */
export const importCalendar = command({
  name: 'ics.import',
  version: 1,
  title: 'Import a calendar',
  policy: 'ask',
  input: calendarDrafts.extend({ file: z.object({ name: z.string().max(500), sha256: z.string().max(64) }) }),
  plan(view, { file, ...drafts }, context) {
    const planned = planDrafts(view, drafts, context);
    const refused = planned.drafts.find(({ refused }) => refused !== null);
    if (refused) return refuse('invalid', `${refused.draft.name}: ${refused.refused}.`, { field: refused.collection });
    if (!planned.holidays.ok) return planned.holidays;
    const changes = [...planned.changes, ...planned.holidays.value];
    return ok({ label: `Imported ${sayImported(planned, drafts)} from ${file.name}`, changes });
  },
  // The changes say what became of the events; the log need not hold them twice.
  summarise: ({ file, ...drafts }) => ({
    file,
    ...Object.fromEntries(Object.entries(drafts).map(([name, list]) => [name, list.length])),
  }),
});

function sayImported(planned: PlannedDrafts, drafts: CalendarDrafts): string {
  const added = planned.drafts.filter(({ outcome }) => outcome === 'new').length;
  const changed = planned.drafts.filter(({ outcome }) => outcome === 'changed').length;
  const parts = [
    added > 0 ? sayCount(added, 'new record') : '',
    changed > 0 ? sayCount(changed, 'change') : '',
    drafts.holidays.length > 0 ? sayCount(drafts.holidays.length, 'holiday') : '',
  ].filter((part) => part !== '');
  return parts.length > 0 ? parts.join(', ') : 'nothing new';
}

/** What becomes of one draft. `refused` is why it cannot be, without a capital and a full stop. */
export interface PlannedDraft {
  collection: Drafted;
  draft: Draft;
  outcome: 'new' | 'changed' | 'unchanged';
  refused: string | null;
  /** References that are not in the plan and were left out. */
  lost: string[];
}

export interface PlannedDrafts {
  drafts: PlannedDraft[];
  changes: Change[];
  holidays: Result<Change[]>;
}

/** What drafts would do to the plan, for a preview and for the import itself. */
export function planDrafts(view: View, drafts: CalendarDrafts, context: CommandContext): PlannedDrafts {
  const keys = keysOf(view, context);
  const places = DRAFTED.flatMap((collection) => {
    const known = knownBy(view, collection);
    return (drafts[collection] as Draft[]).map((draft) => {
      const before = known(draft.uid);
      const id = before?.id ?? context.newId(collection);
      return { collection, draft, before, id, key: before?.key ?? keys(collection, draft.key) };
    });
  });
  const inFile = new Map<string, Id>();
  for (const { collection, draft, id } of places)
    if (draft.key !== null) inFile.set(`${collection} ${sayReference({ key: draft.key, name: draft.name })}`, id);
  const lookup = lookupOf(view, drafts, inFile, context, keys);
  const changes: Change[] = [];
  const planned = places.map((place): PlannedDraft => {
    const { collection, draft, before } = place;
    const { record, lost } = recordOf(place, lookup);
    if (!record.ok) return { collection, draft, outcome: 'new', refused: record.refusal.message, lost };
    const isSame = before !== undefined && sameRecord(before, record.value);
    if (!isSame) changes.push({ collection, id: place.id, before: before ?? null, after: record.value });
    return { collection, draft, outcome: before ? (isSame ? 'unchanged' : 'changed') : 'new', refused: null, lost };
  });
  const holidays = holidayChanges(view, drafts.holidays, lookup, context, keys);
  return { drafts: planned, changes: [...lookup.added, ...changes], holidays };
}

interface Place {
  collection: Drafted;
  draft: Draft;
  before: RecordOf<Drafted> | undefined;
  id: Id;
  key: string;
}

/** A record is known by its UID, or by the one that we give it where it has none. */
function knownBy<C extends Drafted>(view: View, collection: C): (uid: string) => RecordOf<C> | undefined {
  const byUid = new Map<string, RecordOf<C>>();
  for (const record of view.all(collection)) byUid.set(ownUid(record.id), record);
  for (const record of view.all(collection))
    if (record.uid !== null && !byUid.has(record.uid)) byUid.set(record.uid, record);
  // Each is found once: two events with one UID are two.
  return (uid) => {
    const record = byUid.get(uid);
    if (record) byUid.delete(uid);
    return record;
  };
}

function recordOf(place: Place, lookup: Lookup): { record: Result<RecordOf<Drafted>>; lost: string[] } {
  const { collection, draft, before, id, key } = place;
  const { fields, lost, refused } = withIds(collection, draft, lookup);
  if (refused !== null) return { record: refuse('invalid', refused), lost };
  const uid = before ? before.uid : draft.uid;
  const record = { ...DEFAULTS[collection], ...before, ...fields, id, key, uid } as RecordOf<Drafted>;
  return { record: check(collection, record, before), lost };
}

const DEFAULTS = {
  windows: PLAIN_WINDOW,
  freezes: PLAIN_FREEZE,
  releases: EMPTY_RELEASE,
  cabMeetings: { ...ONCE, cutOff: null },
};

function check(
  collection: Drafted,
  record: RecordOf<Drafted>,
  before: RecordOf<Drafted> | undefined,
): Result<RecordOf<Drafted>> {
  const checked = checkAs(collection, record, before);
  return checked.ok ? checked : refuse('invalid', lowerFirst(checked.refusal.message).replace(/\.$/, ''));
}

function checkAs(
  collection: Drafted,
  record: RecordOf<Drafted>,
  before: RecordOf<Drafted> | undefined,
): Result<RecordOf<Drafted>> {
  if (collection === 'windows') return checkOpening(record as RecordOf<'windows'>);
  if (collection === 'freezes') return checkLevels(record as RecordOf<'freezes'>);
  if (collection === 'cabMeetings') return checkMeeting(record as CabMeeting);
  return checkRelease(record as Release, before as Release | undefined);
}

function checkMeeting(record: CabMeeting): Result<CabMeeting> {
  const span = checkSpan(record);
  if (!span.ok || record.rule === null) return span;
  const rule = checkRule(record.rule, record.start, record.zone);
  return rule.ok ? ok({ ...record, rule: rule.value }) : rule;
}

/** A file decides neither that a release goes nor what became of it, and what is over stays where it was. */
function checkRelease(record: Release, before: Release | undefined): Result<Release> {
  if (!before) return ok({ ...record, state: record.state === 'go' ? 'planning' : record.state });
  if (isOver(before) && (record.start !== before.start || record.lengthMinutes !== before.lengthMinutes))
    return refuse('invalid', `${before.key} is over and is not moved.`);
  return ok({ ...record, state: before.state });
}

const lowerFirst = (text: string): string =>
  /^[A-Z][a-z ]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
