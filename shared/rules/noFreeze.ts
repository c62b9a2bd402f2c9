import { freezesDuring } from '../domain/schedule.ts';
import { type Interval, intersection } from '../kernel/interval.ts';
import { DAY, MINUTE } from '../kernel/time.ts';
import { sayLength, saySpan, sayToGo } from '../kernel/timeText.ts';
import type { Freeze } from '../model/freeze.ts';
import { releaseSpan } from '../model/release.ts';
import type { Evidence, Rule, RuleSeverity } from './rule.ts';

const SEVERITY: Record<Freeze['level'], RuleSeverity> = { block: 'block', approval: 'approval', review: 'warn' };

/** No freeze overlaps [start, end + back-out reserve). A freeze outranks every window. */
export const noFreeze: Rule = {
  name: 'noFreeze',
  title: 'No freeze on the date',
  why: 'In a freeze the business cannot bear a failed release, or the people who would mend it are away.',
  gate: 'date',
  check(release, view) {
    const span = releaseSpan(release);
    if (!span) return [];
    const found = freezesDuring(view, span);
    if (found.length > 0) return found.map(({ freeze, span: frozen }) => collision(freeze, frozen, span));
    const next = freezesDuring(view, { start: span.end, end: span.end + 366 * DAY })[0];
    return [
      {
        severity: 'pass',
        about: 'free',
        records: next ? [recordOf(next.freeze)] : [],
        values: next ? { next: next.span.start, end: span.end } : {},
      },
    ];
  },
  say({ severity, values, clash }, _release, { zone, now }) {
    if (severity === 'pass')
      return {
        message: 'No freeze on the date',
        numbers: values.next
          ? `next freeze ${sayToGo(Number(values.end), Number(values.next)).replace(/^in /, '')} after the end`
          : 'no freeze within a year',
      };
    const frozen = `Frozen ${saySpan(Number(values.start), Number(values.end), zone, now)}.`;
    const inside = clash
      ? ` ${sayLength((clash.end - clash.start) / MINUTE)} of ${sayLength(Number(values.length))} fall inside.`
      : '';
    return { message: `Inside ${values.name}${SAY_LEVEL[severity](String(values.role))}`, numbers: frozen + inside };
  },
  fixes: () => [
    { label: 'Move it…', action: 'release.move' },
    { label: 'Grant a waiver…', action: 'waiver.grant' },
  ],
};

const SAY_LEVEL: Record<Exclude<RuleSeverity, 'pass'>, (role: string) => string> = {
  block: () => '',
  approval: (role) => `: ${role || 'somebody'} must approve`,
  warn: () => ': look harder at it',
};

const collision = (freeze: Freeze, frozen: Interval, span: Interval): Evidence => ({
  severity: SEVERITY[freeze.level],
  about: freeze.id,
  records: [recordOf(freeze)],
  clash: intersection(frozen, span)!,
  values: {
    name: freeze.name,
    role: freeze.approverRole ?? '',
    start: frozen.start,
    end: frozen.end,
    length: (span.end - span.start) / MINUTE,
  },
});

const recordOf = ({ id, key }: Freeze) => ({ collection: 'freezes', id, key });
