import {
  type WriteOptions,
  type WrittenCalendar,
  writeCalendar,
} from '../../shared/exchange/icalendar/icalendarWrite.ts';
import type { View } from '../../shared/store/view.ts';

/** A calendar as the bytes of its file, in pieces that a main thread writes without being missed. */
export interface CalendarBytes extends Pick<WrittenCalendar, 'counts' | 'undated'> {
  pieces: Uint8Array[];
}

/** What passes between threads: a function cannot. */
export type CalendarAsked = Omit<WriteOptions, 'onRecord'>;

/** Events in one piece: some hundred kilobytes. */
const IN_PIECE = 500;

export function calendarBytes(view: View, asked: CalendarAsked, onRecord: (done: number) => void): CalendarBytes {
  const { pieces, counts, undated } = writeCalendar(view, { ...asked, onRecord });
  const bytes: Uint8Array[] = [];
  for (let at = 0; at < pieces.length; at += IN_PIECE)
    bytes.push(new TextEncoder().encode(pieces.slice(at, at + IN_PIECE).join('')));
  return { pieces: bytes, counts, undated };
}
