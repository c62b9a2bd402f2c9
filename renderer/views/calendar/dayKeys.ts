import type { KeyboardEvent } from 'react';
import { addDays } from '../../../shared/kernel/time.ts';
import { goToDay, openDay, turn } from './calendarPlace.ts';

/** How many days an arrow goes. */
const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/**
 * The arrows walk the days of the month, from a day or from a chip in it; Enter and Space open the day's list; Esc goes from a
 * chip back to its day. Tab goes on through the chips.
 */
export function pressInDays(event: KeyboardEvent<HTMLElement>): void {
  const target = event.target as HTMLElement;
  const cell = target.closest<HTMLElement>('[role=gridcell][data-date]');
  if (!cell || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const day = cell.dataset.date!;
  const isOnDay = target === cell;
  if (isOnDay && (event.key === 'Enter' || event.key === ' ')) openDay(day);
  else if (!isOnDay && event.key === 'Escape') cell.focus();
  else if (event.key === 'PageUp' || event.key === 'PageDown') turnMonth(day, event.key === 'PageUp' ? -1 : 1);
  else if (event.key === 'Home' || event.key === 'End') goToDay(edgeOfWeek(cell, event.key === 'Home'));
  else if (STEPS[event.key]) goToDay(addDays(day, STEPS[event.key]!));
  else return;
  event.preventDefault();
}

function edgeOfWeek(cell: HTMLElement, isFirst: boolean): string {
  const cells = cell.closest('[role=row]')!.querySelectorAll<HTMLElement>('[role=gridcell][data-date]');
  return cells[isFirst ? 0 : cells.length - 1]!.dataset.date!;
}

/** The same weekday in the month before or after: four weeks on, or five. */
function turnMonth(day: string, direction: 1 | -1): void {
  const fourWeeksOn = addDays(day, direction * 28);
  turn(direction === 1 ? 'next' : 'prev');
  goToDay(fourWeeksOn.slice(0, 7) === day.slice(0, 7) ? addDays(day, direction * 35) : fourWeeksOn);
}
