import { Select } from '@mantine/core';
import { SHIFT_DAYS, SHIFT_TARGETS, type Shift } from '../../../shared/model/series.ts';
import { useCollection } from '../../app/session.ts';
import { isRefused } from '../../ui/FormDialog.tsx';
import type { EditorProperties } from './useRecurrence.ts';

const DAYS_WORD: Record<Shift['days'], string> = { holidays: 'holidays', nonWorkingDays: 'non-working days' };
const TARGET_WORD: Record<Shift['to'], (days: string) => string> = {
  skip: (days) => `Not on ${days}`,
  nextBusinessDay: (days) => `On ${days}: the next business day`,
  nextSameWeekday: (days) => `On ${days}: the same weekday after`,
};

const NONE = '';
const CHOICES = [
  { value: NONE, label: 'Takes place on days off as well' },
  ...SHIFT_DAYS.flatMap((days) =>
    SHIFT_TARGETS.map((to) => ({ value: `${days} ${to}`, label: TARGET_WORD[to](DAYS_WORD[days]) })),
  ),
];

/** What becomes of a date that falls on a day off, and whose days off count. */
export function DaysOff({ recurrence, refusal }: EditorProperties) {
  const { series, put } = recurrence;
  const calendars = useCollection('businessCalendars');
  const { shift } = series;
  if (series.rule === null && shift === null) return null;
  return (
    <div className="row">
      <Select
        label="Days off"
        data={CHOICES}
        value={shift ? `${shift.days} ${shift.to}` : NONE}
        onChange={(value) => {
          const [days, to] = (value ?? NONE).split(' ') as [Shift['days'], Shift['to']];
          put({ shift: to ? { days, to, calendarId: shift?.calendarId ?? null } : null });
        }}
        allowDeselect={false}
        error={isRefused(refusal, 'shift')}
      />
      {shift && (
        <Select
          label="Of the calendar"
          data={[
            { value: NONE, label: "The plan's own" },
            ...calendars.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={shift.calendarId ?? NONE}
          onChange={(id) => put({ shift: { ...shift, calendarId: id || null } })}
          allowDeselect={false}
          searchable
        />
      )}
    </div>
  );
}
