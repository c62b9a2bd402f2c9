import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { AnyRefusal } from '../../../shared/api/contract.ts';
import { addWall, epochToWall } from '../../../shared/kernel/time.ts';
import { type Freeze, isDated, PLAIN_FREEZE } from '../../../shared/model/freeze.ts';
import { ROLES } from '../../../shared/model/person.ts';
import { ONCE, type Series } from '../../../shared/model/series.ts';
import type { FormProperties } from '../../app/place.ts';
import { plan, useZone } from '../../app/session.ts';
import { Contradictions } from '../../ui/Contradictions.tsx';
import { ChoiceField, LongTextField, NameField } from '../../ui/fields.tsx';
import { RecordForm } from '../../ui/RecordForm.tsx';
import { COVERED_WINDOWS_WORD, FREEZE_LEVEL_WORD } from '../../ui/words.ts';
import { FollowFields, useFollowing } from './FollowFields.tsx';
import { FreezeLevels } from './FreezeLevels.tsx';
import { RecurrenceEditor } from './RecurrenceEditor.tsx';
import { ScopeFields } from './ScopeFields.tsx';
import { seriesOf, seriesPart } from './seriesPart.ts';
import { useContradictions } from './useContradictions.ts';
import { problemOf, useRecurrence } from './useRecurrence.ts';

const ROLE_WORDS = Object.fromEntries(ROLES.map((role) => [role, role]));
/** A freeze: when no release may run, how hard, for which ones, and what becomes of the windows in it. */
export default function FreezeForm({ about, close }: FormProperties) {
  const freeze = about.subject ? plan().get('freezes', about.subject) : undefined;
  const editing = useFreezeEditing(freeze, about.begin);
  const { draft, change } = editing;
  return (
    <RecordForm noun="freeze" record={freeze} fields={editing.fields} close={close} isWide>
      {(refusal) => (
        <>
          <NameAndLevel draft={draft} change={change} refusal={refusal} />
          <Dates editing={editing} refusal={refusal} />
          <FreezeLevels levels={draft.levels} onChange={(levels) => change({ levels })} refusal={refusal} />
          <ChoiceField
            label="Windows inside it"
            value={draft.windows}
            words={COVERED_WINDOWS_WORD}
            onChange={(windows) => change({ windows })}
          />
          <ScopeFields
            label="For which releases"
            scope={draft.scope}
            onChange={(scope) => change({ scope })}
            refusal={refusal}
          />
          <LongTextField
            label="Reason"
            name="reason"
            value={draft.reason}
            onChange={(reason) => change({ reason })}
            refusal={refusal}
          />
        </>
      )}
    </RecordForm>
  );
}

/** What was drawn in the calendar. */
type Begin = { start?: string; end?: string } | undefined;

type Draft = ReturnType<typeof draftOf>;

/** The freeze while it is edited: its dates, which may not be set, and all else. */
function useFreezeEditing(freeze: Freeze | undefined, begin: Begin) {
  const zone = useZone();
  const [draft, setDraft] = useState(() => draftOf(freeze));
  const [isUndated, setIsUndated] = useState(freeze !== undefined && !isDated(freeze));
  const recurrence = useRecurrence(freeze && isDated(freeze) ? seriesOf(freeze) : newSeries(zone, begin));
  const following = useFollowing(freeze, recurrence);
  const change = (fields: Partial<Draft>) => setDraft((before) => ({ ...before, ...fields }));

  function fields() {
    const { level, approverRole, ...rest } = draft;
    const common = { ...rest, level, approverRole: level === 'approval' ? approverRole : null };
    if (isUndated) {
      const none = { start: null, end: null, startFrom: null, endFrom: null };
      return { ...common, ...ONCE, zone: recurrence.series.zone, ...none };
    }
    const followed = following.fields();
    const problem = problemOf(recurrence) ?? ('refusal' in followed ? followed : null);
    return problem ?? { ...common, ...recurrence.series, ...followed };
  }

  const given = fields();
  const contradictions = useContradictions('freezes', freeze, 'refusal' in given ? {} : given);
  const take = (patch: Partial<Freeze>) => {
    const { name, reason, scope, windows } = patch;
    change(
      Object.fromEntries(Object.entries({ name, reason, scope, windows }).filter(([, value]) => value !== undefined)),
    );
    recurrence.put(seriesPart(patch as Partial<Series>));
  };
  return { draft, change, isUndated, setIsUndated, recurrence, following, fields, contradictions, take };
}

interface PartProperties {
  draft: Draft;
  change: (fields: Partial<Draft>) => void;
  refusal: AnyRefusal | null;
}

const NameAndLevel = ({ draft, change, refusal }: PartProperties) => (
  <div className="row">
    <NameField
      placeholder="Year-end hard freeze"
      value={draft.name}
      onChange={(name) => change({ name })}
      refusal={refusal}
    />
    <ChoiceField label="Level" value={draft.level} words={FREEZE_LEVEL_WORD} onChange={(level) => change({ level })} />
    {draft.level === 'approval' && (
      <ChoiceField
        label="Who may approve"
        value={draft.approverRole}
        words={ROLE_WORDS}
        onChange={(approverRole) => change({ approverRole })}
      />
    )}
  </div>
);

function Dates({ editing, refusal }: { editing: ReturnType<typeof useFreezeEditing>; refusal: AnyRefusal | null }) {
  const { isUndated, setIsUndated, recurrence, following, contradictions, take } = editing;
  return (
    <>
      <Checkbox
        size="xs"
        label="Its dates are not set yet: it holds nobody up"
        checked={isUndated}
        onChange={(event) => setIsUndated(event.currentTarget.checked)}
      />
      {!isUndated && (
        <>
          <RecurrenceEditor recurrence={recurrence} refusal={refusal} of="freeze" />
          <Contradictions contradictions={contradictions} onTake={take} />
          <FollowFields following={following} recurrence={recurrence} />
        </>
      )}
    </>
  );
}

const draftOf = (freeze: Freeze | undefined) => ({
  name: freeze?.name ?? '',
  level: freeze?.level ?? PLAIN_FREEZE.level,
  approverRole: freeze?.approverRole ?? 'Service owner',
  levels: freeze?.levels ?? [],
  windows: freeze?.windows ?? PLAIN_FREEZE.windows,
  scope: freeze?.scope ?? PLAIN_FREEZE.scope,
  reason: freeze?.reason ?? '',
});

/** What was drawn in the calendar, else tomorrow. */
function newSeries(zone: string, begin: Begin): Series {
  const tomorrow = `${addWall(epochToWall(Date.now(), zone), { days: 1 }).slice(0, 10)}T00:00`;
  const start = begin?.start ?? tomorrow;
  return { ...ONCE, zone, start, end: begin?.end ?? addWall(start, { days: 1 }) };
}
