import { toInstant } from '../../shared/kernel/time.ts';
import type { Release } from '../../shared/model/release.ts';
import { evaluate, ruleContext, type Verdict } from '../../shared/rules/evaluate.ts';
import type { RuleContext } from '../../shared/rules/rule.ts';
import { plan } from './session.ts';

/** The rules as of this moment, in the plan's own zone. */
export const presentContext = (): RuleContext => ruleContext(plan(), toInstant(Date.now()));

export const verdictOf = (release: Release): Verdict => evaluate(release, plan(), presentContext());
