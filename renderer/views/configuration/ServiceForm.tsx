import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { perform } from '../../app/perform.ts';
import { type FormProperties, peek } from '../../app/place.ts';
import { plan } from '../../app/session.ts';
import { CRITICALITY_WORD } from '../../ui/Criticality.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { ChoiceField, PersonField, TextField } from '../../ui/fields.tsx';

/** A service of the register: its name, who answers for it, and how much hangs on it. */
export default function ServiceForm({ about, close }: FormProperties) {
  const service = about.subject ? plan().get('services', about.subject) : undefined;
  const [name, setName] = useState(service?.name ?? '');
  const [criticality, setCriticality] = useState(String(service?.criticality ?? 3));
  const [ownerId, setOwnerId] = useState(service?.ownerId ?? null);
  const [description, setDescription] = useState(service?.description ?? '');

  async function submit() {
    const fields = { name, criticality: Number(criticality), ownerId, description };
    if (service) return perform('service.update', { service: service.id, ...fields });
    const reply = await perform('service.create', fields);
    const created = reply.ok ? reply.value.created[0] : undefined;
    if (created) peek('services', created.id);
    return reply;
  }

  return (
    <FormDialog
      title={service ? `Edit ${service.key}` : 'New service'}
      action={service ? 'Save' : 'Add the service'}
      submit={submit}
      close={close}
    >
      {(refusal) => (
        <>
          <TextField
            label="Name"
            name="name"
            placeholder="Card payments"
            value={name}
            onChange={setName}
            refusal={refusal}
            isFirst
          />
          <div className="row">
            <ChoiceField label="Criticality" value={criticality} words={CRITICALITY_WORD} onChange={setCriticality} />
            <PersonField label="Owner" name="ownerId" value={ownerId} onChange={setOwnerId} refusal={refusal} />
          </div>
          <Textarea
            label="Description"
            value={description}
            onChange={(event) => setDescription(event.currentTarget.value)}
            autosize
            minRows={3}
            maxRows={10}
            dir="auto"
          />
        </>
      )}
    </FormDialog>
  );
}
