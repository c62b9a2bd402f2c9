import { Checkbox, NumberInput } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import { cutOffOf } from '../../../shared/domain/cabMeeting.ts';
import { planCalendar } from '../../../shared/domain/planSettings.ts';
import { epochToWall, parseTimeOfDay } from '../../../shared/kernel/time.ts';
import { sayInstant } from '../../../shared/kernel/timeText.ts';
import type { CabMeeting } from '../../../shared/model/cabMeeting.ts';
import { ONCE, type Series } from '../../../shared/model/series.ts';
import type { FormProperties } from '../../app/place.ts';
import { plan, useZone } from '../../app/session.ts';
import { Contradictions } from '../../ui/Contradictions.tsx';
import { isRefused } from '../../ui/FormDialog.tsx';
import { ChoiceField, TextField, WallField } from '../../ui/fields.tsx';
import { RecordForm } from '../../ui/RecordForm.tsx';
import { RecurrenceEditor } from './RecurrenceEditor.tsx';
import { withRule } from './recurrenceDraft.ts';
import { useContradictions } from './useContradictions.ts';
import { problemOf, useRecurrence } from './useRecurrence.ts';
import { seriesOf, seriesPart } from './WindowForm.tsx';

const UNIT_WORD = { businessDays: 'Business days before', days: 'Days before' };

/** The meetings of a board, and by when changes must be handed in for them. */
export default function CabMeetingForm({ about, close }: FormProperties) {
  const meeting = about.subject ? plan().get('cabMeetings', about.subject) : undefined;
  const zone = useZone();
  const [name, setName] = useState(meeting?.name ?? '');
  const [hasCutOff, setHasCutOff] = useState(meeting ? meeting.cutOff !== null : true);
  const [time, setTime] = useState(meeting?.cutOff?.time ?? '14:00');
  const [days, setDays] = useState<string | number>(meeting?.cutOff?.days ?? 1);
  const [unit, setUnit] = useState(meeting?.cutOff?.unit ?? 'businessDays');
  const recurrence = useRecurrence(meeting ? seriesOf(meeting) : newSeries(zone));

  const cutOff = useMemo(() => (hasCutOff ? { time, days: Number(days), unit } : null), [hasCutOff, time, days, unit]);
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
          <TextField
            label="Name"
            name="name"
            placeholder="Change Advisory Board"
            value={name}
            onChange={setName}
            refusal={refusal}
            isFirst
          />
          <RecurrenceEditor recurrence={recurrence} refusal={refusal} of="meeting" about={sayCutOff} />
          <Contradictions contradictions={contradictions} onTake={take} />
          <Checkbox
            size="xs"
            label="Changes must be handed in before it"
            checked={hasCutOff}
            onChange={(event) => setHasCutOff(event.currentTarget.checked)}
          />
          {hasCutOff && (
            <div className="row">
              <WallField
                kind="time"
                label="Handed in by"
                name="cutOff"
                value={time}
                onChange={setTime}
                refusal={refusal}
              />
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
      )}
    </RecordForm>
  );
}

/** Tuesday mornings, from the next one on. */
function newSeries(zone: string): Series {
  const today = epochToWall(Date.now(), zone).slice(0, 10);
  return withRule({ ...ONCE, zone, start: '2026-01-06T10:00', end: '2026-01-06T11:00' }, 'FREQ=WEEKLY;BYDAY=TU', today);
}
