import FullCalendar, { type CalendarRef } from '@fullcalendar/react';
import dayGrid from '@fullcalendar/react/daygrid';
import interaction from '@fullcalendar/react/interaction';
import classicTheme from '@fullcalendar/react/themes/classic';
import '@fullcalendar/react/skeleton.css';
import '@fullcalendar/react/themes/classic/theme.css';
import '@fullcalendar/react/themes/classic/palette.css';
import { createRoot } from 'react-dom/client';

/** The peer of a drag: FullCalendar as it comes, with as many events as Slipway gives it, and none of our code. */
const { first, count, days } = Object.fromEntries(new URLSearchParams(location.search)) as Record<string, string>;
/** Over how many days the events are spread. */
const spread = Number(days || 28);
const dayOn = (days: number) => new Date(Date.parse(first!) + days * 86_400_000).toISOString().slice(0, 10);

let calendar: CalendarRef | null = null;
window.addEventListener('keydown', ({ key }) => {
  if (key === ']') calendar?.getApi().next();
  if (key === '[') calendar?.getApi().prev();
});

createRoot(document.getElementById('root')!).render(
  <FullCalendar
    ref={(made: CalendarRef | null) => void (calendar = made)}
    plugins={[dayGrid, interaction, classicTheme]}
    initialView="dayGridMonth"
    initialDate={first}
    headerToolbar={false}
    height="100vh"
    timeZone="UTC"
    firstDay={1}
    fixedWeekCount={false}
    editable
    eventDisplay="block"
    events={Array.from({ length: Number(count) }, (_, index) => ({
      id: String(index),
      title: `REL-${index + 1}`,
      start: `${dayOn(index % spread)}T0${Math.floor(index / spread)}:00`,
      class: 'release-chip',
    }))}
  />,
);
