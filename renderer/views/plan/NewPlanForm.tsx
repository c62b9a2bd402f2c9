import { useState } from 'react';
import { refuse } from '../../../shared/kernel/result.ts';
import type { FormProperties } from '../../app/place.ts';
import { useSession } from '../../app/session.ts';
import { request } from '../../app/transport.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { TextField, ZoneField } from '../../ui/fields.tsx';

/** Name and zone; the place on the disk is asked for by the desktop's own dialog. */
export default function NewPlanForm({ close }: FormProperties) {
  const ownZone = useSession((session) => session.info?.zone ?? 'UTC');
  const [name, setName] = useState('');
  const [zone, setZone] = useState(ownZone);

  const submit = async () =>
    name.trim() === ''
      ? refuse('invalid', 'Name: Type at least one character.', { field: 'name' })
      : request('plan.create', { name, zone });

  return (
    <FormDialog title="New plan" action="Choose a place…" submit={submit} close={close}>
      {(refusal) => (
        <>
          <TextField
            label="Name"
            name="name"
            placeholder="Merrowdale 2026 H2"
            value={name}
            onChange={setName}
            refusal={refusal}
            isFirst
          />
          <ZoneField label="Time zone of the plan" name="zone" value={zone} onChange={setZone} refusal={refusal} />
        </>
      )}
    </FormDialog>
  );
}
