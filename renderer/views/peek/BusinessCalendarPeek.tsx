import { IconX } from '@tabler/icons-react';
import { sayStretches } from '../../../shared/domain/businessTime/workingTimes.ts';
import { LONG_WEEKDAYS, sayDate } from '../../../shared/kernel/timeText.ts';
import type { BusinessCalendar, Holiday } from '../../../shared/model/businessCalendar.ts';
import { perform } from '../../app/perform.ts';
import { openForm } from '../../app/place.ts';
import { useCollection } from '../../app/session.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { toastRefusal } from '../../ui/toasts.tsx';
import { isOfPlan } from '../workingDays/workingDaysColumns.tsx';
import { Fact } from './Fact.tsx';
import { RecordButtons } from './RecordButtons.tsx';

/** When people work, and the holidays by year: added, removed and undone right here. */
export function BusinessCalendarPeek({ record: calendar }: { record: BusinessCalendar }) {
  useCollection('plan');
  const { id, workingTimes, holidays } = calendar;
  return (
    <>
      <dl className="facts">
        {LONG_WEEKDAYS.map((weekday, index) => (
          <Hours key={weekday} weekday={weekday} hours={sayStretches(workingTimes, index + 1)} />
        ))}
      </dl>
      <RecordButtons noun="businessCalendar" id={id}>
        <PlanButton calendar={calendar} />
      </RecordButtons>
      <h2 className="group">
        Holidays <span className="count">{holidays.length.toLocaleString('en-US')}</span>
      </h2>
      <div className="buttons above-list">
        <button type="button" className="btn" onClick={() => openForm('holidays', { subject: id })}>
          Add holidays…
        </button>
        <button type="button" className="btn" onClick={() => openForm('holidays.file', { subject: id })}>
          From a file…
        </button>
      </div>
      {holidays.length === 0 && (
        <p className="note">No holidays yet: every weekday with working hours counts as a business day.</p>
      )}
      {yearsOf(holidays).map(([year, days]) => (
        <section key={year} aria-label={`Holidays ${year}`}>
          <h3 className="group year">
            {year} <span className="count">{days.length}</span>
          </h3>
          {days.map((day) => (
            <HolidayRow key={day.on} calendar={calendar} holiday={day} />
          ))}
        </section>
      ))}
    </>
  );
}

function Hours({ weekday, hours }: { weekday: string; hours: string }) {
  return <Fact title={weekday}>{hours || <span className="none">no work</span>}</Fact>;
}

/** Dates, notice and cut-offs count by the plan's calendar; what follows them moves in the same step. */
function PlanButton({ calendar }: { calendar: BusinessCalendar }) {
  const set = (calendarId: string | null) =>
    void perform('plan.change', { calendarId }).then((reply) => reply.ok || toastRefusal(reply.refusal));
  return isOfPlan(calendar) ? (
    <button type="button" className="btn" onClick={() => set(null)}>
      No longer the plan’s calendar
    </button>
  ) : (
    <button type="button" className="btn" onClick={() => set(calendar.id)}>
      Make it the plan’s calendar
    </button>
  );
}

function HolidayRow({ calendar, holiday }: { calendar: BusinessCalendar; holiday: Holiday }) {
  const remove = async () => {
    const holidays = calendar.holidays.filter(({ on }) => on !== holiday.on);
    const reply = await perform('businessCalendar.update', { businessCalendar: calendar.id, holidays });
    if (!reply.ok) toastRefusal(reply.refusal);
  };
  const day = sayDate(holiday.on, holiday.on);
  return (
    <div className="slot holiday">
      <span className="when">{day}</span>
      <span className="grow" dir="auto">
        {holiday.name}
      </span>
      <IconButton Icon={IconX} label={`Remove ${holiday.name}, ${day}`} hint="Remove" onPress={() => void remove()} />
    </div>
  );
}

function yearsOf(holidays: readonly Holiday[]): [string, Holiday[]][] {
  const years = new Map<string, Holiday[]>();
  for (const holiday of holidays)
    years.set(holiday.on.slice(0, 4), [...(years.get(holiday.on.slice(0, 4)) ?? []), holiday]);
  return [...years];
}
