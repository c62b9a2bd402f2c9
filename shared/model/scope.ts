import { z } from 'zod';
import { ids, line } from './fields.ts';

const words = z.array(line).max(100, 'Name at most 100.');

/**
 * What a window or freeze is for. An empty list asks nothing; otherwise the release must share at least one entry with every
 * list that is not empty.
 */
export const scope = z.object({
  serviceIds: ids,
  configurationItemIds: ids,
  environments: words,
  tags: words,
  workTypes: words,
  regions: words,
});
export type Scope = z.infer<typeof scope>;

/** For everything. */
export const EVERYTHING: Scope = {
  serviceIds: [],
  configurationItemIds: [],
  environments: [],
  tags: [],
  workTypes: [],
  regions: [],
};
