import { useState } from 'react';
import { ROLES } from '../../../shared/model/person.ts';
import { perform } from '../../app/perform.ts';
import { type FormProperties, peek } from '../../app/place.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { ChoiceField, LongTextField, NameField } from '../../ui/fields.tsx';
import { ServicesField } from '../../ui/registerFields.tsx';
import { FREEZE_LEVEL_WORD } from '../../ui/words.ts';

const ROLE_WORDS = Object.fromEntries(ROLES.map((role) => [role, role]));

/** A freeze from this minute on, until somebody lifts it. */
export default function FreezeNowForm({ close }: FormProperties) {
  const [name, setName] = useState('');
  const [level, setLevel] = useState<keyof typeof FREEZE_LEVEL_WORD>('block');
  const [approverRole, setApproverRole] = useState('Service owner');
  const [serviceIds, setServiceIds] = useState<string[]>([]);
  const [reason, setReason] = useState('');

  async function submit() {
    const role = level === 'approval' ? approverRole : null;
    const reply = await perform('freeze.startNow', { name, level, approverRole: role, scope: { serviceIds }, reason });
    const created = reply.ok ? reply.value.created[0] : undefined;
    if (created) peek(created.collection, created.id);
    return reply;
  }

  return (
    <FormDialog title="Freeze from now on" action="Freeze now" submit={submit} close={close}>
      {(refusal) => (
        <>
          <p className="meta">It holds from this minute until somebody lifts it.</p>
          <NameField placeholder="Card payments are down" value={name} onChange={setName} refusal={refusal} />
          <ChoiceField label="Level" value={level} words={FREEZE_LEVEL_WORD} onChange={setLevel} />
          {level === 'approval' && (
            <ChoiceField label="Who may approve" value={approverRole} words={ROLE_WORDS} onChange={setApproverRole} />
          )}
          <ServicesField
            label="Services it is for, or all"
            name="scope"
            value={serviceIds}
            onChange={setServiceIds}
            refusal={refusal}
          />
          <LongTextField label="Reason" name="reason" value={reason} onChange={setReason} refusal={refusal} />
        </>
      )}
    </FormDialog>
  );
}
