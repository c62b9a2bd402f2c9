import { useState } from 'react';
import type { FormProperties } from '../../app/place.ts';
import { plan } from '../../app/session.ts';
import { NameField, WallField } from '../../ui/fields.tsx';
import { RecordForm } from '../../ui/RecordForm.tsx';
import { followersOf } from './workingDaysColumns.tsx';

/** A named date that others follow, or its name alone while nobody has set the date. */
export default function AnchorForm({ about, close }: FormProperties) {
  const anchor = about.subject ? plan().get('anchors', about.subject) : undefined;
  const [name, setName] = useState(anchor?.name ?? '');
  const [on, setOn] = useState(anchor?.on ?? '');
  const count = anchor ? followersOf(anchor).length : 0;
  const fields = () => ({ name, on: on === '' ? null : on });
  return (
    <RecordForm noun="anchor" called="anchor date" record={anchor} fields={fields} close={close} peeksAtNew>
      {(refusal) => (
        <>
          <NameField placeholder="Autumn term starts" value={name} onChange={setName} refusal={refusal} />
          <WallField kind="date" label="Date" name="on" value={on} onChange={setOn} refusal={refusal} />
          <p className="meta">
            {count > 0
              ? `${count} ${count === 1 ? 'follows' : 'follow'} it and ${count === 1 ? 'moves' : 'move'} with it, in one step. Empty: freezes that follow have no dates.`
              : 'Leave it empty while nobody has set it: what follows it then has no dates either.'}
          </p>
        </>
      )}
    </RecordForm>
  );
}
