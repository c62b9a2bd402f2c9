import { openTimesOf, widen } from '../../../shared/domain/placement.ts';
import { EMPTY_RELEASE } from '../../../shared/domain/release.ts';
import type { OpenTime } from '../../../shared/domain/schedule.ts';
import { OPEN_CLASS } from '../../../shared/domain/windowClass.ts';
import { occurrencesDuring } from '../../../shared/domain/windowTimes.ts';
import type { Interval } from '../../../shared/kernel/interval.ts';
import { toEpoch } from '../../../shared/kernel/time.ts';
import type { BusinessCalendar } from '../../../shared/model/businessCalendar.ts';
import type { ChangeRecord } from '../../../shared/model/changeRecord.ts';
import type { ConfigurationItem } from '../../../shared/model/configurationItem.ts';
import { type Freeze, PLAIN_FREEZE } from '../../../shared/model/freeze.ts';
import { NEW_SETTINGS, type PlanSettings } from '../../../shared/model/planSettings.ts';
import type { Release } from '../../../shared/model/release.ts';
import type { Service } from '../../../shared/model/service.ts';
import { type MaintenanceWindow, PLAIN_WINDOW } from '../../../shared/model/window.ts';
import type { WindowClass } from '../../../shared/model/windowClass.ts';
import { evaluate } from '../../../shared/rules/evaluate.ts';
import type { Finding, RuleContext } from '../../../shared/rules/rule.ts';
import { insert } from '../../../shared/store/change.ts';
import { createDatabase, type Database } from '../../../shared/store/database.ts';
import type { View } from '../../../shared/store/view.ts';

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
  settings?: Partial<PlanSettings>;
  services?: string[];
  configurationItems?: Partial<ConfigurationItem>[];
  classes?: Partial<WindowClass>[];
  changes?: Partial<ChangeRecord>[];
  calendars?: BusinessCalendar[];
}): Database {
  const database = createDatabase();
  database.apply([
    insert('plan', { ...NEW_SETTINGS, name: 'Merrowdale', zone: parts.zone ?? 'Europe/London', ...parts.settings }),
    ...(parts.services ?? []).map((name, index) => insert('services', serviceOf(name, index))),
    ...(parts.configurationItems ?? []).map((fields, index) => insert('configurationItems', itemOf(fields, index))),
    ...(parts.classes ?? []).map((fields, index) => insert('windowClasses', classOf(fields, index))),
    ...(parts.changes ?? []).map((fields, index) => insert('changes', changeOf(fields, index))),
    ...(parts.calendars ?? []).map((record) => insert('businessCalendars', record)),
    ...(parts.windows ?? [saturday]).map((record) => insert('windows', record)),
    ...(parts.freezes ?? []).map((record) => insert('freezes', record)),
    ...(parts.releases ?? []).map((record) => insert('releases', record)),
  ]);
  return database;
}

const serviceOf = (name: string, index: number): Service => ({
  id: `services-${index}`,
  key: `SVC-${index + 1}`,
  name,
  description: '',
  ownerId: null,
  criticality: 3,
});

const itemOf = (fields: Partial<ConfigurationItem>, index: number): ConfigurationItem => ({
  id: `configurationItems-${index}`,
  key: `CI-${index + 1}`,
  name: `server ${index + 1}`,
  type: 'Server',
  environment: null,
  serviceIds: [],
  ...fields,
});

const classOf = (fields: Partial<WindowClass>, index: number): WindowClass => ({
  ...OPEN_CLASS,
  id: `windowClasses-${index}`,
  key: `WCL-${index + 1}`,
  name: 'Weekend',
  ...fields,
});

const changeOf = (fields: Partial<ChangeRecord>, index: number): ChangeRecord => ({
  id: `changes-${index}`,
  key: `CHG-${index + 1}`,
  releaseId: 'releases-0',
  type: 'normal',
  reason: '',
  raisedById: 'people-0',
  testResult: null,
  backOutPlan: [],
  ...fields,
});

/** The findings of one rule. */
export const findingsOf = (rule: string, release: Release, plan: Database, at = context): Finding[] =>
  evaluate(release, plan, at).findings.filter((finding) => finding.rule === rule);

/** `block: Ends 1 min after its window closes` of each finding of a rule. */
export const said = (rule: string, release: Release, plan: Database): string[] =>
  findingsOf(rule, release, plan).map(({ severity, message }) => `${severity}: ${message}`);

export const span = (start: string, end: string): Interval => ({ start: toEpoch(start), end: toEpoch(end) });

/** The open times that overlap the interval, joined with what they touch outside it. */
export const openTimesDuring = (view: View, interval: Interval): OpenTime[] =>
  openTimesOf(occurrencesDuring(view, widen(interval)), interval);
