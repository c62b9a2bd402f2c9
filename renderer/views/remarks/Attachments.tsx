import { IconPaperclip } from '@tabler/icons-react';
import { useRef } from 'react';
import { sayBytes } from '../../../shared/kernel/sizeText.ts';
import { sayMoment } from '../../../shared/kernel/timeText.ts';
import type { Attachment } from '../../../shared/model/attachment.ts';
import { perform } from '../../app/perform.ts';
import { plan, useSession, useZone } from '../../app/session.ts';
import { useNow } from '../../app/useNow.ts';
import type { NamedRecord } from '../../ui/IdLink.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { toastRefusal } from '../../ui/toasts.tsx';
import { CopyingBar } from './CopyingBar.tsx';
import { attachAll, saveAs, useCopyings } from './copying.ts';

/** Files on a record. Slipway keeps them and gives them back; it never opens them. */
export function Attachments({ record, isReadOnly }: { record: NamedRecord; isReadOnly: boolean }) {
  useSession(({ versions }) => versions.attachments + versions.people);
  const running = useCopyings((copyings) => copyings.running);
  const problem = useCopyings(({ problems }) => problems[record.id]);
  const all = Array.from(plan().referring('attachments', 'onId', record.id)).toSorted(byTime);
  return (
    <section data-section="attachments" aria-label={`Attachments of ${record.key}`}>
      <h2 className="group">
        Attachments <span className="count">{all.length}</span>
      </h2>
      {all.map((attachment) => (
        <AttachmentRow key={attachment.id} attachment={attachment} isReadOnly={isReadOnly} />
      ))}
      {running
        .filter((copying) => copying.record === record.id)
        .map((copying) => (
          <CopyingBar key={copying.job} copying={copying} />
        ))}
      <div className="attach">
        {problem && <Problem message={problem} />}
        {!isReadOnly && <AttachButton record={record} />}
      </div>
    </section>
  );
}

const byTime = (a: Attachment, b: Attachment): number => a.at.localeCompare(b.at) || (a.id < b.id ? -1 : 1);

function AttachButton({ record }: { record: NamedRecord }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" className="btn small" data-first onClick={() => input.current?.click()}>
        <IconPaperclip size={14} aria-hidden="true" /> Attach a file…
      </button>
      <span className="meta">or drop it here. It is copied beside the plan.</span>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={`Attach a file to ${record.key}`}
        onChange={(event) => {
          // Its list empties itself with it.
          const chosen = Array.from(event.currentTarget.files ?? []);
          event.currentTarget.value = '';
          void attachAll(record, chosen);
        }}
      />
    </>
  );
}

function AttachmentRow({ attachment, isReadOnly }: { attachment: Attachment; isReadOnly: boolean }) {
  const zone = useZone();
  const now = useNow();
  const { id, name, bytes, sha256, addedById, at } = attachment;
  const person = plan().get('people', addedById)?.name ?? 'Unknown';
  async function remove() {
    const reply = await perform('attachment.remove', { attachment: id });
    if (!reply.ok) toastRefusal(reply.refusal);
  }
  return (
    <article className="attachment" aria-label={name}>
      <bdi className="attachment-name">{name}</bdi>
      <p className="meta">
        {sayBytes(bytes)}, <bdi>{person}</bdi>,{' '}
        <time dateTime={at} title={at}>
          {sayMoment(at, zone, now)}
        </time>
        , <code title={`SHA-256 ${sha256}`}>{sha256.slice(0, 12)}</code>
      </p>
      <span className="comment-actions">
        <button type="button" className="link" onClick={() => void saveAs(attachment)}>
          Save as…
        </button>
        {!isReadOnly && (
          <button type="button" className="link" onClick={() => void remove()}>
            Remove
          </button>
        )}
      </span>
    </article>
  );
}
