import type { CollectionName } from '../../../shared/model/plan.ts';
import { type NamedRecord, RecordRow } from '../../ui/IdLink.tsx';

const MOST_SHOWN = 100;

/** Records that have to do with the one that is looked at, under a head with their count. */
export function RecordList({
  title,
  collection,
  records,
  none,
}: {
  title: string;
  collection: CollectionName;
  records: readonly NamedRecord[];
  /** What is said where there are none. */
  none: string;
}) {
  return (
    <>
      <h2 className="group">
        {title} <span className="count">{records.length.toLocaleString('en-US')}</span>
      </h2>
      {records.length === 0 && <p className="note">{none}</p>}
      {records.slice(0, MOST_SHOWN).map((record) => (
        <RecordRow key={record.id} collection={collection} record={record} />
      ))}
      {records.length > MOST_SHOWN && (
        <p className="note">{(records.length - MOST_SHOWN).toLocaleString('en-US')} more.</p>
      )}
    </>
  );
}
