import { useState } from 'react';
import type { FormProperties } from '../../app/place.ts';
import { plan } from '../../app/session.ts';
import { CRITICALITY_WORD } from '../../ui/Criticality.tsx';
import { ChoiceField, LongTextField, NameField, PersonField } from '../../ui/fields.tsx';
import { RecordForm } from '../../ui/RecordForm.tsx';

/** A service of the register: its name, who answers for it, and how much hangs on it. */
export default function ServiceForm({ about, close }: FormProperties) {
  const service = about.subject ? plan().get('services', about.subject) : undefined;
  const [name, setName] = useState(service?.name ?? '');
  const [criticality, setCriticality] = useState(String(service?.criticality ?? 3));
  const [ownerId, setOwnerId] = useState(service?.ownerId ?? null);
  const [description, setDescription] = useState(service?.description ?? '');

  const fields = () => ({ name, criticality: Number(criticality), ownerId, description });

  return (
    <RecordForm noun="service" record={service} fields={fields} close={close} peeksAtNew>
      {(refusal) => (
        <>
          <NameField placeholder="Card payments" value={name} onChange={setName} refusal={refusal} />
          <div className="row">
            <ChoiceField label="Criticality" value={criticality} words={CRITICALITY_WORD} onChange={setCriticality} />
            <PersonField label="Owner" name="ownerId" value={ownerId} onChange={setOwnerId} refusal={refusal} />
          </div>
          <LongTextField
            label="Description"
            name="description"
            value={description}
            onChange={setDescription}
            refusal={refusal}
          />
        </>
      )}
    </RecordForm>
  );
}
