import { changeOf } from '../../../shared/domain/change.ts';
import { sayCount, sayLength, sayWhen } from '../../../shared/kernel/timeText.ts';
import { backOutPlanMinutes, type ChangeRecord } from '../../../shared/model/changeRecord.ts';
import type { Release } from '../../../shared/model/release.ts';
import { perform } from '../../app/perform.ts';
import { openForm } from '../../app/place.ts';
import { plan, useZone } from '../../app/session.ts';
import { useNow } from '../../app/useNow.ts';
import { IdLink } from '../../ui/IdLink.tsx';
import { VerdictSign } from '../../ui/signs.tsx';
import { toastRefusal } from '../../ui/toasts.tsx';
import { CHANGE_TYPE_WORD } from '../../ui/words.ts';

/** The change record that comes with a release, or the one press that makes it. Date and length are the release's. */
export function ChangeSection({ release }: { release: Release }) {
  const change = changeOf(plan(), release);
  if (!change)
    return (
      <>
        <h2 className="group">Change record</h2>
        <div className="release-note">
          <p>None yet. Change Management evaluates the release by it: test result, back-out plan, date.</p>
          <button type="button" className="btn" onClick={() => void make(release)}>
            Make the change record
          </button>
        </div>
      </>
    );
  return (
    <>
      <h2 className="group">
        Change record <IdLink collection="changes" record={change} />
        <span className="chip">{CHANGE_TYPE_WORD[change.type]}</span>
        <button
          type="button"
          className="btn small quiet meta"
          onClick={() => openForm('change', { subject: change.id })}
        >
          Edit…
        </button>
      </h2>
      {change.reason && (
        <p className="release-note pre" dir="auto">
          {change.reason}
        </p>
      )}
      <TestResult change={change} />
      <BackOutPlan change={change} />
    </>
  );
}

async function make(release: Release): Promise<void> {
  const reply = await perform('change.create', { release: release.id });
  if (!reply.ok) toastRefusal(reply.refusal);
}

export function TestResult({ change: { id, testResult: result } }: { change: ChangeRecord }) {
  const zone = useZone();
  const now = useNow();
  return (
    <>
      <h3 className="group sub">
        Test result
        <button
          type="button"
          className="btn small quiet meta"
          onClick={() => openForm('change.recordTest', { subject: id })}
        >
          {result ? 'Record another…' : 'Record…'}
        </button>
      </h3>
      {result ? (
        <div className="release-note">
          <p className="cell">
            <VerdictSign severity={result.outcome === 'passed' ? 'pass' : 'block'} label={null} />
            {result.outcome === 'passed' ? 'Passed' : 'Failed'}, {sayWhen(result.testedAt, zone, now)},{' '}
            <span dir="auto">{plan().get('people', result.testerId)?.name}</span>
          </p>
          {result.summary && (
            <p className="pre" dir="auto">
              {result.summary}
            </p>
          )}
        </div>
      ) : (
        <p className="note">None yet. The release cannot go without one that passed.</p>
      )}
    </>
  );
}

export function BackOutPlan({ change }: { change: ChangeRecord }) {
  const steps = change.backOutPlan;
  return (
    <>
      <h3 className="group sub">
        Back-out plan
        {steps.length > 0 && (
          <span className="count">
            {sayCount(steps.length, 'step')}, {sayLength(backOutPlanMinutes(change))}
          </span>
        )}
        <button
          type="button"
          className="btn small quiet meta"
          onClick={() => openForm('change.planBackOut', { subject: change.id })}
        >
          {steps.length > 0 ? 'Edit…' : 'Plan…'}
        </button>
      </h3>
      {steps.length === 0 && <p className="note">None yet. The release cannot go without a way back.</p>}
      <ol className="back-out">
        {steps.map(({ step, ownerId, minutes }, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- a step is known by its place in the plan
          <li key={index}>
            <span className="number">{index + 1}</span>
            <span className="grow" dir="auto">
              {step}
            </span>
            <span className="owner cut" dir="auto">
              {ownerId ? plan().get('people', ownerId)?.name : <span className="none">no owner</span>}
            </span>
            <span className="length">{sayLength(minutes)}</span>
          </li>
        ))}
      </ol>
    </>
  );
}
