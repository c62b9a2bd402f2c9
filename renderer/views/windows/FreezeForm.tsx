import { useState } from 'react';
import { ROLES } from '../../../shared/model/person.ts';
import type { FormProperties } from '../../app/place.ts';
import { plan, useZone } from '../../app/session.ts';
import { Contradictions } from '../../ui/Contradictions.tsx';
import { ChoiceField, LongTextField, TextField, WallField, ZoneField } from '../../ui/fields.tsx';
import { RecordForm } from '../../ui/RecordForm.tsx';
import { FREEZE_LEVEL_WORD } from '../../ui/words.ts';
import { useContradictions } from './useContradictions.ts';

const ROLE_WORDS = Object.fromEntries(ROLES.map((role) => [role, role]));

/** A dated freeze, in wall time of its zone. */
export default function FreezeForm({ about, close }: FormProperties) {
  const freeze = about.subject ? plan().get('freezes', about.subject) : undefined;
  const ownZone = useZone();
  const begin = about.begin as { start?: string; end?: string } | undefined;
  const [name, setName] = useState(freeze?.name ?? '');
  const [level, setLevel] = useState(freeze?.level ?? 'block');
  const [approverRole, setApproverRole] = useState(freeze?.approverRole ?? 'Service owner');
  const [start, setStart] = useState(freeze?.start ?? begin?.start ?? '');
  const [end, setEnd] = useState(freeze?.end ?? begin?.end ?? '');
  const [zone, setZone] = useState(freeze?.zone ?? ownZone);
  const [reason, setReason] = useState(freeze?.reason ?? '');

  const fields = () => ({
    name,
    level,
    approverRole: level === 'approval' ? approverRole : null,
    zone,
    start,
    end,
    reason,
  });

  const contradictions = useContradictions('freezes', freeze, fields());
  const take = (patch: { start?: string; end?: string }) => {
    if (patch.start) setStart(patch.start);
    if (patch.end) setEnd(patch.end);
  };

  return (
    <RecordForm noun="freeze" record={freeze} fields={fields} close={close}>
      {(refusal) => (
        <>
          <TextField
            label="Name"
            name="name"
            placeholder="Year-end hard freeze"
            value={name}
            onChange={setName}
            refusal={refusal}
            isFirst
          />
          <div className="row">
            <WallField
              kind="datetime-local"
              label="Starts"
              name="start"
              value={start}
              onChange={setStart}
              refusal={refusal}
            />
            <WallField kind="datetime-local" label="Ends" name="end" value={end} onChange={setEnd} refusal={refusal} />
          </div>
          <ChoiceField label="Level" value={level} words={FREEZE_LEVEL_WORD} onChange={setLevel} />
          {level === 'approval' && (
            <ChoiceField label="Who may approve" value={approverRole} words={ROLE_WORDS} onChange={setApproverRole} />
          )}
          <ZoneField label="Time zone" name="zone" value={zone} onChange={setZone} refusal={refusal} />
          <Contradictions contradictions={contradictions} onTake={take} />
          <LongTextField label="Reason" name="reason" value={reason} onChange={setReason} refusal={refusal} />
        </>
      )}
    </RecordForm>
  );
}
