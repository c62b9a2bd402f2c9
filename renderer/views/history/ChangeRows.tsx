import type { ReactNode } from 'react';
import { parseInstant } from '../../../shared/kernel/time.ts';
import { sayWhen } from '../../../shared/kernel/timeText.ts';
import { spellField } from '../../../shared/kernel/words.ts';
import { collections } from '../../../shared/model/plan.ts';
import { type Change, changedFields } from '../../../shared/store/change.ts';
import { plan, useZone } from '../../app/session.ts';
import { useNow } from '../../app/useNow.ts';
import { IdLink, type NamedRecord } from '../../ui/IdLink.tsx';

/** One record before and after, by field. A record that came or went is named; its fields are folded away. */
export function ChangeRows({ change }: { change: Change }) {
  const { collection, id, before, after } = change;
  const record = (after ?? before) as NamedRecord;
  const isThere = plan().get(collection, id) !== undefined;
  const word = before === null ? 'added' : after === null ? 'deleted' : null;
  const fields = worthTelling(changedFields(change));
  return (
    <div className="change">
      <p className="cell">
        {isThere && record.key ? (
          <IdLink collection={collection} record={record} />
        ) : (
          <span className="id">{record.key ?? collections[collection].noun}</span>
        )}
        <span className="cut grow">
          <bdi>{record.name ?? record.title}</bdi>
        </span>
        {word && <span className="meta">{word}</span>}
      </p>
      {word ? (
        <details>
          <summary className="meta">{word === 'added' ? 'What it was' : 'What it was at the end'}</summary>
          <Fields fields={fields} change={change} shows={word === 'added' ? 'after' : 'before'} />
        </details>
      ) : (
        <Fields fields={fields} change={change} shows="both" />
      )}
    </div>
  );
}

/** Each change of an item notes its time as well; that is told only where nothing else is. */
function worthTelling(fields: readonly Field[]): readonly Field[] {
  const others = fields.filter(({ field }) => field !== 'key' && field !== 'updatedAt');
  return others.length > 0 ? others : fields.filter(({ field }) => field !== 'key');
}

type Field = ReturnType<typeof changedFields>[number];

function Fields({
  fields,
  change,
  shows,
}: {
  fields: readonly Field[];
  change: Change;
  shows: 'before' | 'after' | 'both';
}) {
  return (
    <dl className="change-fields">
      {fields.map(({ field, before, after }) => (
        <div key={field}>
          <dt>{sayField(field)}</dt>
          <dd>
            {shows !== 'after' && (
              <del aria-label="before">
                <Value value={before} change={change} field={field} />
              </del>
            )}
            {shows === 'both' && <span aria-hidden="true"> → </span>}
            {shows !== 'before' && (
              <ins aria-label="after">
                <Value value={after} change={change} field={field} />
              </ins>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What a field held: a reference by its key, an instant in the plan's zone, all else as it is. */
function Value({ value, change, field }: { value: unknown; change: Change; field: string }): ReactNode {
  const zone = useZone();
  const now = useNow();
  if (value === null || value === '') return 'none';
  const target = collections[change.collection].references as Record<string, keyof typeof collections>;
  if (typeof value === 'string' && target[field])
    return (plan().get(target[field], value) as NamedRecord | undefined)?.key ?? 'a record that is gone';
  if (typeof value === 'string') {
    const instant = /^\d{4}-\d\d-\d\dT.*Z$/.test(value) ? parseInstant(value) : null;
    return instant ? sayWhen(instant, zone, now) : <span dir="auto">{value}</span>;
  }
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(String).join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : (value as number).toLocaleString('en-US');
}

/** `lengthMinutes` -> `Length minutes`, `releaseId` -> `Release`. */
function sayField(field: string): string {
  const words = field.replace(/Id$/, '');
  return spellField(words);
}
