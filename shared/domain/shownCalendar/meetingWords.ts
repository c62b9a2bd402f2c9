import type { Zone } from '../../kernel/time.ts';
import { sayWhen } from '../../kernel/timeText.ts';
import type { CabMeeting } from '../../model/cabMeeting.ts';
import type { View } from '../../store/view.ts';
import { cutOffOf } from '../cabMeeting.ts';
import { planCalendar } from '../planSettings.ts';

/**
 * By when changes are handed in for one meeting: `changes by Wed 25 Nov 14:00`; null where it has no such time.
 *
 * @param start of the meeting, milliseconds since 1970
 * @param now milliseconds since 1970: the year is said where it is another one
 */
export function sayCutOff(view: View, meeting: CabMeeting, start: number, zone: Zone, now: number): string | null {
  const by = cutOffOf(meeting, start, planCalendar(view));
  return by === null ? null : `changes by ${sayWhen(by, zone, now)}`;
}
