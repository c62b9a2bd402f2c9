import type { WindowClass } from '../../../shared/model/windowClass.ts';
import { plan, useSession } from '../../app/session.ts';
import { RISK_WORD } from '../../ui/words.ts';
import { sayNotice } from '../windows/classWords.ts';
import { Fact } from './Fact.tsx';
import { RecordButtons } from './RecordButtons.tsx';
import { RecordList } from './RecordList.tsx';

/** What may be done in the windows of a class, and which windows they are. */
export function WindowClassPeek({ record }: { record: WindowClass }) {
  useSession((session) => session.versions.windows);
  const windows = Array.from(plan().referring('windows', 'classId', record.id));
  return (
    <>
      <dl className="facts">
        <Fact title="Risk">
          {record.allowedRisk === null ? 'any' : `up to ${RISK_WORD[record.allowedRisk].toLowerCase()}`}
        </Fact>
        <Fact title="Notice">{sayNotice(record)}</Fact>
        <Fact title="Holds">
          {record.capacity === null ? 'any number of releases at a time' : `${record.capacity} at a time`}
        </Fact>
      </dl>
      <RecordButtons noun="windowClass" id={record.id} />
      <RecordList title="Windows" collection="windows" records={windows} none="No window is of this class." />
    </>
  );
}
