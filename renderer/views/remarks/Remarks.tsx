import { IconMessage, IconPaperclip } from '@tabler/icons-react';
import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import { sayCount } from '../../../shared/kernel/timeText.ts';
import { plan, useSession } from '../../app/session.ts';
import type { NamedRecord } from '../../ui/IdLink.tsx';
import { Attachments } from './Attachments.tsx';
import { Comments } from './Comments.tsx';
import { attachAll } from './copying.ts';
import { type RemarkSection, showRemarks } from './showRemarks.ts';

/** A record in the peek, with what is said about it below and how much that is above. Files can be dropped anywhere on it. */
export function Remarks({ record, children }: { record: NamedRecord; children: ReactNode }) {
  const isReadOnly = useSession(({ status }) => Boolean(status?.readOnly));
  const [isOver, setIsOver] = useState(false);
  const scroller = useRef<HTMLDivElement>(null);
  const over = (event: DragEvent) => {
    if (isReadOnly || !event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setIsOver(true);
  };
  const leave = (event: DragEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setIsOver(false);
  };
  const drop = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setIsOver(false);
    void attachAll(record, event.dataTransfer.files);
  };
  return (
    <>
      <RemarkCounts record={record} show={(section) => showRemarks(scroller.current, section)} />
      <div
        ref={scroller}
        className={`scroll${isOver ? ' drop-here' : ''}`}
        onDragEnter={over}
        onDragOver={over}
        onDragLeave={leave}
        onDrop={drop}
      >
        {isOver && (
          <p className="drop-note">
            <span>Let go to attach it to {record.key}</span>
          </p>
        )}
        {children}
        <Comments record={record} isReadOnly={isReadOnly} />
        <Attachments record={record} isReadOnly={isReadOnly} />
      </div>
    </>
  );
}

/** What is said may lie far below: its count is always in sight, and leads there. */
function RemarkCounts({ record, show }: { record: NamedRecord; show: (section: RemarkSection) => void }) {
  useSession(({ versions }) => versions.comments + versions.attachments);
  const comments = count(plan().referring('comments', 'onId', record.id));
  const attachments = count(plan().referring('attachments', 'onId', record.id));
  return (
    <div className="remark-counts">
      <button type="button" className="btn quiet small" onClick={() => show('comments')}>
        <IconMessage size={14} aria-hidden="true" /> {comments > 0 ? sayCount(comments, 'comment') : 'Comment'}
      </button>
      <button type="button" className="btn quiet small" onClick={() => show('attachments')}>
        <IconPaperclip size={14} aria-hidden="true" />{' '}
        {attachments > 0 ? sayCount(attachments, 'attachment') : 'Attach'}
      </button>
    </div>
  );
}

function count(records: Iterable<unknown>): number {
  let found = 0;
  for (const _ of records) found += 1;
  return found;
}
