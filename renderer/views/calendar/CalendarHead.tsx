import { IconChevronLeft, IconChevronRight, IconPlus } from '@tabler/icons-react';
import { openForm } from '../../app/place.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { CalendarNote } from './CalendarNote.tsx';
import { CalendarTools } from './CalendarTools.tsx';
import { showPeriod, turn } from './calendarPlace.ts';
import type { CalendarPeriod, Page } from './pages.ts';

const PERIODS = [
  { value: 'year', label: 'Year' },
  { value: 'month', label: 'Month' },
  { value: 'week', label: 'Week' },
  { value: 'day', label: 'Day' },
  { value: 'agenda', label: 'Agenda' },
] as const;

export function CalendarHead({ page, period }: { page: Page; period: CalendarPeriod }) {
  return (
    <>
      <div className="head calendar-head">
        <h1 className="cut">{page.title}</h1>
        <IconButton Icon={IconChevronLeft} label="Earlier" hint="Earlier [" onPress={() => turn('prev')} />
        <button type="button" className="btn" title="Today T" onClick={() => turn('today')}>
          Today
        </button>
        <IconButton Icon={IconChevronRight} label="Later" hint="Later ]" onPress={() => turn('next')} />
        <span className="grow" />
        <SegmentedControl label="Period" value={period} onChange={showPeriod} options={PERIODS} />
        <button type="button" className="btn primary" onClick={() => openForm('release')}>
          <IconPlus size={15} aria-hidden="true" /> New <span className="when-wide">release</span>
        </button>
      </div>
      <CalendarTools />
      <CalendarNote page={page} />
    </>
  );
}
