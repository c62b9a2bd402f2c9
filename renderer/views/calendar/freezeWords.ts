import type { Interval } from '../../../shared/kernel/interval.ts';
import { END_OF_TIME, type Zone } from '../../../shared/kernel/time.ts';
import { sayInstant, saySpan, sayWhen } from '../../../shared/kernel/timeText.ts';
import { type Freeze, freezeSpan } from '../../../shared/model/freeze.ts';
import type { Scope } from '../../../shared/model/scope.ts';
import { nameEntries } from '../../../shared/rules/scopeWords.ts';
import { plan } from '../../app/session.ts';
import { sayFreezeLevel } from '../windows/levelWords.ts';

const WHAT_IT_ASKS: Record<Freeze['level'], (freeze: Freeze) => string> = {
  block: ({ levels }) => (levels.length > 0 ? 'no change may run, some excepted' : 'no change may run'),
  approval: ({ approverRole }) => `${approverRole} approves`,
  review: () => 'look harder',
};

export const sayFreezeAsks = (freeze: Freeze): string => WHAT_IT_ASKS[freeze.level](freeze);

/** What it asks of whom, in full: `no change may run; Standard changes: may run; only for Payments, production; windows cancelled`. */
export function sayFreezeTerms(freeze: Freeze): string {
  const reached = namesInScope(freeze.scope);
  return [
    sayFreezeAsks(freeze),
    ...freeze.levels.map(sayFreezeLevel),
    ...(reached.length > 0 ? [`only for ${reached.join(', ')}`] : []),
    ...(freeze.windows === 'keep' ? [] : [WINDOWS_WORD[freeze.windows]]),
  ].join('; ');
}

const WINDOWS_WORD = {
  cancel: 'windows in it are cancelled',
  defer: 'windows in it are deferred to the first after it',
};

/** What the freeze is for; nothing where it is for everything. */
const namesInScope = (scope: Scope): string[] =>
  (Object.keys(scope) as (keyof Scope)[])
    .filter((list) => scope[list].length > 0)
    .map((list) => nameEntries(plan(), scope, list));

export const FREEZE_KIND: Record<Freeze['level'], string> = {
  block: 'Hard freeze',
  approval: 'Soft freeze',
  review: 'Review freeze',
};

/** One time of a freeze: `Fri 18 Dec 18:00 to Mon 4 Jan 06:00`, `from Fri 18 Dec 18:00 until it is lifted`. */
export const sayFrozen = ({ start, end }: Interval, zone: Zone, now: number): string =>
  end < END_OF_TIME ? saySpan(start, end, zone, now) : `from ${sayInstant(start, zone, now)} until it is lifted`;

/** `from Fri 18 Dec 18:00`, or that nobody has set its dates. */
export function sayFreezeStart(freeze: Freeze, zone: Zone, now: number): string {
  const span = freezeSpan(freeze);
  return span ? `from ${sayWhen(span.start, zone, now)}` : 'dates not set yet';
}

/** `Fri 18 Dec 18:00 to Mon 4 Jan 06:00`, `from Fri 18 Dec 18:00 until it is lifted`. */
export function sayFreezeSpan(freeze: Freeze, zone: Zone, now: number): string {
  const span = freezeSpan(freeze);
  if (!span) return 'dates not set yet';
  if (span.end < END_OF_TIME) return saySpan(span.start, span.end, zone, now);
  return `from ${sayWhen(span.start, zone, now)} ${freeze.end === null ? 'until it is lifted' : 'on, again and again'}`;
}
