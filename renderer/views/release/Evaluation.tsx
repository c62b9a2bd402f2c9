import { isOver, type Release } from '../../../shared/model/release.ts';
import { verdictOf } from '../../app/verdicts.ts';
import { Findings, VerdictBar } from '../../ui/Findings.tsx';
import { RELEASE_STATE_WORD } from '../../ui/words.ts';
import { mend } from './fixes.ts';
import { useDeferrals } from './useDeferrals.ts';

/** What holds a release back from its decision, with the buttons that help; of one that is over nothing is asked any more. */
export function Evaluation({ release }: { release: Release }) {
  if (isOver(release))
    return <p className="note">{RELEASE_STATE_WORD[release.state]}: the rules look at what is still to be decided.</p>;
  return <OpenEvaluation release={release} />;
}

function OpenEvaluation({ release }: { release: Release }) {
  const verdict = useDeferrals(release, verdictOf(release, 'go'));
  return (
    <>
      <VerdictBar verdict={verdict} />
      <Findings findings={verdict.findings} onFix={mend} />
    </>
  );
}
