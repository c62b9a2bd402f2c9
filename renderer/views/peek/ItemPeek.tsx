import { toInstant } from '../../../shared/kernel/time.ts';
import { sayDate, sayWhen } from '../../../shared/kernel/timeText.ts';
import type { Item } from '../../../shared/model/item.ts';
import { openForm } from '../../app/place.ts';
import { plan, useZone } from '../../app/session.ts';
import { useNow } from '../../app/useNow.ts';
import { IdLink } from '../../ui/IdLink.tsx';
import { ITEM_KIND_WORD, ITEM_STATE_WORD } from '../../ui/words.ts';
import { removeItems, takeOutOfRelease } from '../backlog/changeItems.ts';

export function ItemPeek({ record: item }: { record: Item }) {
  const now = useNow();
  const zone = useZone();
  const release = item.releaseId ? plan().get('releases', item.releaseId) : undefined;
  const assignee = item.assigneeId ? plan().get('people', item.assigneeId) : undefined;
  return (
    <>
      <dl className="facts">
        <dt>Title</dt>
        <dd dir="auto">{item.title}</dd>
        <dt>Kind</dt>
        <dd>{ITEM_KIND_WORD[item.kind]}</dd>
        <dt>State</dt>
        <dd>{ITEM_STATE_WORD[item.state]}</dd>
        <dt>Points</dt>
        <dd>{item.points ?? 'none'}</dd>
        <dt>Release</dt>
        <dd>
          {release ? (
            <span className="cell">
              <IdLink collection="releases" record={release} /> <span dir="auto">{release.name}</span>
            </span>
          ) : (
            'none'
          )}
        </dd>
        <dt>Sprint</dt>
        <dd dir="auto">{item.sprint ?? 'none'}</dd>
        <dt>Priority</dt>
        <dd dir="auto">{item.priority ?? 'none'}</dd>
        <dt>Labels</dt>
        <dd dir="auto">{item.labels.join(', ') || 'none'}</dd>
        <dt>Due on</dt>
        <dd>{item.dueOn ? sayDate(item.dueOn, toInstant(now)) : 'none'}</dd>
        <dt>Parent</dt>
        <dd dir="auto">{item.parentKey ?? 'none'}</dd>
        <dt>Assignee</dt>
        <dd dir="auto">{assignee?.name ?? 'none'}</dd>
        <dt>External key</dt>
        <dd dir="auto">{item.externalKey ?? 'none'}</dd>
        <dt>Created</dt>
        <dd>{item.createdAt ? sayWhen(item.createdAt, zone, now) : 'none'}</dd>
        <dt>Updated</dt>
        <dd>{item.updatedAt ? sayWhen(item.updatedAt, zone, now) : 'none'}</dd>
      </dl>
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
      {item.description && (
        <>
          <h2 className="group">Description</h2>
          <p className="description" dir="auto">
            {item.description}
          </p>
        </>
      )}
    </>
  );
}
