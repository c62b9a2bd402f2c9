import type { ReactNode } from 'react';

interface Properties {
  icon: ReactNode;
  /** Stays whole; the name between the two is cut where the window is narrow. */
  before: string;
  name: string;
  after?: string;
  /** What a press does, for the tooltip. */
  hint: string;
  onPress: () => void;
}

/** A fact in the status bar that leads somewhere. A narrow window cuts it in the middle, never at what matters. */
export function StatusPart({ icon, before, name, after = '', hint, onPress }: Properties) {
  const whole = `${before}${name}${after}`;
  return (
    <button type="button" className="status-part" title={`${whole}. ${hint}`} aria-label={whole} onClick={onPress}>
      {icon}
      <span className="whole">{before}</span>
      <span className="cut" dir="auto">
        {name}
      </span>
      <span className="whole">{after}</span>
    </button>
  );
}
