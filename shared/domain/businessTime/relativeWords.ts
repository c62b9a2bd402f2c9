import { ok, type Result, refuse } from '../../kernel/result.ts';
import { parseTimeOfDay, type TimeOfDay } from '../../kernel/time.ts';
import { LONG_WEEKDAYS } from '../../kernel/timeText.ts';
import { type RelativeTime, relativeTime } from '../../model/relativeTime.ts';
import type { Release } from '../../model/release.ts';
import type { View } from '../../store/view.ts';

interface Reading {
  /** The time of day where the words name none. */
  time: TimeOfDay;
  /** What "release date" alone means. */
  release?: Release;
}

/**
 * Reads what people type, and what `sayRelative` says: `term start - 5 days`, `REL-12 + 5 business days at 22:00`, `2 weeks
 * after Autumn term`, `Monday of the week before term start`. Anchors are named by key, name, or the beginning of a name.
 */
export function readRelative(text: string, view: View, { time, release }: Reading): Result<RelativeTime> {
  const words = text
    .replace(/[\u2212\u2013\u2014]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
  const timed = takeTime(words, time);
  const week = takeWeekday(timed.rest);
  const offset =
    week.amount === null
      ? takeOffset(week.rest, isNamed(view))
      : { ...week, amount: week.amount, unit: 'weeks' as const };
  const base = findBase(offset.rest, view, release);
  if (!base.ok) return base;
  const read = relativeTime.safeParse({
    ...base.value,
    amount: offset.amount,
    unit: offset.unit,
    weekday: week.weekday,
    time: timed.time,
  });
  return read.success ? ok(read.data) : refuse('invalid', `${read.error.issues[0]!.message} ${whatMayStand(view)}`);
}

/** Whether the words look like a relative time and not like a date. */
function isNamed(view: View) {
  return (words: string): boolean => anchorNamed(words, view) !== null;
}

function takeTime(words: string, usual: TimeOfDay): { time: TimeOfDay; rest: string } {
  const match = /^(.*?),?(?: at)? (\d\d?:\d\d)$/i.exec(words);
  const time = match && parseTimeOfDay(match[2]!);
  return time ? { time, rest: match[1]! } : { time: usual, rest: words };
}

/** `Monday of the week before …`: the weekday, and a week's offset where the words give it. */
function takeWeekday(words: string): { weekday: number | null; amount: number | null; rest: string } {
  const match = /^(?:the )?([a-z]{3,9}) (?:of|in) the week (?:(before|after|of) )?(.+)$/i.exec(words);
  const name = match?.[1]!.toLowerCase();
  const index = name
    ? LONG_WEEKDAYS.findIndex((day) => day.toLowerCase() === name || day.slice(0, 3).toLowerCase() === name)
    : -1;
  if (!match || index < 0) return { weekday: null, amount: null, rest: words };
  const side = match[2]?.toLowerCase();
  const amount = side === 'before' ? -1 : side === 'after' ? 1 : null;
  return { weekday: index + 1, amount, rest: match[3]! };
}

const UNIT = '(business days?|working days?|calendar days?|days?|weeks?|bd|d|w)';
const BEHIND = new RegExp(`^(.+?) ?(\\+|-|plus|minus) ?(\\d[\\d,]{0,5}) ?${UNIT}$`, 'i');
const BEFORE = new RegExp(`^(\\d[\\d,]{0,5}|an?|one|the) ?${UNIT} (before|after|from) (.+)$`, 'i');

function takeOffset(
  words: string,
  isWhole: (words: string) => boolean,
): { amount: number; unit: RelativeTime['unit']; rest: string } {
  // A name may look like an offset itself.
  const behind = isWhole(words) ? null : BEHIND.exec(words);
  if (behind) {
    const sign = behind[2] === '-' || behind[2]!.toLowerCase() === 'minus' ? -1 : 1;
    return { amount: sign * countOf(behind[3]!) || 0, unit: unitOf(behind[4]!), rest: behind[1]! };
  }
  const before = BEFORE.exec(words);
  if (!before) return { amount: 0, unit: 'days', rest: words };
  const count = /^\d/.test(before[1]!) ? countOf(before[1]!) : 1;
  const sign = before[3]!.toLowerCase() === 'before' ? -1 : 1;
  return { amount: sign * count || 0, unit: unitOf(before[2]!), rest: before[4]! };
}

const countOf = (written: string): number => Number(written.replaceAll(',', ''));

function unitOf(word: string): RelativeTime['unit'] {
  const unit = word.toLowerCase();
  if (/^(business|working|bd)/.test(unit)) return 'businessDays';
  return unit.startsWith('w') ? 'weeks' : 'days';
}

type Base = Pick<RelativeTime, 'anchorId' | 'releaseId'>;

function findBase(words: string, view: View, own: Release | undefined): Result<Base> {
  const exact = anchorNamed(words, view);
  if (exact) return ok({ anchorId: exact, releaseId: null });
  const named = words.replace(/^the /i, '');
  const key = /^(?:(?:release )?date of )?([a-z]{2,4}-\d{1,9})(?:'s)?(?: (?:release )?(?:date|start))?$/i.exec(
    named,
  )?.[1];
  const release = key
    ? view.byKey('releases', key.toUpperCase())
    : /^release(?: date)?$/i.test(named)
      ? own
      : undefined;
  if (release) return ok({ anchorId: null, releaseId: release.id });
  const anchor = key ? view.byKey('anchors', key.toUpperCase()) : undefined;
  if (anchor) return ok({ anchorId: anchor.id, releaseId: null });
  const beginning = anchorsBeginning(named, view);
  if (beginning.length === 1) return ok({ anchorId: beginning[0]!.id, releaseId: null });
  if (beginning.length > 1)
    return refuse(
      'invalid',
      `"${shorten(words)}" may be ${beginning
        .slice(0, 3)
        .map(({ key: each, name }) => `${each} ${name}`)
        .join(' or ')}. Type the whole name, or the key.`,
    );
  return refuse('invalid', `"${shorten(words)}" is no date that others can follow. ${whatMayStand(view)}`);
}

function anchorNamed(words: string, view: View): string | null {
  const wanted = words.toLowerCase();
  for (const { id, name } of view.all('anchors')) if (name.toLowerCase().replace(/\s+/g, ' ') === wanted) return id;
  return null;
}

function anchorsBeginning(words: string, view: View) {
  const wanted = words.toLowerCase();
  return wanted === ''
    ? []
    : Array.from(view.all('anchors')).filter(({ name }) => name.toLowerCase().startsWith(wanted));
}

/** What may stand there, with the plan's own names. */
function whatMayStand(view: View): string {
  const anchors = Array.from(view.all('anchors'), ({ name }) => name).slice(0, 3);
  const [release] = view.all('releases');
  const names = [...anchors, release?.key ?? 'REL-1'].map(shorten);
  const others =
    anchors.length > 0 ? 'an anchor date or a release' : 'a release, or an anchor date made in Working days';
  return `Name ${others}: ${names.join(', ')}. Then days, weeks or business days, like ${names[0]} + 5 business days.`;
}

const shorten = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
