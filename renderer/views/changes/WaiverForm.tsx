import { useState } from 'react';
import type { AnyRefusal } from '../../../shared/api/contract.ts';
import { changeOf } from '../../../shared/domain/change.ts';
import { withStart } from '../../../shared/domain/releaseDate.ts';
import { rolesToWaive } from '../../../shared/domain/waiver.ts';
import type { Id } from '../../../shared/kernel/id.ts';
import { DAY, epochToWall, toEpoch, toInstant, wallToEpoch } from '../../../shared/kernel/time.ts';
import { sayInstant } from '../../../shared/kernel/timeText.ts';
import type { Person } from '../../../shared/model/person.ts';
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

interface Asking {
  release: Release;
  request: WaiverRequest;
}

function Asked({ release, request, close }: Asking & { close: () => void }) {
  const zone = useZone();
  const now = useNow();
  const mayApprove = useApprovers(release, request);
  const { draft, change, submit } = useWaiver({ release, request }, mayApprove);
  return (
    <FormDialog
      title={`Waiver for ${release.key}`}
      action={request.start ? 'Waive and move the release' : 'Grant the waiver'}
      submit={submit}
      close={close}
    >
      {(refusal) => (
        <>
          <WaivedFindings release={release} request={request} />
          {request.start && (
            <p className="meta">
              {release.key} moves to {sayInstant(request.start, zone, now)}.
            </p>
          )}
          <PersonField
            label="Approver"
            name="approver"
            value={draft.approver}
            onChange={(approver) => change({ approver })}
            refusal={refusal}
            people={mayApprove}
          />
          {mayApprove.length === 0 && <NobodyMayApprove release={release} request={request} />}
          <WhyFields draft={draft} change={change} isEmergency={release.kind === 'emergency'} refusal={refusal} />
        </>
      )}
    </FormDialog>
  );
}

/** The waiver while it is typed. */
interface Draft {
  approver: Id | null;
  reason: string;
  causeKind: NonNullable<Waiver['causeKind']>;
  cause: string;
  /** By the clock of the plan's zone. */
  until: string;
}

function useWaiver({ release, request }: Asking, mayApprove: readonly Person[]) {
  const zone = useZone();
  const now = useNow();
  const [draft, setDraft] = useState((): Draft => {
    const at = request.start ?? release.start ?? toInstant(now);
    const until = epochToWall(toEpoch(at) + 2 * DAY, zone).slice(0, 16);
    const approver = mayApprove.length === 1 ? mayApprove[0]!.id : null;
    return { approver, reason: '', causeKind: 'incident', cause: '', until };
  });
  const change = (fields: Partial<Draft>) => setDraft((before) => ({ ...before, ...fields }));
  const { approver, reason, causeKind, cause, until } = draft;
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
  return { draft, change, submit };
}

const WaivedFindings = ({ release, request }: Asking) => (
  <ul className="waived-findings">
    {findingsToWaive(release, request).map(({ key, message, numbers }) => (
      <li key={key}>
        <strong>{message}</strong> {numbers}
      </li>
    ))}
  </ul>
);

const NobodyMayApprove = ({ release, request }: Asking) => (
  <p className="meta">
    Nobody in the plan may approve this: it takes {rolesOf(release, request).join(' or ')}, and not who asks for it.{' '}
    <button type="button" className="row-link" onClick={() => openForm('person')}>
      Add a person…
    </button>
  </p>
);

interface WhyProperties {
  draft: Draft;
  change: (fields: Partial<Draft>) => void;
  isEmergency: boolean;
  refusal: AnyRefusal | null;
}

/** The reason, what is behind it, and until when. */
const WhyFields = ({ draft, change, isEmergency, refusal }: WhyProperties) => (
  <>
    <LongTextField
      label="Reason"
      name="reason"
      value={draft.reason}
      onChange={(reason) => change({ reason })}
      refusal={refusal}
      isFirst
    />
    <div className="row">
      <ChoiceField
        label="Behind it"
        value={draft.causeKind}
        words={WAIVER_CAUSE_WORD}
        onChange={(causeKind) => change({ causeKind })}
      />
      <TextField
        label={isEmergency ? 'Which' : 'Which, if any'}
        name="cause"
        placeholder="INC-5521"
        value={draft.cause}
        onChange={(cause) => change({ cause })}
        refusal={refusal}
      />
    </div>
    <WallField
      kind="datetime-local"
      label="Expires"
      name="expiresAt"
      value={draft.until}
      onChange={(until) => change({ until })}
      refusal={refusal}
    />
  </>
);

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
