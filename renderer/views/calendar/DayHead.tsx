import { DayNotes } from './DayCell.tsx';
import { VIEW } from './sheetGrid.ts';

/** What FullCalendar says of the head of a column. */
export interface DayHeadInfo {
  date: Date;
  text: string;
  isToday: boolean;
  view: { type: string };
}

/** Above the hours a day has its holiday below it, and today is marked as in the month; above the month stand weekdays alone. */
export function DayHead({ info: { date, text, isToday, view } }: { info: DayHeadInfo }) {
  if (view.type === VIEW.month) return text;
  return (
    <>
      <span className={`day-word${isToday ? ' today' : ''}`}>{text}</span>
      <DayNotes day={date.toISOString().slice(0, 10)} />
    </>
  );
}
