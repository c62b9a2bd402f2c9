import { toInstant } from '../../shared/kernel/time.ts';
import type { Release } from '../../shared/model/release.ts';
import { evaluate, ruleContext, type Verdict } from '../../shared/rules/evaluate.ts';
import type { Gate, RuleContext } from '../../shared/rules/rule.ts';
import { plan, useSession } from './session.ts';

/** The rules as of this moment, in the plan's own zone. */
export const presentContext = (): RuleContext => ruleContext(plan(), toInstant(Date.now()));

interface Known {
  versions: object;
  minute: number;
  verdict: Verdict;
}

/** A calendar asks for hundreds of verdicts each time it draws: each holds while the plan is the same, for a minute. */
const known: Record<Gate, WeakMap<Release, Known>> = { date: new WeakMap(), go: new WeakMap() };

/** What stands against the release's date or, with `go`, against the decision that it goes. */
export function verdictOf(release: Release, gate: Gate = 'date'): Verdict {
  const { versions } = useSession.getState();
  const minute = Math.floor(Date.now() / 60_000);
  const latest = known[gate].get(release);
  if (latest?.versions === versions && latest.minute === minute) return latest.verdict;
  const verdict = evaluate(release, plan(), presentContext(), gate);
  known[gate].set(release, { versions, minute, verdict });
  return verdict;
}
