import { create } from 'zustand';
import { addDays, dayAt } from '../../../shared/kernel/time.ts';
import { calendarZone } from './calendarPlace.ts';

export const SCHEDULE_LENGTHS = [
  { value: '14', label: '2 weeks' },
  { value: '28', label: '4 weeks' },
  { value: '91', label: '13 weeks' },
  { value: '365', label: 'A year' },
] as const;
export type ScheduleLength = (typeof SCHEDULE_LENGTHS)[number]['value'];

/** From when on, and how far, the forward schedule goes in this window; null: from today. */
export const useSchedulePlace = create<{ from: string | null; length: ScheduleLength }>(() => ({
  from: null,
  length: '28',
}));

/** @param today in the calendar's zone */
export function daysOf(from: string | null, length: ScheduleLength, today: string): { start: string; end: string } {
  const start = from ?? today;
  return { start, end: addDays(start, Number(length)) };
}

export function scheduleDays(): { start: string; end: string } {
  const { from, length } = useSchedulePlace.getState();
  return daysOf(from, length, dayAt(Date.now(), calendarZone()));
}
