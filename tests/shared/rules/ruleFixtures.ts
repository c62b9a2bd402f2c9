import { EMPTY_RELEASE } from '../../../shared/domain/release.ts';
import type { Interval } from '../../../shared/kernel/interval.ts';
import { toEpoch } from '../../../shared/kernel/time.ts';
import { type Freeze, PLAIN_FREEZE } from '../../../shared/model/freeze.ts';
import { NEW_SETTINGS } from '../../../shared/model/planSettings.ts';
import type { Release } from '../../../shared/model/release.ts';
import { type MaintenanceWindow, PLAIN_WINDOW } from '../../../shared/model/window.ts';
import { evaluate } from '../../../shared/rules/evaluate.ts';
import type { Finding, RuleContext } from '../../../shared/rules/rule.ts';
import { insert } from '../../../shared/store/change.ts';
import { createDatabase, type Database } from '../../../shared/store/database.ts';

export const context: RuleContext = { now: toEpoch('2026-11-20T10:00:00Z'), zone: 'Europe/London' };

/** Saturday night in London, 22:00 to 04:00: the plan's one window, where nothing else is said. */
export const saturday: MaintenanceWindow = {
  ...PLAIN_WINDOW,
  id: 'windows-0',
  key: 'WIN-1',
  name: 'Saturday night',
  zone: 'Europe/London',
  start: '2026-11-28T22:00',
  end: '2026-11-29T04:00',
  rule: 'FREQ=WEEKLY;BYDAY=SA',
};

export const yearEnd: Freeze = {
  ...PLAIN_FREEZE,
  id: 'freezes-0',
  key: 'FRZ-1',
  name: 'the year-end freeze',
  zone: 'Europe/London',
  start: '2026-12-12T23:00',
  end: '2027-01-04T06:00',
};

export const releaseOf = (fields: Partial<Release>): Release => ({
  ...EMPTY_RELEASE,
  id: 'releases-0',
  key: 'REL-1',
  name: 'Payments 4.2',
  kind: 'minor',
  start: '2026-11-28T22:00:00Z',
  lengthMinutes: 120,
  backOutMinutes: 30,
  ...fields,
});

export function planWith(parts: {
  windows?: MaintenanceWindow[];
  freezes?: Freeze[];
  releases?: Release[];
  zone?: string;
}): Database {
  const database = createDatabase();
  database.apply([
    insert('plan', { ...NEW_SETTINGS, name: 'Merrowdale', zone: parts.zone ?? 'Europe/London' }),
    ...(parts.windows ?? [saturday]).map((record) => insert('windows', record)),
    ...(parts.freezes ?? []).map((record) => insert('freezes', record)),
    ...(parts.releases ?? []).map((record) => insert('releases', record)),
  ]);
  return database;
}

/** The findings of one rule. */
export const findingsOf = (rule: string, release: Release, plan: Database, at = context): Finding[] =>
  evaluate(release, plan, at).findings.filter((finding) => finding.rule === rule);

/** `block: Ends 1 min after its window closes` of each finding of a rule. */
export const said = (rule: string, release: Release, plan: Database): string[] =>
  findingsOf(rule, release, plan).map(({ severity, message }) => `${severity}: ${message}`);

export const span = (start: string, end: string): Interval => ({ start: toEpoch(start), end: toEpoch(end) });
