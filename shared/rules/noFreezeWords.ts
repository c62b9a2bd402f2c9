import { END_OF_TIME, MINUTE, type Zone } from '../kernel/time.ts';
import { sayInstant, sayLength, saySpan, sayToGo } from '../kernel/timeText.ts';
import type { Rule, RuleSeverity } from './rule.ts';

/** What the rule noFreeze says. */
export const sayNoFreeze: Rule['say'] = ({ severity, values, clash }, _release, { zone, now }) => {
  if (values.is === 'free')
    return {
      message: 'No freeze on the date',
      numbers: values.next
        ? `next freeze ${sayToGo(Number(values.end), Number(values.next)).replace(/^in /, '')} after the end`
        : 'no freeze within a year',
    };
  const frozen = sayFrozen(Number(values.start), Number(values.end), zone, now);
  if (values.is === 'letsRun')
    return { message: `May run in ${values.name}`, numbers: `It lets changes like this one run. ${frozen}` };
  if (values.is === 'unknown')
    return {
      message: `${values.freeze} is for ${values.entries}; ${values.key} names ${values.misses}`,
      numbers: `${values.name}: ${frozen} ${values.remedy}.`,
    };
  // Less than a minute is said as 1 min, never as 0.
  const inside = clash
    ? ` ${sayLength(Math.ceil((clash.end - clash.start) / MINUTE))} of ${sayLength(Number(values.length))} fall inside.`
    : '';
  const stretch = values.with
    ? ` With ${values.with} frozen without a break ${sayUntil(Number(values.until), zone, now)}.`
    : '';
  return {
    message: `Inside ${values.name}${SAY_LEVEL[severity](String(values.role))}`,
    numbers: frozen + inside + stretch,
  };
};

const SAY_LEVEL: Record<RuleSeverity, (role: string) => string> = {
  block: () => '',
  approval: (role) => `: ${role || 'somebody'} must approve`,
  warn: () => ': look harder at it',
  pass: () => '',
};

const sayFrozen = (start: number, end: number, zone: Zone, now: number): string =>
  end === END_OF_TIME
    ? `Frozen since ${sayInstant(start, zone, now)} until it is lifted.`
    : `Frozen ${saySpan(start, end, zone, now)}.`;

const sayUntil = (end: number, zone: Zone, now: number): string =>
  end === END_OF_TIME ? 'until it is lifted' : `until ${sayInstant(end, zone, now)}`;
