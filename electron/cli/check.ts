import { find } from '../../shared/domain/find.ts';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import { DAY, toEpoch } from '../../shared/kernel/time.ts';
import { sayInstant } from '../../shared/kernel/timeText.ts';
import type { Release } from '../../shared/model/release.ts';
import { withDeferrals } from '../../shared/rules/deferral.ts';
import { evaluate, ruleContext, sayVerdict } from '../../shared/rules/evaluate.ts';
import type { Gate, RuleContext } from '../../shared/rules/rule.ts';
import { findSlots } from '../../shared/rules/slots.ts';
import type { View } from '../../shared/store/view.ts';
import { answered, EXIT, type Outcome, refused } from './outcome.ts';
import { readPlan } from './read.ts';
import { parseTime, presentInstant, type Settings } from './settings.ts';

/** Exit 1 when any of them is blocked. */
export async function checkReleases(settings: Settings, key?: string): Promise<Outcome> {
  const read = await readWithRules(settings);
  if (!read.ok) return refused(settings, read.refusal);
  const { view, context } = read.value;
  const one = key === undefined ? null : find(view, 'releases', key, 'key');
  if (one && !one.ok) return refused(settings, one.refusal);
  const releases = one ? [one.value] : Array.from(view.all('releases'));
  const checked = releases.map((release) => check(release, view, context, settings.go ? 'go' : 'date'));
  const isBlocked = checked.some(({ severity }) => severity === 'block');
  const words = checked.map(({ key: which, verdict, findings }) =>
    [
      `${which}  ${verdict}`,
      ...findings.map(({ severity, message, numbers }) => `  ${severity}: ${message}. ${numbers}`),
    ].join('\n'),
  );
  return answered(settings, one ? checked[0] : checked, words.join('\n'), isBlocked ? EXIT.blocked : EXIT.done);
}

function check(release: Release, view: View, context: RuleContext, gate: Gate) {
  const verdict = withDeferrals(evaluate(release, view, context, gate), release, view, context);
  const { id, key, name, start } = release;
  return { id, key, name, start, severity: verdict.severity, verdict: sayVerdict(verdict), findings: verdict.findings };
}

export async function findReleaseSlots(settings: Settings, key: string): Promise<Outcome> {
  const read = await readWithRules(settings);
  if (!read.ok) return refused(settings, read.refusal);
  const { view, context } = read.value;
  const release = find(view, 'releases', key, 'key');
  if (!release.ok) return refused(settings, release.refusal);
  const from = settings.from === undefined ? ok(context.now) : parseTime(settings.from, '--from', context.zone);
  if (!from.ok) return refused(settings, from.refusal);
  const to = settings.to === undefined ? ok(from.value + 90 * DAY) : parseTime(settings.to, '--to', context.zone);
  if (!to.ok) return refused(settings, to.refusal);
  if (to.value <= from.value) return refused(settings, refuse('invalid', '--to must come after --from.').refusal);
  const limit = Number(settings.limit) || 10;
  const range = { from: from.value, to: to.value, limit };
  const { slots, rejected } = findSlots(release.value, view, context, range);
  const lines = [
    ...slots.map(({ start, window }) => `${start}\t${sayInstant(start, context.zone, context.now)}\t${window}`),
    ...rejected.map(
      ({ start, window, findings }) =>
        `not ${start}\t${window}\t${findings
          .filter(({ severity }) => severity === 'block')
          .map(({ message }) => message)
          .join('; ')}`,
    ),
  ];
  return answered(
    settings,
    { slots, rejected },
    lines.join('\n') || 'No maintenance window lies in that time.',
    slots.length > 0 ? EXIT.done : EXIT.blocked,
  );
}

async function readWithRules(settings: Settings): Promise<Result<{ view: View; context: RuleContext }>> {
  const now = presentInstant(settings);
  if (!now.ok) return now;
  const read = await readPlan(settings);
  if (!read.ok) return read;
  const view = read.value.database;
  return ok({ view, context: { ...ruleContext(view, now.value), now: toEpoch(now.value) } });
}
