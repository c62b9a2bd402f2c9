import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { KIND_NOUNS } from '../../../shared/api/calendarWords.ts';
import { EVENT_KINDS, type EventKind } from '../../../shared/exchange/icalendar/icalendarKinds.ts';
import { refuse } from '../../../shared/kernel/result.ts';
import { startOfDay, toInstant } from '../../../shared/kernel/time.ts';
import { sayCount } from '../../../shared/kernel/timeText.ts';
import type { FormProperties } from '../../app/place.ts';
import { plan, useZone } from '../../app/session.ts';
import { request } from '../../app/transport.ts';
import { useNow } from '../../app/useNow.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { toast } from '../../ui/toasts.tsx';
import { useWriting } from './useWriting.ts';
import './exchange.css';

const PERIODS = [
  { value: 'all', label: 'Everything' },
  { value: 'quarter', label: 'Next 3 months' },
  { value: 'year', label: 'Next 12 months' },
] as const;
const DAYS = { quarter: 91, year: 365 };

/** What goes out, and of which time; the place is asked for by the desktop. */
export default function ExportCalendar({ about, close }: FormProperties) {
  const zone = useZone();
  const now = useNow();
  const [kinds, setKinds] = useState<readonly EventKind[]>(() => {
    const asked = (about.begin?.kinds as readonly EventKind[] | undefined) ?? EVENT_KINDS;
    return asked.filter((kind) => countOf(kind) > 0);
  });
  const { progress, write, cancel } = useWriting();
  const [period, setPeriod] = useState<(typeof PERIODS)[number]['value']>('all');

  async function submit() {
    if (kinds.length === 0) return refuse('invalid', 'Choose at least one kind.');
    const span =
      period === 'all'
        ? {}
        : { from: toInstant(startOfDay(now, zone)), to: toInstant(startOfDay(now, zone, DAYS[period])) };
    const reply = await write((job) => request('calendar.export', { kinds: [...kinds], ...span, job }));
    if (reply.ok) toast(sayWritten(reply.value));
    return reply;
  }

  return (
    <FormDialog
      title="Export calendar"
      action="Choose a place…"
      submit={submit}
      close={() => {
        cancel();
        close();
      }}
    >
      {() => (
        <>
          <KindsChosen kinds={kinds} setKinds={setKinds} />
          <SegmentedControl label="Period" value={period} options={PERIODS} onChange={setPeriod} />
          <p className="meta">
            An .ics file that calendar programs subscribe to or open. Importing it here again changes nothing.
          </p>
          {progress && (
            <div className="calendar-writing">
              <span className="meta">
                Writing {progress.done.toLocaleString('en-US')} of {sayCount(progress.total, 'record')}
              </span>
              <progress aria-label="Writing the calendar" value={progress.done} max={progress.total} />
            </div>
          )}
        </>
      )}
    </FormDialog>
  );
}

function KindsChosen({
  kinds,
  setKinds,
}: {
  kinds: readonly EventKind[];
  setKinds: (kinds: readonly EventKind[]) => void;
}) {
  return (
    <Checkbox.Group
      label="What goes into the file"
      value={[...kinds]}
      onChange={(chosen) => setKinds(EVENT_KINDS.filter((kind) => chosen.includes(kind)))}
    >
      <div className="calendar-kinds">
        {EVENT_KINDS.map((kind) => (
          <Checkbox
            key={kind}
            value={kind}
            label={sayCount(countOf(kind), ...KIND_NOUNS[kind])}
            disabled={countOf(kind) === 0}
          />
        ))}
      </div>
    </Checkbox.Group>
  );
}

function countOf(kind: EventKind): number {
  if (kind === 'holidays')
    return Array.from(plan().all('businessCalendars')).reduce((sum, { holidays }) => sum + holidays.length, 0);
  return plan().count(kind === 'meetings' ? 'cabMeetings' : kind);
}

function sayWritten({
  fileName,
  counts,
  undated,
}: {
  fileName: string;
  counts: Record<EventKind, number>;
  undated: number;
}): string {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const left = undated > 0 ? `; ${sayCount(undated, 'record')} without a date left out` : '';
  return `Saved ${sayCount(total, 'event')} as ${fileName}${left}`;
}
