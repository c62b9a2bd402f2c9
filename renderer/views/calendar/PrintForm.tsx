import { useState } from 'react';
import { PAPERS, type Paper, type PrintedCalendar } from '../../../shared/api/printing.ts';
import { isFiltered, sayCalendarFilter } from '../../../shared/domain/shownCalendar/calendarFilter.ts';
import { addDays } from '../../../shared/kernel/time.ts';
import { sayDays } from '../../../shared/kernel/timeText.ts';
import type { FormProperties } from '../../app/place.ts';
import { plan } from '../../app/session.ts';
import { request } from '../../app/transport.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { WallField } from '../../ui/fields.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { toast } from '../../ui/toasts.tsx';
import { pageShown } from './calendarPlace.ts';
import { daysFor, shapeOf, shownAs } from './printing.ts';

type Shape = PrintedCalendar['as'];

const LABEL: Record<Shape, string> = { month: 'Month', year: 'Year', list: 'List', schedule: 'Forward schedule' };

/** What goes on paper, and from when to when. The desktop asks where the PDF goes. */
export default function PrintForm({ about, close }: FormProperties) {
  const { as: first } = about.begin as { as: Shape };
  const [as, setAs] = useState<Shape>(first);
  const [days, setDays] = useState(() => daysFor(first));
  const [paper, setPaper] = useState(ownPaper);
  const page = shapeOf();
  const shapes: Shape[] = page === 'list' ? ['list', 'schedule'] : [page, 'list', 'schedule'];
  const isPage = as === 'month' || as === 'year';
  const { zone, filter } = shownAs();
  // The field names the last day that is printed.
  const last = days.end === '' ? '' : addDays(days.end, -1);

  async function submit() {
    const reply = await request('calendar.print', { as, ...days, zone, filter, paper, title: titleOf(as, days) });
    if (reply.ok) toast(`Printed the calendar as ${reply.value.fileName}`);
    return reply;
  }

  return (
    <FormDialog title="Print the calendar" action="Choose a place…" submit={submit} close={close}>
      {(refusal) => (
        <>
          <SegmentedControl
            label="Printed as"
            value={as}
            options={shapes.map((value) => ({ value, label: LABEL[value] }))}
            onChange={(chosen) => {
              setAs(chosen);
              setDays(daysFor(chosen));
            }}
          />
          {isPage ? (
            <p className="meta">
              {pageShown().title}, one page; days that hold more than it shows are listed behind it.
            </p>
          ) : (
            <div className="row">
              <WallField
                kind="date"
                label="First day"
                name="start"
                value={days.start}
                onChange={(start) => setDays({ ...days, start })}
                refusal={refusal}
              />
              <WallField
                kind="date"
                label="Last day"
                name="end"
                value={last}
                onChange={(end) => setDays({ ...days, end: end === '' ? '' : addDays(end, 1) })}
                refusal={refusal}
              />
            </div>
          )}
          <SegmentedControl
            label="Paper"
            value={paper}
            options={PAPERS.map((value) => ({ value, label: value }))}
            onChange={setPaper}
          />
          <p className="meta">
            Times in {zone}. {isFiltered(filter) ? `Filtered: ${sayCalendarFilter(plan(), filter)}.` : 'All releases.'}
          </p>
        </>
      )}
    </FormDialog>
  );
}

/** What lies in the printers of the computer's country. */
const ownPaper = (): Paper => (/-(US|CA|MX|PH|CL|CO|VE)$/.test(navigator.language) ? 'Letter' : 'A4');

function titleOf(as: Shape, { start, end }: { start: string; end: string }): string {
  if (as === 'month' || as === 'year') return pageShown().title;
  const said = start !== '' && end !== '' ? sayDays(start, addDays(end, -1)) : '';
  return as === 'schedule' ? `Forward schedule, ${said}` : said;
}
