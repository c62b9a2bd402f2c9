import { useState } from 'react';
import { refuse } from '../../../shared/kernel/result.ts';
import { type FormProperties, go } from '../../app/place.ts';
import { useSession } from '../../app/session.ts';
import { request } from '../../app/transport.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { NameField, ZoneField } from '../../ui/fields.tsx';

/** Name and zone; the place on the disk is asked for by the desktop's own dialog. It opens in the view to begin with. */
export default function NewPlanForm({ about, close }: FormProperties) {
  const ownZone = useSession((session) => session.info?.zone ?? 'UTC');
  const [name, setName] = useState('');
  const [zone, setZone] = useState(ownZone);

  const submit = async () => {
    if (name.trim() === '') return refuse('invalid', 'Name: Type at least one character.', { field: 'name' });
    const reply = await request('plan.create', { name, zone });
    if (reply.ok) go(about.begin?.view === 'import' ? 'import' : 'calendar');
    return reply;
  };

  return (
    <FormDialog title="New plan" action="Choose a place…" submit={submit} close={close}>
      {(refusal) => (
        <>
          <NameField placeholder="Merrowdale 2026 H2" value={name} onChange={setName} refusal={refusal} />
          <ZoneField label="Time zone of the plan" name="zone" value={zone} onChange={setZone} refusal={refusal} />
        </>
      )}
    </FormDialog>
  );
}
