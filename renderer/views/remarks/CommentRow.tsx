import { useState } from 'react';
import type { Ran, Reply } from '../../../shared/api/contract.ts';
import { sayMoment } from '../../../shared/kernel/timeText.ts';
import type { Comment } from '../../../shared/model/comment.ts';
import { perform } from '../../app/perform.ts';
import { plan, useZone } from '../../app/session.ts';
import { useNow } from '../../app/useNow.ts';
import { WithIds } from '../../ui/IdLink.tsx';
import { toastRefusal } from '../../ui/toasts.tsx';
import { CommentField } from './CommentField.tsx';

interface Properties {
  comment: Comment;
  /** Its author may change it and take it back. */
  isOwn: boolean;
  remove: () => Promise<Reply<Ran>>;
}

export function CommentRow({ comment, isOwn, remove }: Properties) {
  const [edited, setEdited] = useState<string | null>(null);
  const author = plan().get('people', comment.authorId)?.name ?? 'Unknown';

  async function save() {
    // Unchanged it is left alone: a field knows one kind of line break, the comment may hold others.
    const isSame = edited === comment.text.replace(/\r\n?/g, '\n');
    const reply = isSame
      ? ({ ok: true, value: null } as const)
      : await perform('comment.edit', { comment: comment.id, text: edited });
    if (reply.ok) setEdited(null);
    return reply;
  }
  async function take() {
    const reply = await remove();
    if (!reply.ok) toastRefusal(reply.refusal);
  }

  return (
    <article className="comment" aria-label={`Comment of ${author}`}>
      <header>
        <b dir="auto">{author}</b> <Times comment={comment} />
        {isOwn && edited === null && (
          <span className="comment-actions">
            <button type="button" className="link" onClick={() => setEdited(comment.text)}>
              Edit
            </button>
            <button type="button" className="link" onClick={() => void take()}>
              Delete
            </button>
          </span>
        )}
      </header>
      {edited === null ? (
        <CommentText text={comment.text} />
      ) : (
        <CommentField
          label="Your comment"
          action="Save"
          text={edited}
          onChange={setEdited}
          send={save}
          cancel={() => setEdited(null)}
        />
      )}
    </article>
  );
}

function Times({ comment: { at, editedAt } }: { comment: Comment }) {
  const zone = useZone();
  const now = useNow();
  return (
    <span className="meta">
      <time dateTime={at} title={at}>
        {sayMoment(at, zone, now)}
      </time>
      {editedAt && (
        <>
          , edited <time dateTime={editedAt}>{sayMoment(editedAt, zone, now)}</time>
        </>
      )}
    </span>
  );
}

/** A log pasted into a comment does not push the others away. */
const LONG = { characters: 1_200, lines: 16 };

function CommentText({ text }: { text: string }) {
  const [isWhole, setIsWhole] = useState(false);
  const beginning = beginningOf(text);
  const isCut = beginning.length < text.length && !isWhole;
  return (
    <>
      <p className="comment-text" dir="auto">
        <WithIds text={isCut ? `${beginning}…` : text} />
      </p>
      {isCut && (
        <button type="button" className="link" onClick={() => setIsWhole(true)}>
          Show all {text.length.toLocaleString('en-US')} characters
        </button>
      )}
    </>
  );
}

const beginningOf = (text: string): string =>
  text.slice(0, LONG.characters).split('\n').slice(0, LONG.lines).join('\n');
