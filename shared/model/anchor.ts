import { z } from 'zod';
import { day, id, key, line } from './fields.ts';

/** A named date that other dates follow, such as the start of term; null while nobody has set it. */
export const anchor = z.object({ id, key, name: line, on: day.nullable() });
export type Anchor = z.infer<typeof anchor>;
