import type { WindowClass } from '../../../shared/model/windowClass.ts';
import { openForm } from '../../app/place.ts';
import { plan, useSession } from '../../app/session.ts';
import { RISK_WORD } from '../../ui/words.ts';
import { sayNotice } from '../windows/classWords.ts';
import { RecordList } from './RecordList.tsx';
import { removeRecord } from './removeRecord.ts';

/** What may be done in the windows of a class, and which windows they are. */
export function WindowClassPeek({ record }: { record: WindowClass }) {
  useSession((session) => session.versions.windows);
  const windows = Array.from(plan().referring('windows', 'classId', record.id));
  return (
    <>
      <dl className="facts">
        <dt>Risk</dt>
        <dd>{record.allowedRisk === null ? 'any' : `up to ${RISK_WORD[record.allowedRisk].toLowerCase()}`}</dd>
        <dt>Notice</dt>
        <dd>{sayNotice(record)}</dd>
        <dt>Holds</dt>
        <dd>{record.capacity === null ? 'any number of releases at a time' : `${record.capacity} at a time`}</dd>
      </dl>
      <div className="buttons">
        <button type="button" className="btn" onClick={() => openForm('windowClass', { subject: record.id })}>
          Edit…
        </button>
        <button type="button" className="btn danger" onClick={() => void removeRecord('windowClass', record.id)}>
          Delete
        </button>
      </div>
      <RecordList title="Windows" collection="windows" records={windows} none="No window is of this class." />
    </>
  );
}
