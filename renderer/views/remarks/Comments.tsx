import { useState } from 'react';
import { sayCount } from '../../../shared/kernel/timeText.ts';
import type { Comment } from '../../../shared/model/comment.ts';
import { perform } from '../../app/perform.ts';
import { plan, run, useSession } from '../../app/session.ts';
import type { NamedRecord } from '../../ui/IdLink.tsx';
import { CommentField } from './CommentField.tsx';
import { CommentRow } from './CommentRow.tsx';
import { draftOf, keepDraft } from './drafts.ts';

/** The newest stand last, above the field; earlier ones are a press away. */
const MOST_SHOWN = 20;

export function Comments({ record, isReadOnly }: { record: NamedRecord; isReadOnly: boolean }) {
  useSession(({ versions }) => versions.comments + versions.people);
  const actor = useSession(({ status }) => status?.actor ?? null);
  const [isWhole, setIsWhole] = useState(false);
  const [draft, setDraft] = useState(() => draftOf(record.id));
  const all = Array.from(plan().referring('comments', 'onId', record.id)).toSorted(byTime);
  const shown = isWhole ? all : all.slice(-MOST_SHOWN);

  const change = (text: string) => {
    keepDraft(record.id, text);
    setDraft(text);
  };
  async function add() {
    const reply = await run('comment.add', { on: record.id, text: draft });
    if (reply.ok) change('');
    return reply;
  }

  return (
    <section data-section="comments" aria-label={`Comments on ${record.key}`}>
      <h2 className="group">
        Comments <span className="count">{all.length}</span>
      </h2>
      {all.length > shown.length && (
        <p className="note">
          <button type="button" className="link" onClick={() => setIsWhole(true)}>
            Show {sayCount(all.length - shown.length, 'earlier comment')}
          </button>
        </p>
      )}
      {shown.map((comment) => (
        <CommentRow
          key={comment.id}
          comment={comment}
          isOwn={comment.authorId === actor && !isReadOnly}
          remove={() => perform('comment.remove', { comment: comment.id })}
        />
      ))}
      {!isReadOnly && (
        <CommentField
          label={`Comment on ${record.key}`}
          action="Comment"
          text={draft}
          onChange={change}
          send={add}
          isFirst
        />
      )}
    </section>
  );
}

/** Ids go up with time: two of one second keep their order. */
const byTime = (a: Comment, b: Comment): number => a.at.localeCompare(b.at) || (a.id < b.id ? -1 : 1);
