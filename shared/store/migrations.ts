import type { CollectionName, PlanRecord } from '../model/plan.ts';
import { SCHEMA_VERSION } from '../model/plan.ts';
import type { Change } from './change.ts';

/**
 * Takes one record from one schema version to the next. The same function serves the snapshot and the `before` and `after`
 * of journal entries, which are never rewritten: readers migrate what they read.
 */
export interface Migrator {
  /** The version that this migrator reads; it writes the next. */
  from: number;
  /** What changed, for whoever reads the code in five years. */
  why: string;
  /** Null drops the record: its collection is no more. */
  migrate(collection: string, record: PlanRecord): { collection: string; record: PlanRecord } | null;
}

/** In order, one a version, from 1 on. */
export const migrators: readonly Migrator[] = [
  {
    from: 1,
    why: 'Items keep more of what their tracker says; releases have a state, services and what they depend on.',
    migrate: (collection, record) => ({ collection, record: { ...record, ...NEW_IN_2[collection] } }),
  },
  {
    from: 2,
    why: 'Windows and freezes recur by any rule and have a scope; releases have what scopes and window classes ask for.',
    migrate: (collection, record) => ({ collection, record: { ...NEW_IN_3[collection], ...record } }),
  },
];

const NEW_IN_2: Record<string, object> = {
  plan: { notesTemplate: null },
  items: { priority: null, labels: [], parentKey: null, dueOn: null, createdAt: null },
  releases: {
    state: 'planning',
    description: '',
    environment: null,
    serviceIds: [],
    configurationItemIds: [],
    dependsOnIds: [],
  },
};

const NO_RULE = { rule: null, additions: [], exceptions: [], overrides: [], shift: null };
const NOT_RELATIVE = { startFrom: null, endFrom: null };
const NO_SCOPE = {
  scope: { serviceIds: [], configurationItemIds: [], environments: [], tags: [], workTypes: [], regions: [] },
};

const NEW_IN_3: Record<string, object> = {
  plan: { severalWindows: 'any', calendarId: null },
  releases: { ownerId: null, risk: null, region: null, workType: null, tags: [], scheduledAt: null, uid: null },
  windows: { ...NO_RULE, ...NOT_RELATIVE, ...NO_SCOPE, classId: null, uid: null },
  freezes: { ...NO_RULE, ...NOT_RELATIVE, ...NO_SCOPE, levels: [], windows: 'keep', uid: null },
};

export function migrateRecord(
  collection: string,
  record: PlanRecord,
  schema: number,
): { collection: CollectionName; record: PlanRecord } | null {
  let current: { collection: string; record: PlanRecord } | null = { collection, record };
  for (const migrator of migrators.slice(schema - 1)) {
    if (current) current = migrator.migrate(current.collection, current.record);
  }
  return current as { collection: CollectionName; record: PlanRecord } | null;
}

/** A journal entry's changes as this version understands them. */
export function migrateChanges(changes: readonly Change[], schema: number): Change[] {
  if (schema === SCHEMA_VERSION) return changes as Change[];
  return changes.flatMap((change) => {
    const before = change.before && migrateRecord(change.collection, change.before, schema);
    const after = change.after && migrateRecord(change.collection, change.after, schema);
    const collection = (after ?? before)?.collection;
    return collection ? [{ ...change, collection, before: before?.record ?? null, after: after?.record ?? null }] : [];
  });
}
