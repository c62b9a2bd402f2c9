import { type Instant, toEpoch } from '../kernel/time.ts';
import { SETTINGS_ID } from '../model/planSettings.ts';
import type { Release } from '../model/release.ts';
import type { View } from '../store/view.ts';
import { rules } from './index.ts';
import type { Finding, RuleContext, Severity } from './rule.ts';

/** What holds of one release: the worst severity, and every finding, worst first, the passed ones included. */
export interface Verdict {
  severity: Severity;
  findings: Finding[];
}

const ORDER: Record<Severity, number> = { block: 0, approval: 1, warn: 2, pass: 3 };

export function evaluate(release: Release, view: View, context: RuleContext): Verdict {
  const findings = rules
    .flatMap((rule) =>
      rule.check(release, view, context).map((evidence): Finding => {
        const key = `${rule.name}:${release.id}:${evidence.about}`;
        const said = rule.say(evidence, release, context);
        return { ...evidence, ...said, key, rule: rule.name, title: rule.title, subject: release.id };
      }),
    )
    .toSorted((a, b) => ORDER[a.severity] - ORDER[b.severity]);
  return { severity: findings[0]?.severity ?? 'pass', findings };
}

/** The context in which the plan itself speaks: its own zone. */
export const ruleContext = (view: View, now: Instant): RuleContext => ({
  now: toEpoch(now),
  zone: view.get('plan', SETTINGS_ID)?.zone ?? 'UTC',
});

/** `Blocked: 2 reasons`, `Needs approval: 1`, `May go, 1 warning`, `May go`. */
export function sayVerdict({ severity, findings }: Verdict): string {
  const count = findings.filter((finding) => finding.severity === severity).length;
  if (severity === 'block') return `Blocked: ${count} ${count === 1 ? 'reason' : 'reasons'}`;
  if (severity === 'approval') return `Needs approval: ${count}`;
  if (severity === 'warn') return `May go, ${count} ${count === 1 ? 'warning' : 'warnings'}`;
  return 'May go';
}
