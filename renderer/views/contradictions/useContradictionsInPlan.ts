import { useEffect, useState } from 'react';
import { type Contradicted, contradictionSteps } from '../../../shared/domain/sanity.ts';
import type { CollectionName } from '../../../shared/model/plan.ts';
import { plan, useSession } from '../../app/session.ts';
import { runWhenIdle } from '../calendar/idle.ts';

/** What contradicts itself in the plan, found when nobody waits for the window; null until it is. */
export function useContradictionsInPlan(): readonly Contradicted[] | null {
  const version = useSession(versionOfSchedule);
  const [found, setFound] = useState<readonly Contradicted[] | null>(null);
  // oxlint-disable-next-line react/exhaustive-deps -- the plan changes in place, and the version says when
  useEffect(() => runWhenIdle(contradictionSteps(plan(), Date.now()), setFound), [version]);
  return found;
}

/** Goes up when something changes that contradictions are read from. */
const versionOfSchedule = ({ versions }: { versions: Record<CollectionName, number> }): number =>
  versions.windows +
  versions.freezes +
  versions.cabMeetings +
  versions.businessCalendars +
  versions.windowClasses +
  versions.configurationItems +
  versions.releases +
  versions.plan;
