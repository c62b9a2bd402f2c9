import { z } from 'zod';
import { id, instant, key, line, oneOf, text } from './fields.ts';

export const WAIVER_CAUSES = ['incident', 'problem', 'duty'] as const;

/**
 * A waiver: leave to break one rule for one release, with the reason and who answers for it. It softens a finding, it does
 * not hide it. An emergency needs one that points to an incident, a problem or a regulatory duty (FLOW).
 */
export const waiver = z.object({
  id,
  key,
  releaseId: id,
  /** The rule's name, and which of its findings: the stable key of a finding. */
  rule: line,
  about: line,
  reason: text.pipe(z.string().trim().min(1, 'Give the reason.')),
  causeKind: oneOf(WAIVER_CAUSES).nullable(),
  /** The incident, problem or duty, as people name it: `INC-5521`, `PSD2 article 97`. */
  cause: line.nullable(),
  approverId: id,
  requestedById: id,
  grantedAt: instant,
  expiresAt: instant,
});
export type Waiver = z.infer<typeof waiver>;
