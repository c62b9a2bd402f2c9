import type { Id } from '../kernel/id.ts';
import { ok, type Refusal, type Result } from '../kernel/result.ts';
import { uncapitalise } from '../kernel/words.ts';
import { isOver, type Release } from '../model/release.ts';
import type { Change } from '../store/change.ts';
import type { View } from '../store/view.ts';
import { evaluate } from './evaluate.ts';
import type { Finding, RuleContext } from './rule.ts';

/** A refusal that a rule gave: what stands against it, and of which release. */
export interface BlockedRefusal extends Refusal {
  kind: 'blocked';
  findings: Finding[];
  release: Id;
}

export const isBlocked = (refusal: Refusal): refusal is BlockedRefusal => refusal.kind === 'blocked';

/**
 * Lets changes pass that bring no release into a new block. A release that is moved must be free of blocks where it lands;
 * one that stays may keep the blocks it had, so that it can be renamed, or shortened bit by bit. For the decision that it
 * goes nothing may stand against it, a missing approval neither; what is over is held by nothing.
 */
export function gate(view: View, candidate: View, changes: readonly Change[], context: RuleContext): Result<null> {
  for (const { collection, before, after } of changes) {
    if (collection !== 'releases' || !after) continue;
    const [was, is] = [before as Release | null, after as Release];
    if (isOver(is)) continue;
    const isDecision = is.state === 'go' && was?.state !== 'go';
    const blocks = isDecision ? standingAgainst(is, candidate, context) : newBlocks(view, candidate, was, is, context);
    if (blocks.length > 0) return { ok: false, refusal: refusalOf(is, blocks, isDecision) };
  }
  return ok(null);
}

function newBlocks(view: View, candidate: View, before: Release | null, after: Release, context: RuleContext) {
  const blocks = blocksOf(after, candidate, context);
  if (blocks.length === 0 || before?.start !== after.start) return blocks;
  const excessByKey = new Map(blocksOf(before, view, context).map(({ key, excess }) => [key, excess ?? 0]));
  return blocks.filter(({ key, excess }) => (excess ?? 0) > (excessByKey.get(key) ?? -1));
}

const blocksOf = (release: Release, view: View, context: RuleContext): Finding[] =>
  evaluate(release, view, context).findings.filter(({ severity }) => severity === 'block');

const standingAgainst = (release: Release, view: View, context: RuleContext): Finding[] =>
  evaluate(release, view, context, 'go').findings.filter(
    ({ severity }) => severity === 'block' || severity === 'approval',
  );

function refusalOf(release: Release, findings: Finding[], isDecision: boolean): BlockedRefusal {
  const reasons = findings.map(({ message, numbers }) => `${message}. ${numbers}`);
  const said = findings.map(({ message }) => uncapitalise(message)).join('; ');
  return {
    kind: 'blocked',
    field: isDecision ? 'state' : 'start',
    message: `${release.key} ${isDecision ? 'cannot go yet' : 'cannot go there'}: ${said}.`,
    details: reasons,
    findings,
    release: release.id,
  };
}
