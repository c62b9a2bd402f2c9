import { EMPTY_RELEASE } from '../../../shared/domain/release.ts';
import { toEpoch } from '../../../shared/kernel/time.ts';
import type { ChangeRecord } from '../../../shared/model/changeRecord.ts';
import type { Release } from '../../../shared/model/release.ts';
import { withDeferrals } from '../../../shared/rules/deferral.ts';
import { evaluate, ruleContext } from '../../../shared/rules/evaluate.ts';
import type { Finding, Severity } from '../../../shared/rules/rule.ts';
import { type InMemoryPlan, inMemoryPlan, valueOf } from '../inMemoryPlan.ts';

/**
 * A published policy of an organisation, told as the commands that bring it into a plan, with cases that must be inside and
 * outside. The facts are paraphrased in ../shared/data/policies; where a page gives no hour, the one chosen says so.
 */
export interface Policy {
  id: string;
  organisation: string;
  zone: string;
  /** When the plan is made, UTC: long before the cases, so that every notice is kept unless a case says when it was placed. */
  now: string;
  commands: readonly (readonly [name: string, input: object])[];
  cases: readonly PolicyCase[];
  /** The days, in the plan's zone, on which the occurrences of a window or meeting begin within [from, to). */
  dates?: readonly { of: string; from: string; to: string; days: readonly string[] }[];
}

export const NO_SCOPE = {
  serviceIds: [],
  configurationItemIds: [],
  environments: [],
  tags: [],
  workTypes: [],
  regions: [],
};

/** A release of 60 minutes without a reserve, where nothing else is said. */
interface PolicyCase {
  what: string;
  /** UTC. */
  start: string;
  minutes?: number;
  release?: Partial<
    Pick<Release, 'kind' | 'risk' | 'environment' | 'region' | 'workType' | 'tags' | 'backOutMinutes'> & {
      serviceIds: string[];
    }
  >;
  /** The type of its change record; without one it follows the release's kind. */
  changeType?: ChangeRecord['type'];
  /** When it was given its date, UTC. */
  placedAt?: string;
  /** The worst that each rule says. */
  says: Record<string, Severity>;
  /** Words that stand in a message or in the numbers of a finding. */
  words?: RegExp;
  /** The start, UTC, to which one fix moves the release. */
  movesTo?: string;
}

export function planOf(policy: Policy): InMemoryPlan {
  const plan = inMemoryPlan(policy.now);
  const person = { name: 'Ana Ruiz', roles: [] };
  valueOf(plan.run('plan.create', { name: policy.organisation, zone: policy.zone, person }));
  for (const [name, input] of policy.commands) valueOf(plan.run(name, input));
  return plan;
}

/** What the rules say of the case's release in a fresh plan of the policy. */
export function findingsIn(policy: Policy, given: PolicyCase): Finding[] {
  const plan = planOf(policy);
  const { backOutMinutes = 0, ...fields } = given.release ?? {};
  const made = { ...fields, name: given.what, lengthMinutes: given.minutes ?? 60, backOutMinutes };
  valueOf(plan.run('release.create', made));
  const { database } = plan.state;
  const release = [...database.all('releases')].find(({ name }) => name === given.what)!;
  if (given.changeType)
    valueOf(plan.run('change.create', { release: release.key, type: given.changeType, reason: '' }));
  const placedAt = given.placedAt ?? policy.now;
  const candidate = { ...EMPTY_RELEASE, ...release, start: given.start, scheduledAt: placedAt };
  const context = { ...ruleContext(database, placedAt), now: toEpoch(placedAt) };
  return withDeferrals(evaluate(candidate, database, context), candidate, database, context).findings;
}
