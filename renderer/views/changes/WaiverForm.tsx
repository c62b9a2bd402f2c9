import { useState } from 'react';
import { changeOf } from '../../../shared/domain/change.ts';
import { withStart } from '../../../shared/domain/releaseDate.ts';
import { rolesToWaive } from '../../../shared/domain/waiver.ts';
import type { Id } from '../../../shared/kernel/id.ts';
import { DAY, epochToWall, toEpoch, toInstant, wallToEpoch } from '../../../shared/kernel/time.ts';
import { sayInstant } from '../../../shared/kernel/timeText.ts';
import type { Release } from '../../../shared/model/release.ts';
import type { Waiver } from '../../../shared/model/waiver.ts';
import { evaluate } from '../../../shared/rules/evaluate.ts';
import type { Finding } from '../../../shared/rules/rule.ts';
import { perform } from '../../app/perform.ts';
import { type FormProperties, openForm } from '../../app/place.ts';
import { plan, useCollection, useSession, useZone } from '../../app/session.ts';
import { useNow } from '../../app/useNow.ts';
import { presentContext } from '../../app/verdicts.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { ChoiceField, LongTextField, PersonField, TextField, WallField } from '../../ui/fields.tsx';
import { WAIVER_CAUSE_WORD } from '../../ui/words.ts';

/** What a window asks for when it opens the form: which findings, and for a move where the release is to go. */
export interface WaiverRequest {
  findings: { rule: string; about: Id }[];
  /** UTC. The release moves there in the same step. */
  start?: string | null;
}

/** Leave to break a rule: who approves, why, what is behind it, until when. */
export default function WaiverForm({ about, close }: FormProperties) {
  const release = plan().get('releases', about.subject!);
  const request = about.begin as WaiverRequest | undefined;
  return release && request ? <Asked release={release} request={request} close={close} /> : null;
}

function Asked({ release, request, close }: { release: Release; request: WaiverRequest; close: () => void }) {
  const zone = useZone();
  const now = useNow();
  const at = request.start ?? release.start ?? toInstant(now);
  const findings = findingsToWaive(release, request);
  const mayApprove = useApprovers(release, request);
  const [approver, setApprover] = useState<Id | null>(mayApprove.length === 1 ? mayApprove[0]!.id : null);
  const [reason, setReason] = useState('');
  const [causeKind, setCauseKind] = useState<NonNullable<Waiver['causeKind']>>('incident');
  const [cause, setCause] = useState('');
  const [until, setUntil] = useState(() => epochToWall(toEpoch(at) + 2 * DAY, zone).slice(0, 16));

  const submit = () =>
    perform('waiver.grant', {
      release: release.id,
      findings: request.findings,
      ...(request.start ? { start: request.start } : {}),
      approver: approver ?? '',
      reason,
      causeKind: cause.trim() ? causeKind : null,
      cause: cause.trim() || null,
      expiresAt: until ? toInstant(wallToEpoch(until, zone)) : '',
    });

  return (
    <FormDialog
      title={`Waiver for ${release.key}`}
      action={request.start ? 'Waive and move the release' : 'Grant the waiver'}
      submit={submit}
      close={close}
    >
      {(refusal) => (
        <>
          <ul className="waived-findings">
            {findings.map(({ key, message, numbers }) => (
              <li key={key}>
                <strong>{message}</strong> {numbers}
              </li>
            ))}
          </ul>
          {request.start && (
            <p className="meta">
              {release.key} moves to {sayInstant(request.start, zone, now)}.
            </p>
          )}
          <PersonField
            label="Approver"
            name="approver"
            value={approver}
            onChange={setApprover}
            refusal={refusal}
            people={mayApprove}
          />
          {mayApprove.length === 0 && (
            <p className="meta">
              Nobody in the plan may approve this: it takes {rolesOf(release, request).join(' or ')}, and not who asks
              for it.{' '}
              <button type="button" className="row-link" onClick={() => openForm('person')}>
                Add a person…
              </button>
            </p>
          )}
          <LongTextField label="Reason" name="reason" value={reason} onChange={setReason} refusal={refusal} isFirst />
          <div className="row">
            <ChoiceField label="Behind it" value={causeKind} words={WAIVER_CAUSE_WORD} onChange={setCauseKind} />
            <TextField
              label={release.kind === 'emergency' ? 'Which' : 'Which, if any'}
              name="cause"
              placeholder="INC-5521"
              value={cause}
              onChange={setCause}
              refusal={refusal}
            />
          </div>
          <WallField
            kind="datetime-local"
            label="Expires"
            name="expiresAt"
            value={until}
            onChange={setUntil}
            refusal={refusal}
          />
        </>
      )}
    </FormDialog>
  );
}

/** The findings as they would stand at the date that is asked for. */
function findingsToWaive(release: Release, { findings, start }: WaiverRequest): Finding[] {
  const context = presentContext();
  const candidate = start ? { ...release, ...withStart(release, start, toInstant(context.now)) } : release;
  const standing = evaluate(candidate, plan(), context, 'go').findings;
  return standing.filter((finding) =>
    findings.some(({ rule, about }) => rule === finding.rule && about === finding.about),
  );
}

const rolesOf = (release: Release, { findings }: WaiverRequest): string[] => [
  ...new Set(findings.flatMap((finding) => rolesToWaive(plan(), release, finding))),
];

/** People with the role that every finding asks for. Nobody waives what they ask for, or a change that they raised. */
function useApprovers(release: Release, { findings }: WaiverRequest) {
  const me = useSession((session) => session.status?.actor);
  const raisedById = changeOf(plan(), release)?.raisedById;
  return useCollection('people').filter(
    ({ id, roles }) =>
      id !== me &&
      id !== raisedById &&
      findings.every((finding) => rolesToWaive(plan(), release, finding).some((role) => roles.includes(role))),
  );
}
