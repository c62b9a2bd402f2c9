import { toInstant } from '../../../shared/kernel/time.ts';
import { sayDate, sayWhen } from '../../../shared/kernel/timeText.ts';
import type { Item } from '../../../shared/model/item.ts';
import type { Release } from '../../../shared/model/release.ts';
import { openForm } from '../../app/place.ts';
import { plan, useZone } from '../../app/session.ts';
import { useNow } from '../../app/useNow.ts';
import { IdLink } from '../../ui/IdLink.tsx';
import { ITEM_KIND_WORD, ITEM_STATE_WORD } from '../../ui/words.ts';
import { removeItems, takeOutOfRelease } from '../backlog/changeItems.ts';
import { Fact, TypedFact } from './Fact.tsx';
import { LongText } from './LongText.tsx';

export function ItemPeek({ record: item }: { record: Item }) {
  const release = item.releaseId ? plan().get('releases', item.releaseId) : undefined;
  return (
    <>
      <Facts item={item} release={release} />
      <div className="buttons">
        <button type="button" className="btn" onClick={() => openForm('item', { subject: item.id })}>
          Edit…
        </button>
        {release && (
          <button type="button" className="btn" onClick={() => void takeOutOfRelease([item.id])}>
            Take out of {release.key}
          </button>
        )}
        <button type="button" className="btn danger" onClick={() => void removeItems([item.id])}>
          Delete
        </button>
      </div>
      <LongText title="Description" text={item.description} />
    </>
  );
}

function Facts({ item, release }: { item: Item; release: Release | undefined }) {
  const now = useNow();
  const zone = useZone();
  const assignee = item.assigneeId ? plan().get('people', item.assigneeId) : undefined;
  return (
    <dl className="facts">
      <TypedFact title="Title" text={item.title} />
      <Fact title="Kind">{ITEM_KIND_WORD[item.kind]}</Fact>
      <Fact title="State">{ITEM_STATE_WORD[item.state]}</Fact>
      <Fact title="Points">{item.points ?? 'none'}</Fact>
      <Fact title="Release">
        {release ? (
          <span className="cell">
            <IdLink collection="releases" record={release} /> <span dir="auto">{release.name}</span>
          </span>
        ) : (
          'none'
        )}
      </Fact>
      <TypedFact title="Sprint" text={item.sprint} />
      <TypedFact title="Priority" text={item.priority} />
      <TypedFact title="Labels" text={item.labels.join(', ')} />
      <Fact title="Due on">{item.dueOn ? sayDate(item.dueOn, toInstant(now)) : 'none'}</Fact>
      <TypedFact title="Parent" text={item.parentKey} />
      <TypedFact title="Assignee" text={assignee?.name} />
      <TypedFact title="External key" text={item.externalKey} />
      <Fact title="Created">{item.createdAt ? sayWhen(item.createdAt, zone, now) : 'none'}</Fact>
      <Fact title="Updated">{item.updatedAt ? sayWhen(item.updatedAt, zone, now) : 'none'}</Fact>
    </dl>
  );
}
