import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { contradictionSteps } from '../../../shared/domain/sanity.ts';
import { sayCount } from '../../../shared/kernel/timeText.ts';
import { go } from '../../app/place.ts';
import { plan, useSession } from '../../app/session.ts';
import { versionOfSchedule } from '../contradictions/versionOfSchedule.ts';
import { runWhenIdle } from './idle.ts';

/** How many things in the plan contradict themselves; nothing is said where none does. Counted when nobody waits. */
export function ContradictionCount() {
  const version = useSession(versionOfSchedule);
  const [count, setCount] = useState(0);
  // oxlint-disable-next-line react/exhaustive-deps -- the plan changes in place, and the version says when
  useEffect(
    () =>
      runWhenIdle(contradictionSteps(plan(), Date.now()), (found) =>
        setCount(found.reduce((sum, { contradictions }) => sum + contradictions.length, 0)),
      ),
    [version],
  );
  if (count === 0) return null;
  return (
    <button type="button" className="row-button" onClick={() => go('contradictions')}>
      <IconAlertTriangle size={14} stroke={1.7} className="of-warning" aria-hidden="true" />
      <span className="grow">{sayCount(count, 'contradiction')} in windows and freezes</span>
    </button>
  );
}
