import { Checkbox, NumberInput } from '@mantine/core';
import { useState } from 'react';
import { refuse } from '../../../shared/kernel/result.ts';
import { addWall, epochToWall, weekday } from '../../../shared/kernel/time.ts';
import type { FormProperties } from '../../app/place.ts';
import { plan, useZone } from '../../app/session.ts';
import { useNow } from '../../app/useNow.ts';
import { Contradictions } from '../../ui/Contradictions.tsx';
import { isRefused } from '../../ui/FormDialog.tsx';
import { TextField, WallField, ZoneField } from '../../ui/fields.tsx';
import { RecordForm } from '../../ui/RecordForm.tsx';
import { useContradictions } from './useContradictions.ts';
import { readRule, WEEKDAYS, writeRule } from './weeklyRule.ts';

/** A weekly maintenance window: the days it opens on, from when to when by the wall clock of its zone. */
export default function WindowForm({ about, close }: FormProperties) {
  const window = about.subject ? plan().get('windows', about.subject) : undefined;
  const ownZone = useZone();
  const now = useNow();
  const rule = readRule(window?.rule ?? 'FREQ=WEEKLY;BYDAY=SA');
  const [name, setName] = useState(window?.name ?? '');
  const [days, setDays] = useState(rule.days);
  const [interval, setInterval] = useState<string | number>(rule.interval);
  const [from, setFrom] = useState(() => (window?.start ?? epochToWall(now, ownZone)).slice(0, 10));
  const [opens, setOpens] = useState(window?.start.slice(11) ?? '22:00');
  const [closes, setCloses] = useState(window?.end?.slice(11) ?? '04:00');
  const [zone, setZone] = useState(window?.zone ?? ownZone);

  function fields() {
    if (days.length === 0) return refuse('invalid', 'Days: choose at least one.', { field: 'days' });
    const start = firstDayOf(`${from}T${opens}`, days);
    const sameDay = `${start.slice(0, 10)}T${closes}`;
    return {
      name,
      zone,
      start,
      end: closes > opens ? sameDay : addWall(sameDay, { days: 1 }),
      rule: writeRule({ days, interval: Number(interval), rest: rule.rest }),
    };
  }

  const given = fields();
  const contradictions = useContradictions('windows', window, 'refusal' in given ? {} : given);
  const take = (patch: { start?: string; end?: string }) => {
    if (patch.start) setFrom(patch.start.slice(0, 10));
    if (patch.start) setOpens(patch.start.slice(11));
    if (patch.end) setCloses(patch.end.slice(11));
  };

  return (
    <RecordForm noun="window" called="maintenance window" record={window} fields={fields} close={close}>
      {(refusal) => (
        <>
          <TextField
            label="Name"
            name="name"
            placeholder="Core, weekly"
            value={name}
            onChange={setName}
            refusal={refusal}
            isFirst
          />
          <Checkbox.Group label="Opens on" value={days} onChange={setDays} error={isRefused(refusal, 'days')}>
            <div className="days">
              {WEEKDAYS.map(({ code, word }) => (
                <Checkbox key={code} value={code} label={word} size="xs" />
              ))}
            </div>
          </Checkbox.Group>
          <div className="row">
            <WallField kind="time" label="Opens at" name="start" value={opens} onChange={setOpens} refusal={refusal} />
            <WallField kind="time" label="Closes at" name="end" value={closes} onChange={setCloses} refusal={refusal} />
            <NumberInput label="Every … weeks" value={interval} onChange={setInterval} min={1} max={52} />
          </div>
          <Contradictions contradictions={contradictions} onTake={take} />
          <p className="meta">{closes > opens ? 'Closes on the same day.' : 'Closes on the next day.'}</p>
          <div className="row">
            <WallField kind="date" label="From" name="from" value={from} onChange={setFrom} refusal={refusal} />
            <ZoneField label="Time zone" name="zone" value={zone} onChange={setZone} refusal={refusal} />
          </div>
        </>
      )}
    </RecordForm>
  );
}

/** The first day from `wall` on that is one of the chosen: where the recurrence begins. */
function firstDayOf(wall: string, days: readonly string[]): string {
  const candidates = Array.from({ length: 7 }, (_, ahead) => addWall(wall, { days: ahead }));
  return candidates.find((candidate) => days.includes(WEEKDAYS[weekday(candidate) - 1]!.code)) ?? wall;
}
