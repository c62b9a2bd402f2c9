import {
  addDays,
  type Day,
  daysBetween,
  parseDay,
  type WallTime,
  wallMinutesBetween,
  weekdayOf,
} from '../../kernel/time.ts';
import { LONG_WEEKDAYS, sayDate } from '../../kernel/timeText.ts';
import { sayFull } from './dates.ts';
import { type DateMention, datesIn, type WeekdayMention, weekdaysIn } from './labelDates.ts';
import { type Contradiction, type Days, daysOf, hasRule, movedBy, type Subject } from './subject.ts';

/** A name or a reason that says another date or weekday than the fields do. */
export function labelContradictions(subject: Subject): Contradiction[] {
  const { record } = subject;
  const reason = 'reason' in record ? record.reason : '';
  const [named, reasoned] = [datesIn(record.name), datesIn(reason)];
  const weekdays = weekdaysIn(record.name);
  if (record.start === null || named.length + reasoned.length + weekdays.length === 0) return [];
  if (record.end !== null && wallMinutesBetween(record.start, record.end) <= 0) return [];
  // What is as it says shows that in its first weeks; only what is not is looked at for a year.
  const inFirstWeeks = check(subject, daysOf(subject, 35), named, reasoned, weekdays);
  return inFirstWeeks.length === 0 || !hasRule(record)
    ? inFirstWeeks
    : check(subject, daysOf(subject, 366), named, reasoned, weekdays);
}

function check(
  subject: Subject,
  days: readonly Days[],
  named: readonly DateMention[],
  reasoned: readonly DateMention[],
  weekdays: readonly WeekdayMention[],
): Contradiction[] {
  if (days.length === 0) return [];
  const inName = first(named, (mention) => dateContradiction(subject, days, mention, 'name'));
  // A reason tells of other days too; only what it says of the start and the end counts.
  const spans = reasoned.filter(({ role }) => role !== 'on');
  const inReason = first(spans, (mention) => dateContradiction(subject, days, mention, 'reason'));
  // A date says more than a weekday: both wrong is one mistake.
  const inWeekday = inName ? null : first(weekdays, (mention) => weekdayContradiction(subject, days, mention));
  return [inName, inWeekday, inReason].filter((one) => one !== null);
}

function first<T>(mentions: readonly T[], check: (mention: T) => Contradiction | null): Contradiction | null {
  for (const mention of mentions) {
    const found = check(mention);
    if (found) return found;
  }
  return null;
}

/** A label may leave the midnight of an end out, or mean the evening before. */
const TOLERANCE = 1;

function dateContradiction(
  subject: Subject,
  days: readonly Days[],
  mention: DateMention,
  field: 'name' | 'reason',
): Contradiction | null {
  const { record } = subject;
  const span = days[0]!;
  if (isYearOfMonth(mention, record.start!)) return null;
  if (hasRule(record)) return recurringDate(days, mention, field);
  const isOpen = record.end === null;
  if (mention.role === 'until' && isOpen) return null;
  const meant = nearest(mention, mention.role === 'until' ? span.last : span.first);
  if (!meant) return null;
  const isIn = mention.role === 'on' && meant >= span.first && meant <= span.last;
  const side = mention.role === 'until' ? span.last : span.first;
  if (isIn || (mention.role !== 'on' && Math.abs(daysBetween(meant, side)) <= TOLERANCE)) return null;
  const said = { on: 'says', from: 'says from', until: 'says until' }[mention.role];
  const isEnd = mention.role === 'until';
  const fact = isEnd ? `it ends ${sayFull(record.end!)}` : `it starts ${sayFull(record.start!)}`;
  return {
    field,
    message: `The ${field} ${said} ${mention.text}, but ${fact}.`,
    suggestion: isEnd
      ? endOn(record.start!, record.end!, meant)
      : moveTo(subject, daysBetween(span.first, meant), mention),
  };
}

function recurringDate(days: readonly Days[], mention: DateMention, field: 'name' | 'reason'): Contradiction | null {
  if (mention.role === 'until' || mention.year !== null) return null;
  const isThere = days.some(({ first: from, last }) => {
    const meant = nearest(mention, from);
    return meant !== null && meant >= addDays(from, -TOLERANCE) && meant <= last;
  });
  if (isThere) return null;
  return { field, message: `The ${field} says ${mention.text}, but it never falls on that day.`, suggestion: null };
}

/** `Dec 26` may be December 2026. */
const isYearOfMonth = ({ text, day, month, year }: DateMention, start: WallTime): boolean =>
  year === null &&
  /^[a-z]/i.test(text) &&
  /\d$/.test(text) &&
  day === Number(start.slice(2, 4)) &&
  month === Number(start.slice(5, 7));

/** The day that is meant: with the year that is said, or the one that brings it nearest. */
function nearest({ day, month, year }: DateMention, to: Day): Day | null {
  const own = Number(to.slice(0, 4));
  const two = (value: number) => String(value).padStart(2, '0');
  const candidates = (year === null ? [own - 1, own, own + 1] : [year]).flatMap((each) => {
    const found = parseDay(`${String(each).padStart(4, '0')}-${two(month)}-${two(day)}`);
    return found ? [found] : [];
  });
  return candidates.toSorted((a, b) => Math.abs(daysBetween(a, to)) - Math.abs(daysBetween(b, to)))[0] ?? null;
}

function endOn(start: WallTime, end: WallTime, day: Day): Contradiction['suggestion'] {
  const moved = `${day}${end.slice(10)}`;
  return moved > start ? { label: `End it ${sayFull(moved)}`, patch: { end: moved } } : null;
}

function moveTo(subject: Subject, days: number, { role }: DateMention): Contradiction['suggestion'] {
  const { record } = subject;
  const moved = movedBy(record, days);
  const start = moved.start;
  // Where the label gives the start alone, the end is right as it is.
  if (role === 'from' && record.end !== null && start < record.end)
    return { label: `Start it ${sayFull(start)}`, patch: { start } };
  return { label: `Move it to ${sayFull(start)}`, patch: { ...moved } };
}

function weekdayContradiction(subject: Subject, days: readonly Days[], mention: WeekdayMention): Contradiction | null {
  const { record } = subject;
  const touched = days.some((span) => mention.weekdays.some((weekday) => dayWith(span, weekday) !== null));
  if (!touched) return otherWeekday(subject, days, mention);
  const [weekday] = mention.weekdays;
  const { ordinal } = mention;
  if (ordinal === null || weekday === undefined) return null;
  const falls = days.flatMap((span) => daysWith(span, weekday));
  if (falls.some((day) => isNth(day, ordinal))) return null;
  const day = falls[0]!;
  const target = nthOfMonth(day, weekday, ordinal);
  const isOnce = !hasRule(record) && target !== null;
  const moved = isOnce ? movedBy(record, daysBetween(day, target)) : null;
  const nth = ['first', 'second', 'third', 'fourth', 'fifth'][Math.ceil(Number(day.slice(8)) / 7) - 1];
  return {
    field: 'name',
    message: hasRule(record)
      ? `The name says ${mention.text}, but it never falls on that one.`
      : `The name says ${mention.text}, but ${sayDate(day, day)} is the ${nth} ${LONG_WEEKDAYS[weekday - 1]} of its month.`,
    suggestion: moved && { label: `Move it to ${sayFull(moved.start)}`, patch: { ...moved } },
  };
}

function otherWeekday(subject: Subject, days: readonly Days[], mention: WeekdayMention): Contradiction {
  const { record } = subject;
  const { first: from } = days[0]!;
  const own = LONG_WEEKDAYS[weekdayOf(from) - 1];
  const ahead = (mention.weekdays[0]! - weekdayOf(from) + 7) % 7;
  // The nearest of that weekday: three days on at most, or three back.
  const moved = hasRule(record) ? null : movedBy(record, ahead > 3 ? ahead - 7 : ahead);
  return {
    field: 'name',
    message: hasRule(record)
      ? `The name says ${mention.text}, but it never falls on one: it begins on a ${own}.`
      : `The name says ${mention.text}, but it is on ${own} ${sayDate(from, from).slice(4)}.`,
    suggestion: moved && { label: `Move it to ${sayFull(moved.start)}`, patch: { ...moved } },
  };
}

/** The first day of a span with that weekday. */
function dayWith({ first: from, last }: Days, weekday: number): Day | null {
  const day = addDays(from, (weekday - weekdayOf(from) + 7) % 7);
  return day <= last ? day : null;
}

/** Those of a span, as many as a month can have. */
function daysWith(span: Days, weekday: number): Day[] {
  const found = dayWith(span, weekday);
  if (!found) return [];
  return [0, 7, 14, 21, 28].map((days) => addDays(found, days)).filter((day) => day <= span.last);
}

const isNth = (day: Day, ordinal: number): boolean =>
  ordinal === -1 ? addDays(day, 7).slice(5, 7) !== day.slice(5, 7) : Math.ceil(Number(day.slice(8)) / 7) === ordinal;

/** The nth of that weekday in the month of `day`; null where it has no such one. */
function nthOfMonth(day: Day, weekday: number, ordinal: number): Day | null {
  const month = day.slice(0, 8);
  const firstOne = dayWith({ first: `${month}01`, last: `${month}07` }, weekday)!;
  const all = daysWith({ first: firstOne, last: addDays(firstOne, 28) }, weekday).filter((each) =>
    each.startsWith(month),
  );
  return (ordinal === -1 ? all.at(-1) : all[ordinal - 1]) ?? null;
}
