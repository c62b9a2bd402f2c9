import type { Freeze } from '../../shared/model/freeze.ts';
import type { Item } from '../../shared/model/item.ts';

/** The words that people read for what records hold. */

export const ITEM_KIND_WORD: Record<Item['kind'], string> = {
  feature: 'Feature',
  defect: 'Defect',
  regulatory: 'Regulatory',
  upkeep: 'Upkeep',
};

export const ITEM_STATE_WORD: Record<Item['state'], string> = {
  analysis: 'Analysis',
  coding: 'Coding',
  testing: 'Testing',
  done: 'Done',
};

export const FREEZE_LEVEL_WORD: Record<Freeze['level'], string> = {
  block: 'Hard: no release may run',
  approval: 'Soft: needs an approval',
  review: 'Review: look harder',
};
