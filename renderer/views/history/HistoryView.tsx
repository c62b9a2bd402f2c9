import { useCallback, useEffect, useState } from 'react';
import { sayCount, sayInstant } from '../../../shared/kernel/timeText.ts';
import type { TransactionHeader } from '../../../shared/store/change.ts';
import { plan, useSession, useZone } from '../../app/session.ts';
import { request } from '../../app/transport.ts';
import { useNow } from '../../app/useNow.ts';

const PAGE = 200;

/** Who did what and when, newest first: the log itself. */
export default function HistoryView() {
  const seq = useSession((session) => session.status?.seq ?? 0);
  const [entries, setEntries] = useState<TransactionHeader[]>([]);
  const [before, setBefore] = useState<number | null>(null);

  const load = useCallback(async (from: number | null) => {
    const reply = await request('history.page', { before: from, limit: PAGE });
    if (!reply.ok) return;
    setEntries((known) => (from === null ? reply.value.entries : [...known, ...reply.value.entries]));
    setBefore(reply.value.before);
  }, []);
  // Each new entry stands at the top of a page that is read again from the log.
  useEffect(() => {
    if (seq > 0) void load(null);
  }, [seq, load]);

  const now = useNow();
  const zone = useZone();
  return (
    <>
      <div className="head">
        <h1>History</h1>
        <span className="facts cut grow">{sayCount(seq, 'entry', 'entries')}, each sealed by the one before</span>
      </div>
      <div className="scroll" tabIndex={0} role="region" aria-label="Entries">
        <table className="table">
          <thead>
            <tr>
              <th className="number" style={{ width: 80 }}>
                Entry
              </th>
              <th style={{ width: 160 }}>When</th>
              <th style={{ width: 180 }}>Who</th>
              <th>What</th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <tr key={entry.seq}>
                <td className="number">{entry.seq.toLocaleString('en-US')}</td>
                <td>{sayInstant(entry.at, zone, now)}</td>
                <td dir="auto">{plan().get('people', entry.actor)?.name ?? 'unknown'}</td>
                <td title={entry.label}>{entry.label}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {before !== null && (
          <div className="empty">
            <button type="button" className="btn" onClick={() => void load(before)}>
              Show earlier entries
            </button>
          </div>
        )}
      </div>
    </>
  );
}
