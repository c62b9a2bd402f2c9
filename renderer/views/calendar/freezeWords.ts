import type { Freeze } from '../../../shared/model/freeze.ts';

const WHAT_IT_ASKS: Record<Freeze['level'], (freeze: Freeze) => string> = {
  block: () => 'no change may run',
  approval: ({ approverRole }) => `${approverRole} approves`,
  review: () => 'look harder',
};

export const sayFreezeAsks = (freeze: Freeze): string => WHAT_IT_ASKS[freeze.level](freeze);

export const FREEZE_KIND: Record<Freeze['level'], string> = {
  block: 'Hard freeze',
  approval: 'Soft freeze',
  review: 'Review freeze',
};
