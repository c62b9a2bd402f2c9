import { type RefObject, useEffect } from 'react';
import { dayAt, toEpoch, type Zone } from '../../../shared/kernel/time.ts';
import { type Moving, useMoving } from './moving.ts';

/**
 * Marks days while a release moves: where it comes from, where it is, where it could go. Set on the cells themselves, because
 * a redraw of the whole calendar for each step of a drag would take longer than a frame.
 */
export function useSlotMarks(sheet: RefObject<HTMLElement | null>, zone: Zone, page: string): void {
  useEffect(() => markOnPage(sheet, zone, page), [sheet, zone, page]);
}

/** The cells stay from page to page: what is marked on one is not on the next. */
function markOnPage(sheet: RefObject<HTMLElement | null>, zone: Zone, _page: string): () => void {
  const cells = new Map<string, HTMLElement>();
  let marked: HTMLElement[] = [];
  const cellOf = (day: string): HTMLElement | null => {
    const known = cells.get(day);
    if (known?.isConnected && known.dataset.date === day) return known;
    const cell = sheet.current?.querySelector<HTMLElement>(`[role$=cell][data-date="${day}"]`) ?? null;
    if (cell) cells.set(day, cell);
    return cell;
  };
  const mark = ({ moving }: { moving: Moving | null }) => {
    unmark(marked);
    marked = moving ? markDays(cellOf, moving, zone) : [];
  };
  // They have their new days when the page is drawn.
  const frame = requestAnimationFrame(() => mark(useMoving.getState()));
  const leave = useMoving.subscribe(mark);
  return () => {
    cancelAnimationFrame(frame);
    leave();
    unmark(marked);
  };
}

function unmark(cells: readonly HTMLElement[]): void {
  for (const cell of cells) {
    delete cell.dataset.mark;
    delete cell.dataset.slot;
  }
}

function markDays(
  cellOf: (day: string) => HTMLElement | null,
  { release, start, verdict, slots }: Moving,
  zone: Zone,
): HTMLElement[] {
  const marked: HTMLElement[] = [];
  const set = (epoch: number, mark: string, slot?: number) => {
    const cell = cellOf(dayAt(epoch, zone));
    if (!cell) return;
    cell.dataset.mark = mark;
    if (slot) cell.dataset.slot = `Slot ${slot}`;
    marked.push(cell);
  };
  for (const [index, slot] of (slots?.slots ?? []).entries()) set(toEpoch(slot.start), 'slot', index + 1);
  if (release.start) set(toEpoch(release.start), 'origin');
  if (start !== null && verdict) set(start, verdict.severity);
  return marked;
}
