import { backOutFits } from './backOutFits.ts';
import { backOutPlanPresent } from './backOutPlanPresent.ts';
import { capacityLeft } from './capacityLeft.ts';
import { dependencyOrder } from './dependencyOrder.ts';
import { insideWindow } from './insideWindow.ts';
import { noFreeze } from './noFreeze.ts';
import { noOverlapOnConfigurationItem } from './noOverlapOnConfigurationItem.ts';
import { noticeGiven } from './noticeGiven.ts';
import { riskFitsWindow } from './riskFitsWindow.ts';
import type { Rule } from './rule.ts';
import { testResultPresent } from './testResultPresent.ts';

/** Every rule, in the order in which findings of equal severity are shown. */
export const rules: readonly Rule[] = [
  noFreeze,
  insideWindow,
  riskFitsWindow,
  noticeGiven,
  capacityLeft,
  noOverlapOnConfigurationItem,
  dependencyOrder,
  testResultPresent,
  backOutPlanPresent,
  backOutFits,
];
