import { z } from 'zod';
import { backlogMapping } from './backlogMapping.ts';

/** What can be done about all rows that are refused for one reason. */
const FIXES = [
  'points.empty',
  'dueOn.empty',
  'createdAt.empty',
  'updatedAt.empty',
  'title.description',
  'title.externalKey',
  'cells.padded',
  'externalKey.last',
] as const;
export type Fix = (typeof FIXES)[number];

/** How a person wants a file read, where the guess was wrong. What is left out is guessed. */
export const importOptions = z.object({
  encoding: z.string().max(40).optional(),
  delimiter: z.string().length(1).optional(),
  /** Counts from 1. */
  headerRow: z.number().int().min(1).max(1_000).optional(),
  dateOrder: z.enum(['day', 'month']).optional(),
  sheet: z.string().max(200).optional(),
  mapping: backlogMapping.optional(),
  fixes: z.array(z.enum(FIXES)).max(FIXES.length).optional(),
});
export type ImportOptions = z.infer<typeof importOptions>;
