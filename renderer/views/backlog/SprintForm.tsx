import { useState } from 'react';
import type { FormProperties } from '../../app/place.ts';
import { plan } from '../../app/session.ts';
import { LongTextField, NameField, WallField } from '../../ui/fields.tsx';
import { RecordForm } from '../../ui/RecordForm.tsx';

/** A new sprint, perhaps one that items name already, or the fields of one there is. */
export default function SprintForm({ about, close }: FormProperties) {
  const sprint = about.subject ? plan().get('sprints', about.subject) : undefined;
  const [name, setName] = useState(sprint?.name ?? (about.begin?.name as string | undefined) ?? '');
  const [startOn, setStartOn] = useState(sprint?.startOn ?? '');
  const [endOn, setEndOn] = useState(sprint?.endOn ?? '');
  const [goal, setGoal] = useState(sprint?.goal ?? '');

  const fields = () => ({ name, startOn: startOn || null, endOn: endOn || null, goal });

  return (
    <RecordForm noun="sprint" record={sprint} fields={fields} close={close}>
      {(refusal) => (
        <>
          <NameField placeholder="Sprint 26.24" value={name} onChange={setName} refusal={refusal} />
          {sprint && name.trim() !== sprint.name && (
            <p className="meta">Its items get the new name in the same step.</p>
          )}
          <div className="row">
            <WallField
              kind="date"
              label="First day"
              name="startOn"
              value={startOn}
              onChange={setStartOn}
              refusal={refusal}
            />
            <WallField kind="date" label="Last day" name="endOn" value={endOn} onChange={setEndOn} refusal={refusal} />
          </div>
          <LongTextField label="Goal" name="goal" value={goal} onChange={setGoal} refusal={refusal} />
        </>
      )}
    </RecordForm>
  );
}
