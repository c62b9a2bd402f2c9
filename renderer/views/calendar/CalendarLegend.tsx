import { IconLock, IconSnowflake, IconTool } from '@tabler/icons-react';
import { KindSign } from '../../ui/signs.tsx';
import { HEAT_STEPS } from './yearFacts.ts';

/** What the ribbons, hatches and signs mean: each has a shape and a word besides its colour. */
export const CalendarLegend = () => (
  <ul className="legend" aria-label="Legend">
    <TimeSigns />
    <li>
      <KindSign kind="major" size={12} /> Major
    </li>
    <li>
      <KindSign kind="minor" size={12} /> Minor
    </li>
    <li>
      <KindSign kind="patch" size={12} /> Patch
    </li>
    <li>
      <KindSign kind="emergency" size={12} /> Emergency
    </li>
  </ul>
);

/** Of the year: how deep a day is coloured, how full its windows are, and what closes it. */
export const YearLegend = () => (
  <ul className="legend" aria-label="Legend">
    <li>
      {HEAT_STEPS.map(({ words }, index) => (
        <span key={words} className="heat-step">
          <i className={`heat-swatch heat-${index + 1}`} /> {words}
        </span>
      ))}
      releases
    </li>
    <li>
      <i className="taken-swatch">
        <i />
      </i>
      Window time taken
    </li>
    <TimeSigns />
    <li>
      <span className="holiday-swatch" aria-hidden="true">
        25
      </span>{' '}
      Holiday
    </li>
  </ul>
);

const TimeSigns = () => (
  <>
    <li>
      <i className="swatch window" />
      <IconTool size={12} aria-hidden="true" /> Window
    </li>
    <li>
      <i className="swatch cancelled" /> Cancelled
    </li>
    <li>
      <i className="swatch soft" />
      <IconSnowflake size={12} aria-hidden="true" /> Soft freeze
    </li>
    <li>
      <i className="swatch hard" />
      <IconLock size={12} aria-hidden="true" /> Hard freeze
    </li>
  </>
);
