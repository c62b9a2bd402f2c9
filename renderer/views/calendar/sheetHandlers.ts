import type {
  DateClickInfo,
  DateSelectInfo,
  DateSpanApi,
  EventClickInfo,
  EventDragStartInfo,
  EventDropInfo,
  EventResizeDoneInfo,
  EventResizeStartInfo,
} from '@fullcalendar/react';
import type { SyntheticEvent } from 'react';
import { epochToWall, MINUTE, wallToEpoch } from '../../../shared/kernel/time.ts';
import type { Release } from '../../../shared/model/release.ts';
import { openForm, peek } from '../../app/place.ts';
import { planZone } from '../../app/session.ts';
import type { MoreOnDay, WindowStretch } from './calendarEvents.ts';
import { calendarZone, openDay } from './calendarPlace.ts';
import { lookAtNextFrame, place, startMoving, useMoving } from './moving.ts';

/** What FullCalendar is told to do when something is pressed, drawn or dragged in a month, a week or a day. */

export const sayMore = (count: number): string => `Show ${count} more on this day`;

export const hasNoPopup = ({ el }: { el: HTMLElement }): void => el.removeAttribute('aria-haspopup');

export const openDate = (date: Date): void => openDay(date.toISOString().slice(0, 10));

export const openClicked = ({ dateStr }: DateClickInfo): void => openDay(dateStr.slice(0, 10));

export function openEvent({ event: { extendedProps } }: EventClickInfo): void {
  const more = extendedProps.more as MoreOnDay | undefined;
  const windows = extendedProps.windows as WindowStretch | undefined;
  if (more ?? windows) openDay((more ?? windows)!.day);
  for (const [kind, collection] of [
    ['release', 'releases'],
    ['freeze', 'freezes'],
    ['window', 'windows'],
    ['meeting', 'cabMeetings'],
  ] as const) {
    const record = extendedProps[kind] as { id: string } | undefined;
    if (record) peek(collection, record.id, extendedProps.at as number | undefined);
  }
}

/** The week's "n more" opens the day's list as the month's does, and not FullCalendar's own panel over the calendar. */
export function openMore(event: SyntheticEvent<HTMLElement, MouseEvent | KeyboardEvent>): void {
  const column = (event.target as HTMLElement).closest('.more-link')?.closest<HTMLElement>('[data-date]');
  const isPress = !('key' in event.nativeEvent) || event.nativeEvent.key === 'Enter' || event.nativeEvent.key === ' ';
  if (!column || !isPress) return;
  event.stopPropagation();
  event.preventDefault();
  openDay(column.dataset.date!);
}

/** Days or hours drawn with the pointer are where a freeze begins, as the plan's zone has them; whole days end at midnight. */
export function beginFreeze({ startStr, endStr, allDay }: DateSelectInfo): void {
  const inPlan = (wall: string) => epochToWall(wallToEpoch(wall, calendarZone()), planZone());
  const begin = allDay
    ? { start: inPlan(`${startStr.slice(0, 10)}T00:00`), end: inPlan(`${endStr.slice(0, 10)}T00:00`) }
    : { start: inPlan(startStr.slice(0, 16)), end: inPlan(endStr.slice(0, 16)) };
  openForm('freeze', { begin });
}

export const takeWhole = ({ event }: EventDragStartInfo): void =>
  startMoving(event.extendedProps.release as Release, 'whole');

export const takeEnd = ({ event }: EventResizeStartInfo): void =>
  startMoving(event.extendedProps.release as Release, 'end');

/** What the pointer has hold of is at these hours now, back-out reserve included. FullCalendar itself lets it go anywhere. */
export function look({ startStr, endStr }: DateSpanApi): boolean {
  const { moving } = useMoving.getState();
  if (!moving?.held) return true;
  const at = (wall: string) => wallToEpoch(wall.slice(0, 16), calendarZone());
  lookAtNextFrame(
    moving.held === 'whole' ? { start: at(startStr) } : { lengthMinutes: lengthUntil(moving.release, at(endStr)) },
  );
  return true;
}

/** The reserve keeps its length behind the end that is drawn out; a release takes a quarter of an hour at least. */
function lengthUntil(release: Release, end: number): number {
  const minutes = (end - Date.parse(release.start!)) / MINUTE - release.backOutMinutes;
  return Math.max(15, minutes);
}

/** The plan decides; until it has answered, and when it refuses, the release stays where it was. */
export function drop({ event, revert }: EventDropInfo): void {
  const { moving } = useMoving.getState();
  // Esc was pressed with the pointer still down.
  if (!moving) return revert();
  void place(moving.release, epochOf(event.start!), moving.release.lengthMinutes).then(
    (reply) => void (reply.ok || revert()),
  );
}

export function drawOut({ event, revert }: EventResizeDoneInfo): void {
  const { moving } = useMoving.getState();
  if (!moving?.release.start) return revert();
  const { release } = moving;
  const lengthMinutes = lengthUntil(release, epochOf(event.end!));
  void place(release, Date.parse(moving.release.start), lengthMinutes).then((reply) => {
    // Drawn into its reserve it is given the least length, which its chip does not show yet.
    if (!reply.ok || lengthMinutes === release.lengthMinutes) revert();
  });
}

/** FullCalendar runs in "UTC" and is given wall time of the calendar's zone. */
const epochOf = (date: Date): number => wallToEpoch(date.toISOString().slice(0, 16), calendarZone());
