import { useState } from 'react';
import { epochToWall } from '../../../shared/kernel/time.ts';
import { EVERYTHING } from '../../../shared/model/scope.ts';
import { ONCE, type Series, series as seriesFields } from '../../../shared/model/series.ts';
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
import { useContradictions } from './useContradictions.ts';
import { problemOf, useRecurrence } from './useRecurrence.ts';
import { WindowClassField } from './WindowClassField.tsx';

/** A maintenance window: when it opens, of what class it is, and for what. */
export default function WindowForm({ about, close }: FormProperties) {
  const window = about.subject ? plan().get('windows', about.subject) : undefined;
  const zone = useZone();
  const [name, setName] = useState(window?.name ?? '');
  const [classId, setClassId] = useState(window?.classId ?? null);
  const [scope, setScope] = useState(window?.scope ?? EVERYTHING);
  const recurrence = useRecurrence(window ? seriesOf(window) : newSeries(zone));

  const following = useFollowing(window, recurrence);

  function fields() {
    const followed = following.fields();
    const problem = problemOf(recurrence) ?? ('refusal' in followed ? followed : null);
    return problem ?? { name, classId, scope, ...recurrence.series, ...followed };
  }

  const given = fields();
  const contradictions = useContradictions('windows', window, 'refusal' in given ? {} : given);
  const take = (patch: Partial<MaintenanceWindow>) => {
    if (patch.name !== undefined) setName(patch.name);
    if (patch.classId !== undefined) setClassId(patch.classId);
    if (patch.scope) setScope(patch.scope);
    recurrence.put(seriesPart(patch));
  };

  return (
    <RecordForm noun="window" called="maintenance window" record={window} fields={fields} close={close} isWide>
      {(refusal) => (
        <>
          <div className="row">
            <NameField placeholder="Core, weekly" value={name} onChange={setName} refusal={refusal} />
            <WindowClassField value={classId} onChange={setClassId} refusal={refusal} />
          </div>
          <RecurrenceEditor recurrence={recurrence} refusal={refusal} of="window" />
          <Contradictions contradictions={contradictions} onTake={take} />
          <FollowFields following={following} recurrence={recurrence} />
          <ScopeFields label="For which releases" scope={scope} onChange={setScope} refusal={refusal} />
        </>
      )}
    </RecordForm>
  );
}

const SERIES_FIELDS = Object.keys(seriesFields) as (keyof Series)[];

/** What of a suggestion is about the series. */
export const seriesPart = (patch: Partial<Series>): Partial<Series> =>
  Object.fromEntries(Object.entries(patch).filter(([name]) => SERIES_FIELDS.includes(name as keyof Series)));

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
