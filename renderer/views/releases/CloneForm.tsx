import { useState } from 'react';
import { perform } from '../../app/perform.ts';
import { type FormProperties, go } from '../../app/place.ts';
import { plan } from '../../app/session.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { NameField } from '../../ui/fields.tsx';

/** The same release again under another name. */
export default function CloneForm({ about, close }: FormProperties) {
  const release = plan().get('releases', about.subject!);
  const [name, setName] = useState(release?.name ?? '');

  async function submit() {
    const reply = await perform('release.clone', { release: about.subject, name });
    const created = reply.ok ? reply.value.created.find(({ collection }) => collection === 'releases') : undefined;
    if (created) go('release', created.id);
    return reply;
  }

  return (
    <FormDialog title={`Clone ${release?.key}`} action="Clone the release" submit={submit} close={close}>
      {(refusal) => (
        <>
          <p className="meta">
            The copy has the same kind, environment, services, configuration items, lengths and back-out plan. It has no
            date, no items and no test result yet.
          </p>
          <NameField value={name} onChange={setName} refusal={refusal} />
        </>
      )}
    </FormDialog>
  );
}
