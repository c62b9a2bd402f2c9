import { Checkbox, NumberInput } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import type { AnyRefusal } from '../../../shared/api/contract.ts';
import { cutOffOf } from '../../../shared/domain/cabMeeting.ts';
import { planCalendar } from '../../../shared/domain/planSettings.ts';
import { dayAt, parseTimeOfDay } from '../../../shared/kernel/time.ts';
import { sayInstant } from '../../../shared/kernel/timeText.ts';
import type { CabMeeting } from '../../../shared/model/cabMeeting.ts';
import { ONCE, type Series } from '../../../shared/model/series.ts';
import type { FormProperties } from '../../app/place.ts';
import { plan, useZone } from '../../app/session.ts';
import { Contradictions } from '../../ui/Contradictions.tsx';
import { isRefused } from '../../ui/FormDialog.tsx';
import { ChoiceField, NameField, WallField } from '../../ui/fields.tsx';
import { RecordForm } from '../../ui/RecordForm.tsx';
import { RecurrenceEditor } from './RecurrenceEditor.tsx';
import { withRule } from './recurrenceDraft.ts';
import { seriesOf, seriesPart } from './seriesPart.ts';
import { useContradictions } from './useContradictions.ts';
import { problemOf, useRecurrence } from './useRecurrence.ts';

const UNIT_WORD = { businessDays: 'Business days before', days: 'Days before' };

/** The meetings of a board, and by when changes must be handed in for them. */
export default function CabMeetingForm({ about, close }: FormProperties) {
  const meeting = about.subject ? plan().get('cabMeetings', about.subject) : undefined;
  const zone = useZone();
  const [name, setName] = useState(meeting?.name ?? '');
  const typed = useCutOff(meeting?.cutOff);
  const recurrence = useRecurrence(meeting ? seriesOf(meeting) : newSeries(zone));

  const { cutOff } = typed;
  const fields = () => problemOf(recurrence) ?? { name, cutOff, ...recurrence.series };
  const { zone: clock } = recurrence.series;
  const sayCutOff = useCallback(
    (start: number) => {
      const by =
        cutOff && parseTimeOfDay(cutOff.time) ? cutOffOf({ zone: clock, cutOff }, start, planCalendar(plan())) : null;
      return by === null ? null : `changes by ${sayInstant(by, clock, start)}`;
    },
    [cutOff, clock],
  );

  const given = fields();
  const contradictions = useContradictions('cabMeetings', meeting, 'refusal' in given ? {} : given);
  const take = (patch: Partial<CabMeeting>) => {
    if (patch.name !== undefined) setName(patch.name);
    recurrence.put(seriesPart(patch));
  };

  return (
    <RecordForm noun="cabMeeting" called="CAB meeting" record={meeting} fields={fields} peeksAtNew close={close} isWide>
      {(refusal) => (
        <>
          <NameField placeholder="Change Advisory Board" value={name} onChange={setName} refusal={refusal} />
          <RecurrenceEditor recurrence={recurrence} refusal={refusal} of="meeting" about={sayCutOff} />
          <Contradictions contradictions={contradictions} onTake={take} />
          <CutOffFields typed={typed} refusal={refusal} />
        </>
      )}
    </RecordForm>
  );
}

/** By when changes are handed in, while it is typed; a new meeting has such a time. */
function useCutOff(known: CabMeeting['cutOff'] | undefined) {
  const [has, setHas] = useState(known !== null);
  const [time, setTime] = useState(known?.time ?? '14:00');
  const [days, setDays] = useState<string | number>(known?.days ?? 1);
  const [unit, setUnit] = useState(known?.unit ?? 'businessDays');
  const cutOff = useMemo(() => (has ? { time, days: Number(days), unit } : null), [has, time, days, unit]);
  return { cutOff, has, setHas, time, setTime, days, setDays, unit, setUnit };
}

function CutOffFields({ typed, refusal }: { typed: ReturnType<typeof useCutOff>; refusal: AnyRefusal | null }) {
  const { has, setHas, time, setTime, days, setDays, unit, setUnit } = typed;
  return (
    <>
      <Checkbox
        size="xs"
        label="Changes must be handed in before it"
        checked={has}
        onChange={(event) => setHas(event.currentTarget.checked)}
      />
      {has && (
        <div className="row">
          <WallField kind="time" label="Handed in by" name="cutOff" value={time} onChange={setTime} refusal={refusal} />
          <NumberInput
            label="How many"
            value={days}
            onChange={setDays}
            min={0}
            max={365}
            allowDecimal={false}
            error={isRefused(refusal, 'cutOff')}
          />
          <ChoiceField label="Counted in" value={unit} words={UNIT_WORD} onChange={setUnit} />
        </div>
      )}
    </>
  );
}

/** Tuesday mornings, from the next one on. */
function newSeries(zone: string): Series {
  const today = dayAt(Date.now(), zone);
  return withRule({ ...ONCE, zone, start: '2026-01-06T10:00', end: '2026-01-06T11:00' }, 'FREQ=WEEKLY;BYDAY=TU', today);
}
