import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { AnyRefusal } from '../../../shared/api/contract.ts';
import { OFFICE_HOURS, readStretches, sayStretches } from '../../../shared/domain/businessTime/workingTimes.ts';
import { LONG_WEEKDAYS } from '../../../shared/kernel/timeText.ts';
import type { WorkingTime } from '../../../shared/model/businessCalendar.ts';
import type { FormProperties } from '../../app/place.ts';
import { plan } from '../../app/session.ts';
import { NameField } from '../../ui/fields.tsx';
import { RecordForm } from '../../ui/RecordForm.tsx';

/** A business calendar: its name, and from when to when people work on each weekday. */
export default function CalendarForm({ about, close }: FormProperties) {
  const calendar = about.subject ? plan().get('businessCalendars', about.subject) : undefined;
  const [name, setName] = useState(calendar?.name ?? '');
  const [hours, setHours] = useState(() =>
    LONG_WEEKDAYS.map((_, index) => sayStretches(calendar?.workingTimes ?? OFFICE_HOURS, index + 1)),
  );

  function fields() {
    const workingTimes: WorkingTime[] = [];
    for (const [index, text] of hours.entries()) {
      const read = readStretches(text, index + 1);
      if (!read.ok) return { refusal: read.refusal };
      workingTimes.push(...read.value);
    }
    return { name, workingTimes };
  }

  return (
    <RecordForm
      noun="businessCalendar"
      called="business calendar"
      record={calendar}
      fields={fields}
      close={close}
      peeksAtNew
    >
      {(refusal) => (
        <>
          <NameField placeholder="England and Wales" value={name} onChange={setName} refusal={refusal} />
          <HoursFields hours={hours} onChange={setHours} refusal={refusal} />
        </>
      )}
    </RecordForm>
  );
}

interface HoursProperties {
  /** For each weekday, from Monday on. */
  hours: readonly string[];
  onChange: (hours: string[]) => void;
  refusal: AnyRefusal | null;
}

function HoursFields({ hours, onChange, refusal }: HoursProperties) {
  return (
    <>
      <fieldset className="weekday-hours">
        <legend>Working hours</legend>
        {LONG_WEEKDAYS.map((weekday, index) => (
          <TextInput
            key={weekday}
            label={weekday}
            placeholder="No work"
            value={hours[index]}
            error={refusal?.field === 'workingTimes' && refusal.message.startsWith(`${weekday}:`)}
            onChange={(event) => onChange(hours.with(index, event.currentTarget.value))}
          />
        ))}
      </fieldset>
      <p className="meta">Like 09:00 to 17:30, or 08:00 to 12:00, 13:00 to 16:30. Empty: nobody works.</p>
    </>
  );
}
