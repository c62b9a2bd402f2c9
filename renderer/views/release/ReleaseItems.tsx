import { sayCount } from '../../../shared/kernel/timeText.ts';
import type { Item } from '../../../shared/model/item.ts';
import type { Release } from '../../../shared/model/release.ts';
import { perform } from '../../app/perform.ts';
import { go } from '../../app/place.ts';
import { plan } from '../../app/session.ts';
import { RecordRow } from '../../ui/IdLink.tsx';
import { toastRefusal } from '../../ui/toasts.tsx';

const MOST_ITEMS = 200;

/** What it carries. Until it is decided items come and go; then they stay. */
export function ReleaseItems({ release }: { release: Release }) {
  const items = Array.from(plan().referring('items', 'releaseId', release.id));
  const isOpen = release.state === 'planning';
  return (
    <>
      <h2 className="group">
        Items <span className="count">{sayItems(items)}</span>
        {isOpen && (
          <button type="button" className="btn small quiet meta" onClick={() => go('backlog')}>
            Choose in the backlog
          </button>
        )}
      </h2>
      {items.length === 0 && (
        <p className="note">None yet. Choose items in the backlog and make or fill a release from them.</p>
      )}
      {items.slice(0, MOST_ITEMS).map((item) => (
        <div key={item.id} className="release-item">
          <RecordRow collection="items" record={item} />
          {isOpen && (
            <button
              type="button"
              className="btn small quiet"
              aria-label={`Take ${item.key} out of the release`}
              onClick={() => void takeOut(item)}
            >
              Take out
            </button>
          )}
        </div>
      ))}
      {items.length > MOST_ITEMS && (
        <p className="note">{sayCount(items.length - MOST_ITEMS, 'more item')} in the backlog.</p>
      )}
    </>
  );
}

function sayItems(items: readonly Item[]): string {
  const points = items.reduce((sum, item) => sum + (item.points ?? 0), 0);
  return points > 0 ? `${items.length}, ${sayCount(points, 'point')}` : String(items.length);
}

async function takeOut(item: Item): Promise<void> {
  const reply = await perform('release.removeItems', { items: [item.id] });
  if (!reply.ok) toastRefusal(reply.refusal);
}
