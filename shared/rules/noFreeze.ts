import { binds, type FreezeOn, type FrozenStretch, freezesOn, frozenStretch } from '../domain/frozen.ts';
import { type Interval, intersection } from '../kernel/interval.ts';
import { DAY, MINUTE, toInstant } from '../kernel/time.ts';
import { sayList } from '../kernel/words.ts';
import type { Freeze, FreezeLevel } from '../model/freeze.ts';
import { type Release, releaseSpan } from '../model/release.ts';
import { isRecurring } from '../model/series.ts';
import type { View } from '../store/view.ts';
import { sayNoFreeze } from './noFreezeWords.ts';
import type { Evidence, Fix, Rule, RuleSeverity } from './rule.ts';
import { editFix, nameEntries, remedyOf, saysNo } from './scopeWords.ts';

const SEVERITY: Record<FreezeLevel['level'], RuleSeverity> = {
  block: 'block',
  approval: 'approval',
  review: 'warn',
  none: 'pass',
};

/**
 * No freeze that is for the release overlaps [start, end + back-out reserve). A freeze outranks every window. Freezes without
 * a gap between them are one stretch, with one end; each is a finding of its own, so that each can be waived.
 */
export const noFreeze: Rule = {
  name: 'noFreeze',
  title: 'No freeze on the date',
  why: 'In a freeze the business cannot bear a failed release, or the people who would mend it are away.',
  gate: 'date',
  check(release, view) {
    const span = releaseSpan(release);
    if (!span) return [];
    const found = freezesOn(view, release, span);
    if (found.length === 0) return [free(release, view, span)];
    return found.map((on) => (binds(on) ? collision(on, release, view, span) : notBinding(on, release, view, span)));
  },
  say: sayNoFreeze,
  fixes: ({ values }) =>
    values.is === 'unknown'
      ? [...(values.remedy ? [editFix(String(values.remedy))] : []), ...USUAL_FIXES]
      : USUAL_FIXES,
};

const USUAL_FIXES: Fix[] = [
  { label: 'Move it…', action: 'release.move' },
  { label: 'Grant a waiver…', action: 'waiver.grant' },
];

function free(release: Release, view: View, span: Interval): Evidence {
  const next = freezesOn(view, release, { start: span.end, end: span.end + 366 * DAY }).find(binds);
  return {
    severity: 'pass',
    about: 'free',
    records: next ? [recordOf(next.freeze)] : [],
    values: { is: 'free', ...(next ? { next: next.span.start, end: span.end } : {}) },
  };
}

function collision(on: FreezeOn, release: Release, view: View, span: Interval): Evidence {
  const stretch = frozenStretch(view, release, intersection(on.span, span)!);
  return {
    ...aboutFreeze(on, span),
    severity: SEVERITY[on.level],
    values: {
      ...commonValues(on, span),
      is: 'inside',
      role: on.approverRole ?? '',
      ...(stretch ? { until: stretch.end, with: namesBeside(on, stretch) } : {}),
      ...(on.freeze.windows === 'defer' ? { defers: 1 } : {}),
    },
  };
}

/** In its time, yet it lets the release run, or nobody can say whether it is for it. */
function notBinding(on: FreezeOn, release: Release, view: View, span: Interval): Evidence {
  const { fit, freeze } = on;
  if (fit.fits !== 'unknown')
    return { ...aboutFreeze(on, span), severity: 'pass', values: { ...commonValues(on, span), is: 'letsRun' } };
  const values = {
    ...commonValues(on, span),
    is: 'unknown',
    freeze: freeze.key,
    key: release.key,
    entries: nameEntries(view, freeze.scope, fit.list),
    misses: saysNo(fit.list),
    remedy: remedyOf([fit]),
  };
  return { ...aboutFreeze(on, span), severity: on.level === 'none' ? 'pass' : 'warn', values };
}

const aboutFreeze = ({ freeze, span: frozen }: FreezeOn, span: Interval) => ({
  about: freeze.id,
  ...(isRecurring(freeze) ? { occurrence: toInstant(frozen.start) } : {}),
  records: [recordOf(freeze)],
  clash: intersection(frozen, span)!,
});

const commonValues = ({ freeze, span: frozen }: FreezeOn, span: Interval): Evidence['values'] => ({
  name: freeze.name,
  start: frozen.start,
  end: frozen.end,
  length: (span.end - span.start) / MINUTE,
});

const MOST_NAMED = 4;

/** `FRZ-3 and FRZ-4`: what else keeps the stretch frozen; empty where it is alone. */
function namesBeside({ freeze }: FreezeOn, { parts }: FrozenStretch): string {
  const keys = [...new Set(parts.map((part) => part.freeze.key))].filter((key) => key !== freeze.key);
  return sayList(keys, MOST_NAMED);
}

const recordOf = ({ id, key }: Freeze) => ({ collection: 'freezes', id, key });
