import type { CalendarDrafts } from '../domain/calendarDrafts.ts';
import { type PlannedDraft, type PlannedDrafts, planDrafts } from '../domain/calendarImport.ts';
import { withFollowers } from '../domain/followers.ts';
import type { SkippedEvent } from '../exchange/icalendarGroups.ts';
import type { EventKind } from '../exchange/icalendarKinds.ts';
import { EVENT_KINDS } from '../exchange/icalendarKinds.ts';
import type { FoundEvent } from '../exchange/icalendarRead.ts';
import { draftsOf, readCalendar } from '../exchange/icalendarRead.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { toEpoch, toInstant, wallToEpoch } from '../kernel/time.ts';
import { sayCount } from '../kernel/timeText.ts';
import { SETTINGS_ID } from '../model/planSettings.ts';
import { isRecurring, ONCE } from '../model/series.ts';
import { isBlocked } from '../rules/gates.ts';
import { commandContext } from '../store/command.ts';
import type { View } from '../store/view.ts';
import { decide, type Run } from './decide.ts';

/** One event of a file as a list shows it. */
export interface EventSample {
  name: string;
  /** Its first start: an instant, or the day of a holiday. */
  start: string;
  recurs: boolean;
  isGuessed: boolean;
}

/** What a file would bring of one kind. */
export interface KindPreview {
  kind: EventKind;
  events: number;
  new: number;
  changed: number;
  unchanged: number;
  /** How many became this kind by a guess. */
  guessed: number;
  /** The first to start, 20 at most. */
  first: EventSample[];
}

/** What importing a calendar would do, before anything is written. */
export interface CalendarPreview {
  file: { name: string; sha256: string };
  kinds: KindPreview[];
  /** The first 200 that are left out, and how many there are. */
  skipped: SkippedEvent[];
  skippedCount: number;
  notes: string[];
}

export interface PreparedCalendar {
  preview: CalendarPreview;
  /** The input of `ics.import`. */
  input: CalendarDrafts & { file: { name: string; sha256: string } };
}

const SAMPLES = 20;
const SKIPPED_SHOWN = 200;

/**
 * Reads a calendar against the plan: what it would bring, and the input that brings it. Events that the plan cannot take, or
 * that a rule stands against, are left out with the reason. A file of which nothing is left is refused.
 */
export function prepareCalendar(
  view: View,
  text: string,
  { file, as, run }: { file: { name: string; sha256: string }; as?: EventKind | undefined; run: Run },
): Result<PreparedCalendar> {
  const planZone = view.get('plan', SETTINGS_ID)?.zone ?? 'UTC';
  const read = readCalendar(text, { as, planZone, now: toEpoch(run.now), known: kindByUid(view) });
  if (!read.ok) return refuse('invalid', `${file.name}: ${read.refusal.message}`);
  const reading = read.value;
  const planned = planDrafts(view, draftsOf(reading), commandContext(view, run));
  const outcomes = new Map(planned.drafts.map((one) => [one.draft, one]));
  const kept = withoutRefused(reading.found, reading.skipped, outcomes);
  const allowed = withoutBlocked(view, { ...reading, found: kept }, file, run);
  const changes = planDrafts(view, draftsOf({ ...reading, found: allowed.found }), commandContext(view, run)).changes;
  const followed = withFollowers(view, changes);
  if (!followed.ok) return refuse('invalid', `${file.name}: ${followed.refusal.message}`);
  const notes = [
    ...reading.notes,
    ...sayLost(planned),
    ...(planned.holidays.ok ? [] : [planned.holidays.refusal.message]),
    ...sayFollowers(followed.value.count),
  ];
  const skipped = allowed.skipped.toSorted((a, b) => a.line - b.line);
  if (allowed.found.length === 0)
    return refuse('invalid', `${file.name}: nothing in it can be imported. ${sayReasons(skipped)}`.trim(), {
      details: skipped.slice(0, SKIPPED_SHOWN).map(saySkipped),
    });
  const preview: CalendarPreview = {
    file,
    kinds: EVENT_KINDS.flatMap((kind) => kindPreview(kind, allowed.found, outcomes, planned)),
    skipped: skipped.slice(0, SKIPPED_SHOWN),
    skippedCount: skipped.length,
    notes,
  };
  return ok({ preview, input: { ...draftsOf({ ...reading, found: allowed.found }), file } });
}

const sayFollowers = (count: number): string[] =>
  count === 0
    ? []
    : [`${sayCount(count, 'window or freeze', 'windows and freezes')} of the plan will follow what it moves.`];

/** `Line 12, Christmas: it has no length.` */
export const saySkipped = ({ line, name, reason }: SkippedEvent): string => `Line ${line}, ${name}: ${reason}.`;

/** The reasons, the most frequent first. */
function sayReasons(skipped: readonly SkippedEvent[]): string {
  const counts = new Map<string, number>();
  for (const { reason } of skipped) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const [first, ...others] = [...counts].toSorted((a, b) => b[1] - a[1]);
  if (!first) return '';
  const more = others.length > 0 ? ` There are ${sayCount(others.length, 'more reason')}.` : '';
  return `${first[1] === 1 ? 'Of one event' : `Of ${first[1].toLocaleString('en-US')} events`}: ${first[0]}.${more}`;
}

/** A record of the plan stays what it is, even if another program took our mark off it. */
function kindByUid(view: View): (uid: string) => EventKind | null {
  const kinds = new Map<string, EventKind>();
  for (const [kind, collection] of [
    ['windows', 'windows'],
    ['freezes', 'freezes'],
    ['releases', 'releases'],
    ['meetings', 'cabMeetings'],
  ] as const)
    for (const { id, uid } of view.all(collection)) {
      kinds.set(`${id}@slipway`, kind);
      if (uid !== null) kinds.set(uid, kind);
    }
  return (uid) => kinds.get(uid) ?? null;
}

function withoutRefused(
  found: readonly FoundEvent[],
  skipped: SkippedEvent[],
  outcomes: ReadonlyMap<unknown, PlannedDraft>,
): FoundEvent[] {
  return found.filter(({ line, name, read }) => {
    const reason = read.kind === 'holidays' ? null : (outcomes.get(read.draft)?.refused ?? null);
    if (reason !== null) skipped.push({ line, name, reason });
    return reason === null;
  });
}

/** More releases than this are not tried one by one. */
const MOST_BLOCKED = 100;

/** Releases that a rule stands against are left out, one after the other: the others may still come. */
function withoutBlocked(
  view: View,
  reading: Parameters<typeof draftsOf>[0] & { skipped: SkippedEvent[] },
  file: { name: string; sha256: string },
  run: Run,
) {
  let { found } = reading;
  const skipped = [...reading.skipped];
  for (let tried = 0; tried < MOST_BLOCKED && found.some(({ read }) => read.kind === 'releases'); tried++) {
    const decided = decide(view, 'ics.import', { ...draftsOf({ ...reading, found }), file }, run);
    if (decided.ok || !isBlocked(decided.refusal)) break;
    const { release, message } = decided.refusal;
    const blocked = blockedEvent(view, { ...reading, found }, run, release);
    if (!blocked) break;
    skipped.push({ line: blocked.line, name: blocked.name, reason: message.replace(/\.$/, '') });
    found = found.filter((one) => one !== blocked);
  }
  return { found, skipped };
}

function blockedEvent(
  view: View,
  reading: Parameters<typeof draftsOf>[0],
  run: Run,
  release: string,
): FoundEvent | undefined {
  const { drafts, changes } = planDrafts(view, draftsOf(reading), commandContext(view, run));
  const uid = changes.find(({ id }) => id === release)?.after as { uid?: string | null } | undefined;
  const draft = drafts.find((one) => one.draft.uid === uid?.uid || one.draft.uid === `${release}@slipway`)?.draft;
  return reading.found.find(({ read }) => read.kind !== 'holidays' && read.draft === draft);
}

function sayLost({ drafts }: PlannedDrafts): string[] {
  const lost = [...new Set(drafts.flatMap((one) => one.lost))];
  if (lost.length === 0) return [];
  const named = lost
    .slice(0, 5)
    .map((reference) => `"${reference}"`)
    .join(', ');
  return [
    `${named}${lost.length > 5 ? ` and ${lost.length - 5} more` : ''} are not in this plan: what followed or waited for them does not any more.`,
  ];
}

function kindPreview(
  kind: EventKind,
  found: readonly FoundEvent[],
  outcomes: ReadonlyMap<unknown, PlannedDraft>,
  { holidays }: PlannedDrafts,
): KindPreview[] {
  const events = found.filter(({ read }) => read.kind === kind);
  if (events.length === 0) return [];
  const counts = { new: 0, changed: 0, unchanged: 0 };
  for (const { read } of events) {
    const asHoliday = holidays.ok && holidays.value.length === 0 ? 'unchanged' : 'new';
    const outcome = read.kind === 'holidays' ? asHoliday : (outcomes.get(read.draft)?.outcome ?? 'new');
    counts[outcome] += 1;
  }
  const first = events
    .flatMap(samplesOf)
    .toSorted((a, b) => (a.start < b.start ? -1 : 1))
    .slice(0, SAMPLES);
  return [
    { kind, events: events.length, ...counts, guessed: events.filter(({ isGuessed }) => isGuessed).length, first },
  ];
}

function samplesOf({ name, isGuessed, read }: FoundEvent): EventSample[] {
  if (read.kind === 'holidays')
    return read.drafts.slice(0, SAMPLES).map(({ on }) => ({ name, start: on, recurs: false, isGuessed }));
  const { draft } = read;
  if (!('zone' in draft)) return [{ name, start: draft.start!, recurs: false, isGuessed }];
  const start = toInstant(wallToEpoch(draft.start!, draft.zone));
  return [{ name, start, recurs: isRecurring({ ...ONCE, ...draft }), isGuessed }];
}
