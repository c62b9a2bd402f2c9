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

/** Whether the verdict on its date is known already, so that to ask for it takes no time. */
export const hasVerdict = (release: Release): boolean => knownVerdict(release, 'date') !== undefined;

function knownVerdict(release: Release, gate: Gate): Verdict | undefined {
  const latest = known[gate].get(release);
  const isFresh = latest?.versions === useSession.getState().versions && latest.minute === presentMinute();
  return isFresh ? latest.verdict : undefined;
}

const presentMinute = (): number => Math.floor(Date.now() / 60_000);

/** What stands against the release's date or, with `go`, against the decision that it goes. */
export function verdictOf(release: Release, gate: Gate = 'date'): Verdict {
  const fresh = knownVerdict(release, gate);
  if (fresh) return fresh;
  const verdict = evaluate(release, plan(), presentContext(), gate);
  const { versions } = useSession.getState();
  known[gate].set(release, { versions, minute: presentMinute(), verdict });
  return verdict;
}
