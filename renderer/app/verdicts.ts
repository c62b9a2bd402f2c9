import { toInstant } from '../../shared/kernel/time.ts';
import type { Release } from '../../shared/model/release.ts';
import { evaluate, ruleContext, type Verdict } from '../../shared/rules/evaluate.ts';
import type { RuleContext } from '../../shared/rules/rule.ts';
import { plan, useSession } from './session.ts';

/** The rules as of this moment, in the plan's own zone. */
export const presentContext = (): RuleContext => ruleContext(plan(), toInstant(Date.now()));

/** A calendar asks for hundreds of verdicts each time it draws: each holds while the plan is the same, for a minute. */
const known = new WeakMap<Release, { versions: object; minute: number; verdict: Verdict }>();

export function verdictOf(release: Release): Verdict {
  const { versions } = useSession.getState();
  const minute = Math.floor(Date.now() / 60_000);
  const latest = known.get(release);
  if (latest?.versions === versions && latest.minute === minute) return latest.verdict;
  const verdict = evaluate(release, plan(), presentContext());
  known.set(release, { versions, minute, verdict });
  return verdict;
}
