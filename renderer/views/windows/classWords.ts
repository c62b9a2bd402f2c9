import { sayCount } from '../../../shared/kernel/timeText.ts';
import type { WindowClass } from '../../../shared/model/windowClass.ts';
import { RISK_WORD } from '../../ui/words.ts';

const NOTICE_UNIT = { hours: 'hour', days: 'day', businessDays: 'business day' };

/** `up to high risk, 2 business days of notice, 3 releases at a time`. */
export function sayClass(record: WindowClass): string {
  const { allowedRisk, capacity } = record;
  return [
    allowedRisk === null ? 'any risk' : `up to ${RISK_WORD[allowedRisk].toLowerCase()} risk`,
    record.notice.amount === 0 ? 'no notice' : `${sayNotice(record)} of notice`,
    capacity === null ? 'any number at a time' : `${sayCount(capacity, 'release')} at a time`,
  ].join(', ');
}

/** `2 business days`, `none`. */
export const sayNotice = ({ notice }: WindowClass): string =>
  notice.amount === 0 ? 'none' : sayCount(notice.amount, NOTICE_UNIT[notice.unit]);
