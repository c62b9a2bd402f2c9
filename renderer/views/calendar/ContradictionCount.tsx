import { IconAlertTriangle } from '@tabler/icons-react';
import { sayCount } from '../../../shared/kernel/timeText.ts';
import { go } from '../../app/place.ts';
import { useContradictionsInPlan } from '../contradictions/useContradictionsInPlan.ts';

/** How many things in the plan contradict themselves; nothing is said where none does. */
export function ContradictionCount() {
  const found = useContradictionsInPlan() ?? [];
  const count = found.reduce((sum, { contradictions }) => sum + contradictions.length, 0);
  if (count === 0) return null;
  return (
    <button type="button" className="row-button" onClick={() => go('contradictions')}>
      <IconAlertTriangle size={14} stroke={1.7} className="of-warning" aria-hidden="true" />
      <span className="grow">{sayCount(count, 'contradiction')} in windows and freezes</span>
    </button>
  );
}
