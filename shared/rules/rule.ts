import type { Placement } from '../domain/placement.ts';
import type { Id, Key } from '../kernel/id.ts';
import type { Instant, Zone } from '../kernel/time.ts';
import type { Release } from '../model/release.ts';
import type { Waiver } from '../model/waiver.ts';
import type { View } from '../store/view.ts';

/**
 * From worst to best. `block` refuses a move; `approval` asks a role; `warn` only says; `waived` would be one of these, but
 * somebody answers for it; `pass` says why it may go.
 */
export type Severity = 'block' | 'approval' | 'warn' | 'waived' | 'pass';

/** What a rule itself can say. */
export type RuleSeverity = Exclude<Severity, 'waived'>;

/** The transition that a rule holds: the release takes its date, or it is decided that it goes. */
export type Gate = 'date' | 'go';

/** What would mend a finding: a command that can run as it is, or an action on the release that asks more first. */
export type Fix = { label: string } & (
  | { command: string; input: object }
  | { action: 'release.move' | 'release.edit' | 'waiver.grant' | 'change.planBackOut' | 'change.recordTest' }
);

/** Something a finding points at: a record, and what it was seen to be. */
export interface Evidence {
  severity: RuleSeverity;
  /** Tells this finding from the rule's others on the same subject, such as the freeze's id. Stable over runs. */
  about: Id;
  /** Which time of a recurring record, by its start, where a release may meet several. A waiver covers them all. */
  occurrence?: Instant;
  /** The records looked at. */
  records: { collection: string; id: Id; key: Key }[];
  /** A part of the plan's time that clashes; milliseconds since 1970 UTC. */
  clash?: { start: number; end: number };
  /** By how much it breaks the rule, where that can be told, in minutes. A block that grows counts as a new one. */
  excess?: number;
  /** Values to say, in the rule's own terms. */
  values: Record<string, string | number>;
}

export interface RuleContext {
  /** Milliseconds since 1970. */
  now: number;
  /** The zone in which sentences say times. Verdicts do not depend on it. */
  zone: Zone;
}

/** One rule: what it looks at, and how it says what it saw. Both are pure. */
export interface Rule {
  /** Stable, in the log and in waivers: `insideWindow`. */
  name: string;
  /** What a person reads in grey under a finding. */
  title: string;
  /** Why companies have it. */
  why: string;
  /** What holds the date holds the decision too. */
  gate: Gate;
  /** @param placement where the release stands among the windows; null while it has no date */
  check(release: Release, view: View, context: RuleContext, placement: Placement | null): Evidence[];
  say(evidence: Evidence, release: Release, context: RuleContext): { message: string; numbers: string };
  /** What would help, the likeliest first. Nothing passed needs it. */
  fixes?(evidence: Evidence, release: Release): Fix[];
}

/** What a rule found of one release. Derived, never stored. */
export interface Finding extends Omit<Evidence, 'severity'> {
  severity: Severity;
  /** rule:subject:about, and the occurrence where there are several; the same for the same fact, so that a waiver can name it. */
  key: string;
  rule: string;
  title: string;
  subject: Id;
  message: string;
  numbers: string;
  fixes: Fix[];
  /** The waiver that softens it. */
  waiver: Waiver | null;
}
