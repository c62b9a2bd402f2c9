import { useState } from 'react';
import { epochToWall } from '../../../shared/kernel/time.ts';
import { EVERYTHING } from '../../../shared/model/scope.ts';
import { ONCE, type Series } from '../../../shared/model/series.ts';
import type { FormProperties } from '../../app/place.ts';
import { plan, useZone } from '../../app/session.ts';
import { Contradictions } from '../../ui/Contradictions.tsx';
import { TextField } from '../../ui/fields.tsx';
import { RecordForm } from '../../ui/RecordForm.tsx';
import { RecurrenceEditor } from './RecurrenceEditor.tsx';
import { withRule } from './recurrenceDraft.ts';
import { ScopeFields } from './ScopeFields.tsx';
import { useContradictions } from './useContradictions.ts';
import { problemOf, useRecurrence } from './useRecurrence.ts';
import { WindowClassField } from './WindowClassField.tsx';

const WORDS = { opens: 'Opens at', closes: 'Closes at' };

/** A maintenance window: when it opens, of what class it is, and for what. */
export default function WindowForm({ about, close }: FormProperties) {
  const window = about.subject ? plan().get('windows', about.subject) : undefined;
  const zone = useZone();
  const [name, setName] = useState(window?.name ?? '');
  const [classId, setClassId] = useState(window?.classId ?? null);
  const [scope, setScope] = useState(window?.scope ?? EVERYTHING);
  const recurrence = useRecurrence(window ? seriesOf(window) : newSeries(zone));

  const fields = () => problemOf(recurrence) ?? { name, classId, scope, ...recurrence.series };

  const given = fields();
  const contradictions = useContradictions('windows', window, 'refusal' in given ? {} : given);

  return (
    <RecordForm noun="window" called="maintenance window" record={window} fields={fields} close={close} isWide>
      {(refusal) => (
        <>
          <div className="row">
            <TextField
              label="Name"
              name="name"
              placeholder="Core, weekly"
              value={name}
              onChange={setName}
              refusal={refusal}
              isFirst
            />
            <WindowClassField value={classId} onChange={setClassId} refusal={refusal} />
          </div>
          <RecurrenceEditor recurrence={recurrence} refusal={refusal} words={WORDS} marksFreezes />
          <Contradictions contradictions={contradictions} onTake={recurrence.put} />
          <ScopeFields label="For which releases" scope={scope} onChange={setScope} refusal={refusal} />
        </>
      )}
    </RecordForm>
  );
}

/** What of a record is its series. */
export const seriesOf = ({ zone, start, end, rule, additions, exceptions, overrides, shift }: Series): Series => ({
  zone,
  start,
  end,
  rule,
  additions,
  exceptions,
  overrides,
  shift,
});

/** Saturday nights, from the next one on. */
function newSeries(zone: string): Series {
  const today = epochToWall(Date.now(), zone).slice(0, 10);
  const base = { ...ONCE, zone, start: '2026-01-03T22:00', end: '2026-01-04T04:00' };
  return withRule(base, 'FREQ=WEEKLY;BYDAY=SA', today);
}
