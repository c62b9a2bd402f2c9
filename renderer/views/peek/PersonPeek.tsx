import { sayCount } from '../../../shared/kernel/timeText.ts';
import type { Person } from '../../../shared/model/person.ts';
import { openForm } from '../../app/place.ts';
import { plan, useSession } from '../../app/session.ts';
import { RecordRow } from '../../ui/IdLink.tsx';
import { TypedFact } from './Fact.tsx';

const MOST_ITEMS = 100;

/** Who somebody is in the plan, and what they are to do. */
export function PersonPeek({ record: person }: { record: Person }) {
  useSession((session) => session.versions.items);
  const items = Array.from(plan().referring('items', 'assigneeId', person.id));
  return (
    <>
      <dl className="facts">
        <TypedFact title="Name" text={person.name} />
        <TypedFact title="Roles" text={person.roles.join(', ')} />
      </dl>
      <div className="buttons">
        <button type="button" className="btn" onClick={() => openForm('person', { subject: person.id })}>
          Edit…
        </button>
      </div>
      <h2 className="group">
        Items <span className="count">{items.length}</span>
      </h2>
      {items.length === 0 && <p className="note">No item is assigned to this person.</p>}
      {items.slice(0, MOST_ITEMS).map((item) => (
        <RecordRow key={item.id} collection="items" record={item} />
      ))}
      {items.length > MOST_ITEMS && (
        <p className="note">{sayCount(items.length - MOST_ITEMS, 'more item')} in the backlog.</p>
      )}
    </>
  );
}
