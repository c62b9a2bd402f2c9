import { z } from 'zod';
import { id, ids, key, line } from './fields.ts';

/** Something that must be managed to deliver a service: a server, a database, an application (ITIL: CI). */
export const configurationItem = z.object({
  id,
  key,
  name: line,
  /** `Database`, `Application`, `Server`: the company's own words. */
  type: line,
  environment: line.nullable(),
  serviceIds: ids,
});
export type ConfigurationItem = z.infer<typeof configurationItem>;
