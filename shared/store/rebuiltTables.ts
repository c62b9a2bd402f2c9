import type { Id } from '../kernel/id.ts';
import type { CollectionName, PlanRecord } from '../model/plan.ts';
import type { Change } from './change.ts';
import { emptyTable, replaceRecord, type Table } from './table.ts';

/**
 * The tables that the changes touch, made anew beside the old ones, which stay as they are and may be read meanwhile. To
 * change a table in place takes less, but shows what is half done to whoever reads between two steps, so it cannot be cut up.
 */
export function* rebuiltTables(
  tables: Readonly<Record<CollectionName, Table>>,
  changes: readonly Omit<Change, 'before'>[],
  recordsInStep: number,
): Generator<void, Map<CollectionName, Table>> {
  let count = 0;
  const isStepDone = () => ++count % recordsInStep === 0;

  const outcomes = new Map<CollectionName, Map<Id, PlanRecord | null>>();
  for (const { collection, id, after } of changes) {
    if (!outcomes.has(collection)) outcomes.set(collection, new Map());
    outcomes.get(collection)!.set(id, after);
    if (isStepDone()) yield;
  }

  const fresh = new Map<CollectionName, Table>();
  for (const [collection, outcomeOf] of outcomes) {
    const { records } = tables[collection];
    const table = emptyTable(collection);
    for (const record of records.values()) {
      const outcome = outcomeOf.get(record.id);
      replaceRecord(table, collection, record.id, null, outcome === undefined ? record : outcome);
      if (isStepDone()) yield;
    }
    for (const [id, outcome] of outcomeOf) {
      if (!records.has(id)) replaceRecord(table, collection, id, null, outcome);
      if (isStepDone()) yield;
    }
    fresh.set(collection, table);
  }
  return fresh;
}
