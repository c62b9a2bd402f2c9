import { sayDate, sayDays } from '../../../shared/kernel/timeText.ts';
import type { Sprint } from '../../../shared/model/sprint.ts';

/** `Mon 23 Nov to Fri 4 Dec 2026`, as far as it is known. */
export function saySprintDays({ startOn, endOn }: Pick<Sprint, 'startOn' | 'endOn'>): string {
  if (startOn && endOn) return sayDays(startOn, endOn);
  if (startOn) return `from ${sayDate(startOn, '')}`;
  return endOn ? `to ${sayDate(endOn, '')}` : 'no dates yet';
}
