import { IconChevronLeft, IconChevronRight, IconPlus } from '@tabler/icons-react';
import { openForm } from '../../app/place.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { KindSign } from '../../ui/signs.tsx';
import { type CalendarPeriod, showPeriod, turn } from './calendarPlace.ts';

const PERIODS = [
  { value: 'dayGridMonth', label: 'Month' },
  { value: 'timeGridWeek', label: 'Week' },
] as const;

export function CalendarHead({ title, period }: { title: string; period: CalendarPeriod }) {
  return (
    <>
      <div className="head">
        <h1>{title}</h1>
        <IconButton Icon={IconChevronLeft} label="Earlier" hint="Earlier [" onPress={() => turn('prev')} />
        <button type="button" className="btn" title="Today T" onClick={() => turn('today')}>
          Today
        </button>
        <IconButton Icon={IconChevronRight} label="Later" hint="Later ]" onPress={() => turn('next')} />
        <span className="grow" />
        <SegmentedControl label="Period" value={period} onChange={showPeriod} options={PERIODS} />
        <button type="button" className="btn primary" onClick={() => openForm('release')}>
          <IconPlus size={15} aria-hidden="true" /> New release
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
            <i className="swatch window" /> Window
          </li>
          <li>
            <i className="swatch soft" /> Soft freeze
          </li>
          <li>
            <i className="swatch hard" /> Hard freeze
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
