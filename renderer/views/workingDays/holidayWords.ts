import { mergeHolidays } from '../../../shared/domain/businessTime/businessCalendar.ts';
import { sayCount } from '../../../shared/kernel/timeText.ts';
import type { BusinessCalendar, Holiday } from '../../../shared/model/businessCalendar.ts';

/** How many days a calendar would have more. */
export const countNew = ({ holidays }: BusinessCalendar, given: readonly Holiday[]): number =>
  mergeHolidays([...holidays, ...given]).length - holidays.length;

/** `9 holidays read, 7 of them new.` */
export function sayNew(count: number, added: number): string {
  const read = `${sayCount(count, 'holiday')} read`;
  if (added === count) return `${read}.`;
  return added === 0 ? `${read}, all there already.` : `${read}, ${added.toLocaleString('en-US')} of them new.`;
}

/** `1 day of which a part is free counts whole.`; empty where there is none. */
export const sayParts = (count: number): string =>
  count === 0 ? '' : `${sayCount(count, 'day')} of which a part is free ${count === 1 ? 'counts' : 'count'} whole.`;
