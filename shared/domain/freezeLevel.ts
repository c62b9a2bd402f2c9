import type { Freeze, FreezeLevel } from '../model/freeze.ts';
import type { Release } from '../model/release.ts';
import type { View } from '../store/view.ts';
import { changeTypeOf } from './change.ts';

/** What a freeze is to a release: the first of its levels that fits the change's type and risk, else its own. */
export function levelFor(
  view: View,
  { levels, level, approverRole }: Freeze,
  release: Release,
): Pick<FreezeLevel, 'level' | 'approverRole'> {
  if (levels.length === 0) return { level, approverRole };
  const type = changeTypeOf(view, release);
  const named = levels.find(
    ({ changeType, risk }) => (changeType === null || changeType === type) && (risk === null || risk === release.risk),
  );
  return named ?? { level, approverRole };
}
