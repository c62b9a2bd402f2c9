import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Zone } from '../../../shared/kernel/time.ts';
import { sayCount, sayWhen } from '../../../shared/kernel/timeText.ts';
import type { TransactionHeader } from '../../../shared/store/change.ts';
import type { UndoLine } from '../../../shared/store/undo.ts';
import { closePeek, openForm } from '../../app/place.ts';
import { plan, useSession, useZone } from '../../app/session.ts';
import { request } from '../../app/transport.ts';
import { useNow } from '../../app/useNow.ts';
import { DataTable, type TableColumn } from '../../ui/DataTable.tsx';
import { WithIds } from '../../ui/IdLink.tsx';
import { canTakeBack, chooseEntry, takeBackEntry, useHistoryChoice } from './historyChoice.ts';

const PAGE = 200;

interface Row {
  id: string;
  header: TransactionHeader;
}

/** Who did what and when, newest first: the log itself. What may be taken back is taken back from here. */
export default function HistoryView() {
  const seq = useSession((session) => session.status?.seq ?? 0);
  const { rows, before, load } = useEntries(seq);
  const now = useNow();
  const zone = useZone();
  const undoLine = useHistoryChoice((choice) => choice.undoLine);
  const chosen = useHistoryChoice((choice) => choice.seq);
  const columns = useMemo(() => columnsFor(zone, now, undoLine), [zone, now, undoLine]);
  return (
    <>
      <div className="head">
        <h1>History</h1>
        <span className="facts cut grow">{sayCount(seq, 'entry', 'entries')}, each sealed by the one before</span>
        <button type="button" className="btn" onClick={() => openForm('plan.verify')}>
          Verify the plan…
        </button>
      </div>
      <DataTable
        label="Entries"
        columns={columns}
        rows={rows}
        onPeek={({ header }) => {
          closePeek();
          void chooseEntry(header.seq);
        }}
        peeked={chosen === null ? undefined : String(chosen)}
      />
      {before !== null && (
        <div className="table-foot">
          <span className="meta grow">{sayCount(rows.length, 'entry', 'entries')} shown</span>
          <button type="button" className="btn small" onClick={() => void load(before)}>
            Show earlier entries
          </button>
        </div>
      )}
    </>
  );
}

/** The log page by page. Each new entry stands at the top of a first page that is read again. */
function useEntries(seq: number) {
  const [rows, setRows] = useState<readonly Row[]>([]);
  const [before, setBefore] = useState<number | null>(null);
  const load = useCallback(async (from: number | null) => {
    const reply = await request('history.page', { before: from, limit: PAGE });
    if (!reply.ok) return;
    const { entries, undoLine } = reply.value;
    const page = entries.map((header) => ({ id: String(header.seq), header }));
    setRows((known) => (from === null ? joined(page, known) : [...known, ...page]));
    setBefore((known) => (from === null && known !== null ? known : reply.value.before));
    useHistoryChoice.setState({ undoLine });
  }, []);
  useEffect(() => {
    if (seq > 0) void load(null);
  }, [seq, load]);
  return { rows, before, load };
}

/** Earlier pages that were asked for stay below a new first one. */
function joined(page: readonly Row[], known: readonly Row[]): readonly Row[] {
  const last = page.at(-1)?.header.seq ?? 0;
  const isNext = known.some(({ header }) => header.seq === last || header.seq === last - 1);
  return isNext ? [...page, ...known.filter(({ header }) => header.seq < last)] : page;
}

const columnsFor = (zone: Zone, now: number, undoLine: UndoLine): TableColumn<Row>[] => [
  {
    id: 'entry',
    title: 'Entry',
    width: 72,
    isNumber: true,
    value: ({ header }) => header.seq,
    cell: ({ header }) => header.seq.toLocaleString('en-US'),
  },
  {
    id: 'when',
    title: 'When',
    width: 130,
    value: ({ header }) => header.seq,
    cell: ({ header }) => sayWhen(header.at, zone, now),
  },
  {
    id: 'what',
    title: 'What',
    value: ({ header }) => header.label,
    cell: ({ header }) => (
      <span title={header.label}>
        <WithIds text={header.label} isInGrid />
      </span>
    ),
  },
  {
    id: 'way',
    title: 'Way back',
    width: 100,
    value: ({ header }) => (canTakeBack(undoLine, header.seq) ? 0 : 1),
    cell: ({ header }) =>
      canTakeBack(undoLine, header.seq) ? (
        <button
          type="button"
          tabIndex={-1}
          className="btn small"
          aria-label={`Take back entry ${header.seq}`}
          onClick={(event) => {
            event.stopPropagation();
            closePeek();
            void takeBackEntry(header.seq);
          }}
        >
          Take back
        </button>
      ) : null,
  },
  {
    id: 'who',
    title: 'Who',
    width: 140,
    value: ({ header }) => whoDid(header),
    cell: ({ header }) => <span dir="auto">{whoDid(header)}</span>,
  },
];

const whoDid = ({ actor }: TransactionHeader): string => plan().get('people', actor)?.name ?? 'unknown';
