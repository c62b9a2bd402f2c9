import {
  addDays,
  type Day,
  dayOf,
  daysBetween,
  type WallTime,
  wallMinutesBetween,
  weekdayOf,
} from '../../kernel/time.ts';
import { sayDate } from '../../kernel/timeText.ts';
import { capitalise } from '../../kernel/words.ts';
import { EVERYTHING, type Scope } from '../../model/scope.ts';
import type { View } from '../../store/view.ts';
import { isWorkingDay } from '../businessTime/businessTime.ts';
import { planCalendar } from '../planSettings.ts';
import { sayFull } from './dates.ts';
import { type CheckedCollection, type Contradiction, type Draft, hasRule, type Subject } from './subject.ts';

const PHASE = /\b(phase|part|stage|wave|step|tranche)\s*#?(\d{1,2})(?:\s*(?:of|\/)\s*\d{1,2})?\b/i;

/** Gaps of more days are pauses that somebody planned. */
const MOST_UNCOVERED = 2;

interface Phase {
  record: Draft;
  number: number;
  /** `Phase 1`, as it is written. */
  word: string;
  start: WallTime;
  end: WallTime;
}

/** Phases that may follow each other, by the words before the number, what they are for, and the number itself. */
export type Phases = ReadonlyMap<string, readonly Phase[]>;

/** Made once for a whole list. */
export function phasesOf(view: View, collection: CheckedCollection): Phases {
  const phases = new Map<string, Phase[]>();
  if (collection === 'cabMeetings') return phases;
  for (const record of view.all(collection)) {
    const phase = readPhase(record);
    if (!phase) continue;
    const name = placeOf(record, phase.number);
    const alike = phases.get(name);
    if (alike) alike.push(phase);
    else phases.set(name, [phase]);
  }
  return phases;
}

/** Two phases of one series, one after the other, that leave a day between them or overlap. */
export function phaseContradictions(subject: Subject, phases: Phases): Contradiction[] {
  const { record } = subject;
  const own = readPhase(record);
  if (!own) return [];
  const numbered = (number: number) =>
    phases.get(placeOf(record, number))?.find((other) => other.record.id !== record.id);
  const [before, after] = [numbered(own.number - 1), numbered(own.number + 1)];
  return [
    before && between(subject, before, own, 'start', `${before.word} (${before.record.key})`, 'this one'),
    after && between(subject, own, after, 'end', 'This one', `${after.word} (${after.record.key})`),
  ].filter((one) => one !== null && one !== undefined);
}

function between(
  subject: Subject,
  earlier: Phase,
  later: Phase,
  field: 'start' | 'end',
  earlierWord: string,
  laterWord: string,
): Contradiction | null {
  const suggestion =
    field === 'start'
      ? { label: `Start it ${sayFull(earlier.end)}`, patch: { start: earlier.end } }
      : { label: `End it ${sayFull(later.start)}`, patch: { end: later.start } };
  const isPossible = field === 'start' ? earlier.end < later.end : earlier.start < later.start;
  if (later.start < earlier.end)
    return {
      field,
      message: `${capitalise(earlierWord)} ends ${sayFull(earlier.end)}, and ${laterWord} starts ${sayFull(later.start)}: they overlap.`,
      suggestion: isPossible ? suggestion : null,
    };
  const uncovered = uncoveredDays(earlier.end, later.start);
  const isPlanned =
    uncovered.length === 0 || uncovered.length > MOST_UNCOVERED || uncovered.every((day) => isFree(subject, day));
  // Windows are hours apart by nature; only those of days leave a day out.
  if (isPlanned || (subject.collection === 'windows' && (isShort(earlier) || isShort(later)))) return null;
  const days = uncovered.map((day) => sayDate(day, later.start)).join(' and ');
  return {
    field,
    message: `${capitalise(earlierWord)} ends ${sayFull(earlier.end)}, and ${laterWord} starts ${sayFull(later.start)}: ${days} ${uncovered.length === 1 ? 'lies' : 'lie'} in neither.`,
    suggestion,
  };
}

/** The whole days from one end to the next start. */
function uncoveredDays(end: WallTime, start: WallTime): Day[] {
  const first = end.endsWith('T00:00') ? dayOf(end) : addDays(dayOf(end), 1);
  const count = Math.max(0, daysBetween(first, dayOf(start)));
  return count > 31
    ? Array<Day>(count).fill(first)
    : Array.from({ length: count }, (_, index) => addDays(first, index));
}

/** A weekend between two phases is meant. A holiday of the week is where a freeze is missed, and where a window may well rest. */
const isFree = ({ view, collection }: Subject, day: Day): boolean =>
  weekdayOf(day) > 5 || (collection === 'windows' && !isWorkingDay(day, planCalendar(view)));

const isShort = ({ start, end }: Phase): boolean => wallMinutesBetween(start, end) < 1_440;

function readPhase(record: Draft): Phase | null {
  const { start, end, name } = record;
  const match = PHASE.exec(name);
  if (!match || start === null || end === null || end <= start || hasRule(record)) return null;
  return { record, number: Number(match[2]), word: match[0].replace(/\s*(of|\/)\s*\d+$/i, ''), start, end };
}

/** A record's series, which is its name without the phase, for the same scope. */
function placeOf(record: Draft, number: number): string {
  const series = record.name
    .replace(PHASE, ' ')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const scope = 'scope' in record ? scopeFields.map((field) => record.scope[field]) : null;
  return JSON.stringify([series, number, scope]);
}

const scopeFields = Object.keys(EVERYTHING) as (keyof Scope)[];
