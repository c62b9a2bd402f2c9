import { useEffect, useState } from 'react';
import type { Release } from '../../../shared/model/release.ts';
import { addDeferrals, type Deferrals, isDeferred, searchDeferrals } from '../../../shared/rules/deferral.ts';
import type { Verdict } from '../../../shared/rules/evaluate.ts';
import { plan } from '../../app/session.ts';
import { presentContext } from '../../app/verdicts.ts';
import { runWhenIdle } from '../calendar/idle.ts';

const NONE: Deferrals = new Map();

/** The verdict, and once it is found in the time left over, the way to the first window after a freeze that defers. */
export function useDeferrals(release: Release, verdict: Verdict): Verdict {
  const [deferrals, setDeferrals] = useState(NONE);
  useEffect(() => {
    if (!verdict.findings.some(isDeferred)) return;
    return runWhenIdle(searchDeferrals(verdict, release, plan(), presentContext()), setDeferrals);
  }, [release, verdict]);
  return addDeferrals(verdict, deferrals);
}
