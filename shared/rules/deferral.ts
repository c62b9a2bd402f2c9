import { DAY, END_OF_TIME } from '../kernel/time.ts';
import { sayInstant } from '../kernel/timeText.ts';
import { isOver, type Release } from '../model/release.ts';
import type { View } from '../store/view.ts';
import type { Verdict } from './evaluate.ts';
import type { Finding, Fix, RuleContext } from './rule.ts';
import { searchSlots } from './slots.ts';

/** The way to the first window after a freeze, by the key of the finding that it mends. */
export type Deferrals = ReadonlyMap<string, Fix>;

/** How far after a freeze a place is looked for. */
const REACH = 92 * DAY;

/** Whether a freeze stands against it that sends what was planned in it to the first window after. */
export const isDeferred = ({ values, severity }: Finding): boolean =>
  values.defers === 1 && severity !== 'pass' && severity !== 'waived' && Number(values.until) < END_OF_TIME;

/** Looks for where a deferred release may go. That takes a search, which the verdict of each move of a drag does without. */
export function* searchDeferrals(
  { findings }: Verdict,
  release: Release,
  view: View,
  context: RuleContext,
): Generator<unknown, Deferrals, void> {
  const deferrals = new Map<string, Fix>();
  if (isOver(release)) return deferrals;
  const fixes = new Map<number, Fix | null>();
  for (const finding of findings.filter(isDeferred)) {
    const free = Number(finding.values.until);
    if (!fixes.has(free)) fixes.set(free, yield* searchFix(free, release, view, context));
    const fix = fixes.get(free);
    if (fix) deferrals.set(finding.key, fix);
  }
  return deferrals;
}

/** The verdict with what was found, first among what would help. */
export function addDeferrals(verdict: Verdict, deferrals: Deferrals): Verdict {
  if (deferrals.size === 0) return verdict;
  const findings = verdict.findings.map((finding) => {
    const fix = isDeferred(finding) ? deferrals.get(finding.key) : undefined;
    return fix ? { ...finding, fixes: [fix, ...finding.fixes] } : finding;
  });
  return { ...verdict, findings };
}

/** Both at once, for who has the time. */
export function withDeferrals(verdict: Verdict, release: Release, view: View, context: RuleContext): Verdict {
  const steps = searchDeferrals(verdict, release, view, context);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return addDeferrals(verdict, step.value);
}

function* searchFix(
  from: number,
  release: Release,
  view: View,
  context: RuleContext,
): Generator<unknown, Fix | null, void> {
  const { slots } = yield* searchSlots(release, view, context, { from, to: from + REACH, limit: 1 });
  const [slot] = slots;
  if (!slot) return null;
  return {
    label: `Move to the first window after: ${sayInstant(slot.start, context.zone, context.now)}`,
    command: 'release.reschedule',
    input: { release: release.id, start: slot.start },
  };
}
