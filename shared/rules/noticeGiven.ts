import { MINUTE } from '../kernel/time.ts';
import { sayCount, sayInstant, sayLength } from '../kernel/timeText.ts';
import type { Evidence, Rule } from './rule.ts';
import { evidenceOf } from './windowLimits.ts';

/** The release got its date early enough for the class of its window. */
export const noticeGiven: Rule = {
  name: 'noticeGiven',
  title: 'Enough notice for the window',
  why: 'Customers are told, people are booked and approvals are given between the date and the work.',
  gate: 'date',
  check: (release, view, _context, placement) => evidenceOf('notice', release, view, placement),
  say({ severity, values }, _release, { zone, now }) {
    const needs = `Needs ${sayNotice(values)}`;
    const starts = `starts ${sayInstant(Number(values.start), zone, now)}`;
    if (severity === 'warn')
      return {
        message: `Nobody knows when ${values.key} got its date`,
        numbers: `${needs}, ${starts}. Set the date again, and the notice counts from then.`,
      };
    const numbers = `${needs}, has ${sayGiven(values)}: placed ${sayInstant(Number(values.placed), zone, now)}, ${starts}`;
    if (severity === 'pass') return { message: `Enough notice for ${values.class}`, numbers };
    return { message: `${sayShort(values)} less notice than ${values.class} needs`, numbers: `${numbers}.` };
  },
  fixes: ({ severity }) => [
    { label: 'Move it…', action: 'release.move' },
    ...(severity === 'warn' ? [] : [{ label: 'Grant a waiver…', action: 'waiver.grant' as const }]),
  ],
};

type Values = Evidence['values'];

const NOUNS: Record<string, string> = { hours: 'hour', days: 'day', businessDays: 'business day' };

/** `24 hours' notice`, `1 day's notice`, `2 business days' notice`. */
function sayNotice({ amount, unit }: Values): string {
  const count = sayCount(Number(amount), NOUNS[unit!]!);
  return `${count}${Number(amount) === 1 ? "'s" : "'"} notice`;
}

function sayGiven({ unit, given, placed, start }: Values): string {
  if (Number(start) <= Number(placed)) return 'none';
  return unit === 'businessDays' ? sayCount(Number(given), 'business day') : sayWhole(Number(start) - Number(placed));
}

function sayShort({ unit, amount, given, start, placed, earliest }: Values): string {
  if (unit !== 'businessDays') return sayWhole(Number(earliest) - Number(start));
  const short = Number(amount) - (Number(start) <= Number(placed) ? 0 : Number(given));
  return sayCount(short, 'business day');
}

/** Less than a minute is said as 1 min, never as 0. */
const sayWhole = (length: number): string => sayLength(Math.max(1, Math.ceil(length / MINUTE)));
