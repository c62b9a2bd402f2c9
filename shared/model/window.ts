import { z } from 'zod';
import { id, key, line, uid } from './fields.ts';
import { relativeTime } from './relativeTime.ts';
import { EVERYTHING, scope } from './scope.ts';
import { ONCE, series } from './series.ts';

/** A maintenance window: times in which releases may run. */
export const maintenanceWindow = z.object({
  id,
  key,
  name: line,
  ...series,
  /** What the start and end follow; only of a window that happens once. */
  startFrom: relativeTime.nullable(),
  endFrom: relativeTime.nullable(),
  classId: id.nullable(),
  scope,
  uid: uid.nullable(),
});
export type MaintenanceWindow = z.infer<typeof maintenanceWindow>;

/** A window that opens once, for everything, of no class. */
export const PLAIN_WINDOW = {
  ...ONCE,
  startFrom: null,
  endFrom: null,
  classId: null,
  scope: EVERYTHING,
  uid: null,
} satisfies Partial<MaintenanceWindow>;
