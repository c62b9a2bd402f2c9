import { useState } from 'react';
import { perform } from '../../app/perform.ts';
import type { FormProperties } from '../../app/place.ts';
import { plan } from '../../app/session.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { ChoiceField, LongTextField } from '../../ui/fields.tsx';
import { CHANGE_TYPE_WORD } from '../../ui/words.ts';

/** The type of a change, and why it is made. */
export default function ChangeForm({ about, close }: FormProperties) {
  const change = plan().get('changes', about.subject!);
  const [type, setType] = useState(change?.type ?? 'normal');
  const [reason, setReason] = useState(change?.reason ?? '');
  const submit = () => perform('change.update', { change: about.subject, type, reason });
  return (
    <FormDialog title={`Edit ${change?.key}`} action="Save" submit={submit} close={close}>
      {(refusal) => (
        <>
          <ChoiceField label="Type" value={type} words={CHANGE_TYPE_WORD} onChange={setType} />
          <LongTextField label="Reason" name="reason" value={reason} onChange={setReason} refusal={refusal} isFirst />
        </>
      )}
    </FormDialog>
  );
}
