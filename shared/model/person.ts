import { z } from 'zod';
import { id, key, line } from './fields.ts';

/** What a person may do in the flow. Roles are words of ITIL; a person may have several. */
export const ROLES = [
  'Release coordinator',
  'Change manager',
  'CAB member',
  'ECAB approver',
  'Operations',
  'Developer',
  'Service owner',
] as const;

/** People are named here only; every other record refers to them by id. */
export const person = z.object({
  id,
  key,
  name: line,
  roles: z.array(line).max(20),
});
export type Person = z.infer<typeof person>;
