import { withFollowers } from '../domain/businessTime/followers.ts';
import { type CalendarDrafts, MOST_DRAFTS } from '../domain/calendarImport/calendarDrafts.ts';
import { type PlannedDraft, type PlannedDrafts, planDrafts } from '../domain/calendarImport/calendarImport.ts';
import { zoneOf } from '../domain/planSettings.ts';
import { contradictionSteps } from '../domain/sanity.ts';
import type { SkippedEvent } from '../exchange/icalendar/icalendarGroups.ts';
import type { EventKind } from '../exchange/icalendar/icalendarKinds.ts';
import { EVENT_KINDS } from '../exchange/icalendar/icalendarKinds.ts';
import type { CalendarReading, FoundEvent, ParsedCalendar } from '../exchange/icalendar/icalendarRead.ts';
import { draftsOf, parseCalendar, readParsed } from '../exchange/icalendar/icalendarRead.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { toEpoch } from '../kernel/time.ts';
import { sayCount } from '../kernel/timeText.ts';
import type { Change } from '../store/change.ts';
import { commandContext } from '../store/command.ts';
import { overlay } from '../store/overlay.ts';
import type { View } from '../store/view.ts';
import { withoutBlocked } from './calendarBlocked.ts';
import { type KindPreview, kindPreview } from './calendarSamples.ts';
import type { Run } from './decide.ts';

/** Something in an event that contradicts itself. It comes in as it is. */
interface EventQuestion {
  name: string;
  /** A question, and what may be meant. */
  message: string;
}

/** What importing a calendar would do, before anything is written. */
export interface CalendarPreview {
  file: { name: string; sha256: string };
  kinds: KindPreview[];
  /** The first 200 that are left out, and how many there are. */
  skipped: SkippedEvent[];
  skippedCount: number;
  notes: string[];
  /** The first 50 of what contradicts itself in what is new or changed, and how much there is. */
  questions: EventQuestion[];
  questionCount: number;
}

export interface PreparedCalendar {
  preview: CalendarPreview;
  /** The input of `ics.import`. */
  input: CalendarDrafts & { file: { name: string; sha256: string } };
}

/** The share of the work that reading is; what remains asks what contradicts itself. */
const READING = 0.7;
const SKIPPED_SHOWN = 200;
const QUESTIONS_SHOWN = 50;

interface PrepareOptions {
  file: { name: string; sha256: string };
  /** What events become that do not say it. */
  as?: EventKind | undefined;
  /** What somebody chose for single events, by their line. */
  chosen?: Readonly<Record<number, EventKind>> | undefined;
  run: Run;
  /** Told of the share of the file that is read, from 0 to 1, and the events so far. */
  onProgress?: ((share: number, events: number) => void) | undefined;
}

/** Reads a calendar against the plan: what it would bring, and the input that brings it. */
export function prepareCalendar(view: View, text: string, options: PrepareOptions): Result<PreparedCalendar> {
  const parsed = parseForPlan(view, text, options);
  return parsed.ok ? prepareParsed(view, parsed.value, options) : parsed;
}

/** Reads the text of a calendar, as the plan means times without a zone. */
export function parseForPlan(
  view: View,
  text: string,
  { file, run, onProgress }: PrepareOptions,
): Result<ParsedCalendar> {
  const tellRead = (share: number, events: number) => onProgress?.(share * READING, events);
  const parsed = parseCalendar(text, { planZone: zoneOf(view), now: toEpoch(run.now), onProgress: tellRead });
  return parsed.ok ? parsed : refuse('invalid', `${file.name}: ${parsed.refusal.message}`);
}

/**
 * The same for a calendar that was read, whose events may become something else by now. Events that the plan cannot take, or
 * that a rule stands against, are left out with the reason. A file of which nothing is left is refused.
 */
export function prepareParsed(
  view: View,
  parsed: ParsedCalendar,
  { file, as, chosen, run, onProgress }: PrepareOptions,
): Result<PreparedCalendar> {
  const reading = readParsed(parsed, { as, chosen, known: kindByUid(view) });
  const tooMany = Object.entries(draftsOf(reading)).find(([, drafts]) => drafts.length > MOST_DRAFTS);
  if (tooMany) return refuse('invalid', sayTooMany(file.name, tooMany));
  const { planned, outcomes, allowed, changes } = whatComesIn(view, reading, file, run);
  const followed = withFollowers(view, changes);
  if (!followed.ok) return refuse('invalid', `${file.name}: ${followed.refusal.message}`);
  const skipped = allowed.skipped.toSorted((a, b) => a.line - b.line);
  if (allowed.found.length === 0)
    return refuse('invalid', `${file.name}: nothing in it can be imported. ${sayReasons(skipped)}`.trim(), {
      details: skipped.slice(0, SKIPPED_SHOWN).map(saySkipped),
    });
  const questions = questionsIn(overlay(view, followed.value.changes), changes, toEpoch(run.now), (share) =>
    onProgress?.(READING + share * (1 - READING), allowed.found.length),
  );
  const preview: CalendarPreview = {
    file,
    kinds: EVENT_KINDS.flatMap((kind) => kindPreview(kind, allowed.found, outcomes, planned)),
    skipped: skipped.slice(0, SKIPPED_SHOWN),
    skippedCount: skipped.length,
    notes: [
      ...reading.notes,
      ...sayLost(planned),
      ...(planned.holidays.ok ? [] : [planned.holidays.refusal.message]),
      ...sayFollowers(followed.value.count),
    ],
    questions: questions.slice(0, QUESTIONS_SHOWN),
    questionCount: questions.length,
  };
  return ok({ preview, input: { ...draftsOf({ ...reading, found: allowed.found }), file } });
}

/** What of a reading the plan can take, and what that changes. */
function whatComesIn(view: View, reading: CalendarReading, file: PrepareOptions['file'], run: Run) {
  const planned = planDrafts(view, draftsOf(reading), commandContext(view, run));
  const outcomes = new Map(planned.drafts.map((one) => [one.draft, one]));
  const kept = withoutRefused(reading.found, reading.skipped, outcomes);
  const allowed = withoutBlocked(view, { ...reading, found: kept }, file, run);
  // Where all come in, they do so as they were planned.
  const isWhole = allowed.found.length === reading.found.length;
  const coming = isWhole
    ? planned
    : planDrafts(view, draftsOf({ ...reading, found: allowed.found }), commandContext(view, run));
  return { planned, outcomes, allowed, changes: coming.changes };
}

const sayTooMany = (name: string, [what, { length }]: [string, readonly unknown[]]): string =>
  `${name}: ${length.toLocaleString('en-US')} events of it become ${what.replace('cabM', 'CAB m')}; one file may bring ${MOST_DRAFTS.toLocaleString('en-US')}. Export a shorter time.`;

const sayFollowers = (count: number): string[] =>
  count === 0
    ? []
    : [`${sayCount(count, 'window or freeze', 'windows and freezes')} of the plan will follow what it moves.`];

/** `Line 12, Christmas: it has no length.` */
export const saySkipped = ({ line, name, reason }: SkippedEvent): string => `Line ${line}, ${name}: ${reason}.`;

/** The reason that is most frequent, with its first line. */
function sayReasons(skipped: readonly SkippedEvent[]): string {
  const byReason = new Map<string, SkippedEvent[]>();
  for (const one of skipped) byReason.set(one.reason, [...(byReason.get(one.reason) ?? []), one]);
  const [first, ...others] = [...byReason.values()].toSorted((a, b) => b.length - a.length);
  if (!first) return '';
  const alike =
    first.length > 1 ? ` The same holds for ${sayCount(first.length - 1, 'more entry', 'more entries')}.` : '';
  const are = others.length === 1 ? 'is' : 'are';
  const more = others.length > 0 ? ` There ${are} ${sayCount(others.length, 'more reason')}.` : '';
  return `${saySkipped(first[0]!)}${alike}${more}`;
}

/** What contradicts itself in what the changes bring, as the plan would ask of it afterwards. */
function questionsIn(
  candidate: View,
  changes: readonly Change[],
  now: number,
  onShare: (share: number) => void,
): EventQuestion[] {
  const brought = new Set(changes.map(({ id }) => id));
  const steps = contradictionSteps(candidate, now, brought);
  let done = 0;
  let step = steps.next();
  for (; !step.done; step = steps.next()) onShare(Math.min(1, ++done / brought.size));
  return step.value.flatMap(({ record, contradictions }) =>
    contradictions.map(({ message, suggestion }) => ({
      name: record.name,
      message: suggestion ? `${message} ${suggestion.label}?` : message,
    })),
  );
}

/** `Patch night: Saturday is in its name, but it is on a Friday.` */
export const sayQuestion = ({ name, message }: EventQuestion): string => `${name}: ${message}`;

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
  return found.filter(({ line, name, read, choice }) => {
    const reason = read.kind === 'holidays' ? null : (outcomes.get(read.draft)?.refused ?? null);
    if (reason !== null) skipped.push({ line, name, reason, ...(choice ? { choice } : {}) });
    return reason === null;
  });
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
