import { placementOf } from '../domain/placement.ts';
import { zoneOf } from '../domain/planSettings.ts';
import { waiverOf } from '../domain/waiver.ts';
import { type Instant, toEpoch } from '../kernel/time.ts';
import { sayCount, sayInstant } from '../kernel/timeText.ts';
import type { Release } from '../model/release.ts';
import type { Waiver } from '../model/waiver.ts';
import type { View } from '../store/view.ts';
import { rules } from './index.ts';
import type { Evidence, Finding, Gate, Rule, RuleContext, Severity } from './rule.ts';

/** What holds of one release: the worst severity, and every finding, worst first, the passed ones included. */
export interface Verdict {
  severity: Severity;
  findings: Finding[];
}

const ORDER: Record<Severity, number> = { block: 0, approval: 1, warn: 2, waived: 3, pass: 4 };

/** What holds the release back from its date or, with `go`, from the decision that it goes. */
export function evaluate(release: Release, view: View, context: RuleContext, gate: Gate = 'date'): Verdict {
  const placement = placementOf(view, release);
  const findings = rules
    .filter((rule) => gate === 'go' || rule.gate === 'date')
    .flatMap((rule) =>
      rule
        .check(release, view, context, placement)
        .map((evidence) => findingOf(rule, evidence, release, view, context)),
    )
    .toSorted((a, b) => ORDER[a.severity] - ORDER[b.severity]);
  return { severity: findings[0]?.severity ?? 'pass', findings };
}

/**
 * The worst of what `evaluate` finds of its date, without the words: a search for slots tries thousands of starts and shows a
 * few. One block that nobody waived settles it.
 */
export function severityOf(release: Release, view: View, context: RuleContext): Severity {
  const placement = placementOf(view, release);
  let worst: Severity = 'pass';
  for (const rule of rules) {
    if (rule.gate !== 'date') continue;
    for (const { severity, about } of rule.check(release, view, context, placement)) {
      if (severity === 'pass') continue;
      const is = waiverOf(view, release, { rule: rule.name, about }, context.now) ? 'waived' : severity;
      if (is === 'block') return is;
      if (ORDER[is] < ORDER[worst]) worst = is;
    }
  }
  return worst;
}

function findingOf(rule: Rule, evidence: Evidence, release: Release, view: View, context: RuleContext): Finding {
  const needsFix = evidence.severity !== 'pass';
  // What passed is mostly folded away, and each move of a drag asks anew: it is put into words when somebody reads it.
  let said: ReturnType<Rule['say']> | undefined;
  const words = () => (said ??= rule.say(evidence, release, context));
  const finding: Finding = {
    ...evidence,
    get message() {
      return words().message;
    },
    get numbers() {
      return words().numbers;
    },
    key: [rule.name, release.id, evidence.about, evidence.occurrence].filter(Boolean).join(':'),
    rule: rule.name,
    title: rule.title,
    subject: release.id,
    fixes: (needsFix && rule.fixes?.(evidence, release)) || [],
    waiver: null,
  };
  const waiver = needsFix
    ? waiverOf(view, release, { rule: rule.name, about: evidence.about }, context.now)
    : undefined;
  return waiver ? soften(finding, waiver, view, context) : finding;
}

/** A waived finding stays in the list, with who answers for it, until when and why. */
function soften(finding: Finding, waiver: Waiver, view: View, { zone, now }: RuleContext): Finding {
  const approver = view.get('people', waiver.approverId)?.name;
  const until = sayInstant(waiver.expiresAt, zone, now);
  const cause = waiver.cause ? ` (${waiver.cause})` : '';
  const numbers = `${waiver.key}: waived until ${until} by ${approver}. ${waiver.reason}${cause}`;
  return { ...finding, severity: 'waived', numbers: `${finding.numbers} ${numbers}`, fixes: [], waiver };
}

/** The context in which the plan itself speaks: its own zone. */
export const ruleContext = (view: View, now: Instant): RuleContext => ({
  now: toEpoch(now),
  zone: zoneOf(view),
});

/** `Blocked: 2 reasons`, `Needs approval`, `Needs 2 approvals`, `May go, 1 warning`, `May go, 1 waived`, `May go`. */
export function sayVerdict({ severity, findings }: Verdict): string {
  const count = findings.filter((finding) => finding.severity === severity).length;
  if (severity === 'block') return `Blocked: ${sayCount(count, 'reason')}`;
  if (severity === 'approval') return count === 1 ? 'Needs approval' : `Needs ${count} approvals`;
  if (severity === 'warn') return `May go, ${sayCount(count, 'warning')}`;
  if (severity === 'waived') return `May go, ${count} waived`;
  return 'May go';
}
