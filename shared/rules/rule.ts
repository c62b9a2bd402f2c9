import type { Id, Key } from '../kernel/id.ts';
import type { Zone } from '../kernel/time.ts';
import type { Release } from '../model/release.ts';
import type { View } from '../store/view.ts';

/** From worst to best. `block` refuses a move; `approval` asks a role; `warn` only says; `pass` says why it may go. */
export type Severity = 'block' | 'approval' | 'warn' | 'pass';

/** Something a finding points at: a record, and what it was seen to be. */
export interface Evidence {
  severity: Severity;
  /** Tells this finding from the rule's others on the same subject, such as the freeze's id. Stable over runs. */
  about: Id;
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
  check(release: Release, view: View, context: RuleContext): Evidence[];
  say(evidence: Evidence, release: Release, context: RuleContext): { message: string; numbers: string };
}

/** What a rule found of one release. Derived, never stored. */
export interface Finding extends Evidence {
  /** rule:subject:about; the same for the same fact, so that a waiver can name it. */
  key: string;
  rule: string;
  title: string;
  subject: Id;
  message: string;
  numbers: string;
}
