import type { ChangeRecord } from '../../shared/model/changeRecord.ts';
import type { Freeze } from '../../shared/model/freeze.ts';
import type { Item } from '../../shared/model/item.ts';
import type { Release } from '../../shared/model/release.ts';
import type { Waiver } from '../../shared/model/waiver.ts';

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

export const RISK_WORD: Record<NonNullable<Release['risk']>, string> = {
  'very high': 'Very high',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
};

export const RELEASE_STATE_WORD: Record<Release['state'], string> = {
  planning: 'Planning',
  go: 'Go',
  done: 'Done',
  failed: 'Failed',
  cancelled: 'Cancelled',
};

export const CHANGE_TYPE_WORD: Record<ChangeRecord['type'], string> = {
  standard: 'Standard',
  normal: 'Normal',
  emergency: 'Emergency',
};

export const WAIVER_CAUSE_WORD: Record<NonNullable<Waiver['causeKind']>, string> = {
  incident: 'Incident',
  problem: 'Problem',
  duty: 'Regulatory duty',
};
