import { type KeyboardEvent, type PointerEvent, useRef } from 'react';

interface Properties {
  label: string;
  /** The id of the panel it makes wider or narrower. */
  controls: string;
  /** Where the panel lies, seen from the handle. */
  panel: 'before' | 'after';
  width: number;
  range: { least: number; most: number };
  onResize: (width: number) => void;
  /** Back to the width it had at first. */
  onReset: () => void;
}

const STEP = 8;

/** The edge of a panel, to draw with the pointer or to move with the arrows (WAI-ARIA, window splitter). */
export function ResizeHandle({ label, controls, panel, width, range, onResize, onReset }: Properties) {
  const start = useRef<{ x: number; width: number } | null>(null);
  const sign = panel === 'before' ? 1 : -1;
  const resize = (wanted: number) => onResize(Math.round(Math.min(range.most, Math.max(range.least, wanted))));

  function press(event: KeyboardEvent) {
    const step = event.shiftKey ? STEP * 4 : STEP;
    if (event.key === 'ArrowRight') resize(width + sign * step);
    else if (event.key === 'ArrowLeft') resize(width - sign * step);
    else if (event.key === 'Home') resize(range.least);
    else if (event.key === 'End') resize(range.most);
    else if (event.key === 'Enter') onReset();
    else return;
    event.preventDefault();
  }

  function take(event: PointerEvent) {
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { x: event.clientX, width };
  }
  function draw(event: PointerEvent) {
    if (start.current) resize(start.current.width + sign * (event.clientX - start.current.x));
  }

  return (
    <div
      className={`resize ${panel}`}
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={label}
      aria-controls={controls}
      aria-valuenow={width}
      aria-valuemin={range.least}
      aria-valuemax={range.most}
      aria-valuetext={`${width} pixels`}
      title="Drag, or arrows; double click or Enter for the usual width"
      onKeyDown={press}
      onPointerDown={take}
      onPointerMove={draw}
      onPointerUp={() => (start.current = null)}
      onPointerCancel={() => (start.current = null)}
      onDoubleClick={onReset}
    />
  );
}
