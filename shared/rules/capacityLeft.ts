import { END_OF_TIME } from '../kernel/time.ts';
import { sayCount, saySpan } from '../kernel/timeText.ts';
import type { Rule } from './rule.ts';
import { evidenceOf } from './windowLimits.ts';

/** The window has room for the release: its class says how many one time of it holds. */
export const capacityLeft: Rule = {
  name: 'capacityLeft',
  title: 'Room in the window',
  why: 'The people on call can watch so many releases at once, and no more.',
  gate: 'date',
  check: (release, view, _context, placement) => evidenceOf('capacity', release, view, placement),
  say({ severity, values, clash }, _release, { zone, now }) {
    const { window, capacity, others, named } = values;
    const isEndless = !clash || clash.end === END_OF_TIME;
    const at = isEndless ? '' : `, ${saySpan(clash.start, clash.end, zone, now)}`;
    const holds = `${window}${at}, holds ${sayCount(Number(capacity), 'release')}`;
    const here = Number(others) === 0 ? 'no other is in it' : `${named} ${Number(others) === 1 ? 'is' : 'are'} in it`;
    return severity === 'pass'
      ? { message: 'Room in the window', numbers: `${holds}, ${here}` }
      : { message: `No room left in ${window}`, numbers: `${holds}: ${here}.` };
  },
  fixes: () => [
    { label: 'Move it…', action: 'release.move' },
    { label: 'Grant a waiver…', action: 'waiver.grant' },
  ],
};
