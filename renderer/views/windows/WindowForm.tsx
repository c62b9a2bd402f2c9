import { useState } from 'react';
import { dayAt } from '../../../shared/kernel/time.ts';
import { EVERYTHING } from '../../../shared/model/scope.ts';
import { ONCE, type Series } from '../../../shared/model/series.ts';
import type { MaintenanceWindow } from '../../../shared/model/window.ts';
import type { FormProperties } from '../../app/place.ts';
import { plan, useZone } from '../../app/session.ts';
import { Contradictions } from '../../ui/Contradictions.tsx';
import { NameField } from '../../ui/fields.tsx';
import { RecordForm } from '../../ui/RecordForm.tsx';
import { FollowFields, useFollowing } from './FollowFields.tsx';
import { RecurrenceEditor } from './RecurrenceEditor.tsx';
import { withRule } from './recurrenceDraft.ts';
import { ScopeFields } from './ScopeFields.tsx';
import { seriesOf, seriesPart } from './seriesPart.ts';
import { useContradictions } from './useContradictions.ts';
import { problemOf, useRecurrence } from './useRecurrence.ts';
import { WindowClassField } from './WindowClassField.tsx';

/** A maintenance window: when it opens, of what class it is, and for what. */
export default function WindowForm({ about, close }: FormProperties) {
  const window = about.subject ? plan().get('windows', about.subject) : undefined;
  const { draft, change, recurrence, following, fields, contradictions, take } = useWindowEditing(window);
  return (
    <RecordForm noun="window" called="maintenance window" record={window} fields={fields} close={close} isWide>
      {(refusal) => (
        <>
          <div className="row">
            <NameField
              placeholder="Core, weekly"
              value={draft.name}
              onChange={(name) => change({ name })}
              refusal={refusal}
            />
            <WindowClassField value={draft.classId} onChange={(classId) => change({ classId })} refusal={refusal} />
          </div>
          <RecurrenceEditor recurrence={recurrence} refusal={refusal} of="window" />
          <Contradictions contradictions={contradictions} onTake={take} />
          <FollowFields following={following} recurrence={recurrence} />
          <ScopeFields
            label="For which releases"
            scope={draft.scope}
            onChange={(scope) => change({ scope })}
            refusal={refusal}
          />
        </>
      )}
    </RecordForm>
  );
}

/** The window while it is edited: its dates, and all else. */
function useWindowEditing(window: MaintenanceWindow | undefined) {
  const zone = useZone();
  const [draft, setDraft] = useState({
    name: window?.name ?? '',
    classId: window?.classId ?? null,
    scope: window?.scope ?? EVERYTHING,
  });
  const recurrence = useRecurrence(window ? seriesOf(window) : newSeries(zone));
  const following = useFollowing(window, recurrence);
  const change = (fields: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...fields }));

  function fields() {
    const followed = following.fields();
    const problem = problemOf(recurrence) ?? ('refusal' in followed ? followed : null);
    return problem ?? { ...draft, ...recurrence.series, ...followed };
  }

  const given = fields();
  const contradictions = useContradictions('windows', window, 'refusal' in given ? {} : given);
  const take = (patch: Partial<MaintenanceWindow>) => {
    const { name = draft.name, scope = draft.scope } = patch;
    change({ name, scope });
    recurrence.put(seriesPart(patch));
  };
  return { draft, change, recurrence, following, fields, contradictions, take };
}

/** Saturday nights, from the next one on. */
function newSeries(zone: string): Series {
  const today = dayAt(Date.now(), zone);
  const base = { ...ONCE, zone, start: '2026-01-03T22:00', end: '2026-01-04T04:00' };
  return withRule(base, 'FREQ=WEEKLY;BYDAY=SA', today);
}
