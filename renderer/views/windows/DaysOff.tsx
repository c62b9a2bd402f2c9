import { Select } from '@mantine/core';
import { calendarOf } from '../../../shared/domain/schedule.ts';
import { SHIFT_DAYS, SHIFT_TARGETS, type Shift } from '../../../shared/model/series.ts';
import { plan, useCollection } from '../../app/session.ts';
import { isRefused } from '../../ui/FormDialog.tsx';
import type { EditorProperties } from './useRecurrence.ts';

const DAYS_WORD: Record<Shift['days'], string> = { holidays: 'holidays', nonWorkingDays: 'non-working days' };
const TARGET_WORD: Record<Shift['to'], (days: string) => string> = {
  skip: (days) => `Not on ${days}`,
  nextBusinessDay: (days) => `On ${days}: the next business day`,
  nextSameWeekday: (days) => `On ${days}: the same weekday after`,
};

/** Without a calendar nobody knows the holidays, which is not to be found out on the day. */
const NO_CALENDAR: Record<Shift['days'], string> = {
  holidays: 'The plan has no business calendar, so no day is a holiday yet. Make one in Working days (G W).',
  nonWorkingDays: 'The plan has no business calendar: Saturday and Sunday are days off, and no holidays are known.',
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
  useCollection('plan');
  const { shift } = series;
  if (series.rule === null && shift === null) return null;
  const isUnknown = shift !== null && calendarOf(plan(), { shift }) === null;
  return (
    <div className="row days-off">
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
      {isUnknown && <p className="meta">{NO_CALENDAR[shift.days]}</p>}
    </div>
  );
}
