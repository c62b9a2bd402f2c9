import { insideWindow } from './insideWindow.ts';
import { noFreeze } from './noFreeze.ts';
import type { Rule } from './rule.ts';

/** Every rule, in the order in which findings of equal severity are shown. */
export const rules: readonly Rule[] = [noFreeze, insideWindow];
