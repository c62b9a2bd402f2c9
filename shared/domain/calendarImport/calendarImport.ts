import { z } from 'zod';
import type { Id } from '../../kernel/id.ts';
import { type Result, refuse } from '../../kernel/result.ts';
import type { Instant } from '../../kernel/time.ts';
import { sayCount } from '../../kernel/timeText.ts';
import type { RecordOf } from '../../model/plan.ts';
import { type Change, sameRecord } from '../../store/change.ts';
import { type CommandContext, command } from '../../store/command.ts';
import { overlay } from '../../store/overlay.ts';
import type { View } from '../../store/view.ts';
import { planFollowed } from '../businessTime/followers.ts';
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
import { type Place, recordOf } from './calendarPlaces.ts';
import { lookupOf, withIds } from './calendarReferences.ts';

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
    const label = `Imported ${sayImported(planned, drafts)} from ${file.name}`;
    return planFollowed(view, { label, changes: planned.changes });
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
  /** All that is written, holidays included. What follows from it in the plan is not among them yet. */
  changes: Change[];
  /** The part of the changes that is holidays, or why they cannot come in. */
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
  const found = places.map((place): Place => ({ ...place, ...withIds(place.collection, place.draft, lookup) }));
  const holidays = holidayChanges(view, drafts.holidays, lookup, context, keys);
  const isRelease = ({ collection }: Place) => collection === 'releases';
  const before = [...lookup.added, ...(holidays.ok ? holidays.value : [])];
  const dated = recordsOf(found.filter(isRelease), view, context.now);
  // What others may follow stands by then: anchors, the plan's calendar, and releases.
  const rest = recordsOf(
    found.filter((place) => !isRelease(place)),
    overlay(view, [...before, ...dated.changes]),
    context.now,
  );
  return {
    drafts: [...dated.drafts, ...rest.drafts],
    changes: [...before, ...dated.changes, ...rest.changes],
    holidays,
  };
}

function recordsOf(places: readonly Place[], view: View, now: Instant): Omit<PlannedDrafts, 'holidays'> {
  const changes: Change[] = [];
  const drafts = places.map((place): PlannedDraft => {
    const { collection, draft, before, lost } = place;
    const record = recordOf(place, view, now);
    if (!record.ok) return { collection, draft, outcome: 'new', refused: record.refusal.message, lost };
    const isSame = before !== undefined && sameRecord(before, record.value);
    if (!isSame) changes.push({ collection, id: place.id, before: before ?? null, after: record.value });
    return { collection, draft, outcome: before ? (isSame ? 'unchanged' : 'changed') : 'new', refused: null, lost };
  });
  return { drafts, changes };
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
