import { IconChevronLeft, IconChevronRight, IconLock, IconPlus, IconSnowflake, IconTool } from '@tabler/icons-react';
import { openForm } from '../../app/place.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { KindSign } from '../../ui/signs.tsx';
import { showPeriod, turn } from './calendarPlace.ts';
import type { CalendarPeriod } from './pages.ts';

const PERIODS = [
  { value: 'year', label: 'Year' },
  { value: 'month', label: 'Month' },
  { value: 'week', label: 'Week' },
  { value: 'day', label: 'Day' },
  { value: 'agenda', label: 'Agenda' },
] as const;

export function CalendarHead({ title, period }: { title: string; period: CalendarPeriod }) {
  return (
    <>
      <div className="head calendar-head">
        <h1 className="cut">{title}</h1>
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
      <div className="tools">
        <button type="button" className="btn small" onClick={() => openForm('window')}>
          New window…
        </button>
        <button type="button" className="btn small" onClick={() => openForm('freeze')}>
          New freeze…
        </button>
        <span className="grow" />
        <ul className="legend" aria-label="Legend">
          <li>
            <i className="swatch window" />
            <IconTool size={12} aria-hidden="true" /> Window
          </li>
          <li>
            <i className="swatch soft" />
            <IconSnowflake size={12} aria-hidden="true" /> Soft freeze
          </li>
          <li>
            <i className="swatch hard" />
            <IconLock size={12} aria-hidden="true" /> Hard freeze
          </li>
          <li className="wide">
            <KindSign kind="major" size={12} /> Major
          </li>
          <li className="wide">
            <KindSign kind="minor" size={12} /> Minor
          </li>
          <li className="wide">
            <KindSign kind="patch" size={12} /> Patch
          </li>
          <li className="wide">
            <KindSign kind="emergency" size={12} /> Emergency
          </li>
        </ul>
      </div>
    </>
  );
}
