import { openTimesOf } from '../../shared/domain/placement.ts';
import type { OpenTime } from '../../shared/domain/schedule.ts';
import { occurrencesDuring } from '../../shared/domain/windowTimes.ts';
import type { Interval } from '../../shared/kernel/interval.ts';
import { DAY } from '../../shared/kernel/time.ts';
import type { View } from '../../shared/store/view.ts';

/** The open times of all windows, whatever they are for, joined with what they touch within a day. */
export const openTimes = (view: View, interval: Interval): OpenTime[] =>
  openTimesOf(occurrencesDuring(view, { start: interval.start - DAY, end: interval.end + DAY }), interval);
