import type { FreezeLevel } from '../../../shared/model/freeze.ts';
import { CHANGE_TYPE_WORD, RISK_WORD } from '../../ui/words.ts';

const LEVEL_WORD: Record<FreezeLevel['level'], string> = {
  none: 'may run',
  review: 'look harder',
  approval: 'needs an approval',
  block: 'may not run',
};

/** `Standard changes of low risk: may run`. */
export function sayFreezeLevel({ changeType, risk, level, approverRole }: FreezeLevel): string {
  const type = changeType === null ? 'Any changes' : `${CHANGE_TYPE_WORD[changeType]} changes`;
  const ofRisk = risk === null ? '' : ` of ${RISK_WORD[risk].toLowerCase()} risk`;
  return `${type}${ofRisk}: ${level === 'approval' ? `${approverRole} approves` : LEVEL_WORD[level]}`;
}
