import type { AnyRefusal, HistoryEntry } from '../../../shared/api/contract.ts';
import { sayCount, sayWhen } from '../../../shared/kernel/timeText.ts';
import type { TransactionHeader } from '../../../shared/store/change.ts';
import { plan, useZone } from '../../app/session.ts';
import { useNow } from '../../app/useNow.ts';
import { IdLink, recordOf, WithIds } from '../../ui/IdLink.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { ChangeRows } from './ChangeRows.tsx';
import { canTakeBack, takeBackEntry, useHistoryChoice } from './historyChoice.ts';

/** Beside the history: one entry, who made it, what it changed, and the way back. */
export function HistorySide() {
  const { entry, undoLine, refusal } = useHistoryChoice();
  if (!entry)
    return (
      <section className="empty">
        <h2>Choose an entry</h2>
        <p>Click a row, or walk with the arrows and press Space: here stands what it changed, before and after.</p>
        {refusal && <Problem message={refusal.message} />}
      </section>
    );
  const { header, changes, total } = entry;
  return (
    <>
      <div className="peek-head">
        <span className="id">Entry {header.seq.toLocaleString('en-US')}</span>
        <b className="cut grow" title={header.label}>
          {header.label}
        </b>
      </div>
      <div className="scroll">
        <Facts header={header} />
        {canTakeBack(undoLine, header.seq) && (
          <div className="buttons">
            <button type="button" className="btn" onClick={() => void takeBackEntry(header.seq)}>
              Take back
            </button>
          </div>
        )}
        {refusal && <InTheWay refusal={refusal} entry={entry} />}
        <h2 className="group">
          Changed <span className="count">{sayCount(total, 'record')}</span>
        </h2>
        {total === 0 && <p className="note">It changed nothing.</p>}
        {changes.map((change) => (
          <ChangeRows key={`${change.collection} ${change.id}`} change={change} />
        ))}
        {total > changes.length && (
          <p className="note">{sayCount(total - changes.length, 'more record')} are in the log and not shown here.</p>
        )}
      </div>
    </>
  );
}

function Facts({ header }: { header: TransactionHeader }) {
  const now = useNow();
  const zone = useZone();
  const { label, at, actor, command, kind, concerns } = header;
  const person = plan().get('people', actor);
  return (
    <dl className="facts">
      <dt>What</dt>
      <dd>
        <WithIds text={label} />
      </dd>
      <dt>When</dt>
      <dd>{sayWhen(at, zone, now)}</dd>
      <dt>Who</dt>
      <dd className="cell">
        {person ? <IdLink collection="people" record={person} /> : 'unknown'} <span dir="auto">{person?.name}</span>
      </dd>
      <dt>Command</dt>
      <dd>
        {command.name}
        {kind !== 'command' && `, ${kind} of entry ${concerns?.toLocaleString('en-US')}`}
      </dd>
    </dl>
  );
}

const sayOthers = (count: number): string => (count === 1 ? 'record' : sayCount(count, 'record'));

/** What changed later is named; the rest can go back without it. */
function InTheWay({ refusal, entry }: { refusal: AnyRefusal; entry: HistoryEntry }) {
  const names = refusal.kind === 'conflict' ? (refusal.details ?? []) : [];
  return (
    <div className="in-the-way" role="alert">
      <Problem message={refusal.message} />
      {names.length > 0 && (
        <ul>
          {names.slice(0, 20).map((name) => {
            const found = recordOf(name);
            return (
              <li key={name}>
                {found ? <IdLink {...found} /> : <span className="id">{name}</span>}{' '}
                <span className="cut" dir="auto">
                  {found?.record.name ?? found?.record.title ?? 'not in the plan now'}
                </span>
              </li>
            );
          })}
          {names.length > 20 && <li>{sayCount(names.length - 20, 'more record')}</li>}
        </ul>
      )}
      {names.length > 0 && names.length < entry.total && (
        <button type="button" className="btn" onClick={() => void takeBackEntry(entry.header.seq, true)}>
          Take back the other {sayOthers(entry.total - names.length)}
        </button>
      )}
    </div>
  );
}
