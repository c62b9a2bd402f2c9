import { z } from 'zod';
import { ok, refuse } from '../kernel/result.ts';
import { type Attachment, attachment } from '../model/attachment.ts';
import { id } from '../model/fields.ts';
import { insert, remove } from '../store/change.ts';
import { command } from '../store/command.ts';
import { reference } from './find.ts';
import { findAny, nameOf } from './remark.ts';

const { name, bytes, sha256 } = attachment.shape;

/** The bytes must lie beside the plan already: the store refuses an attachment without them. */
export const addAttachment = command({
  name: 'attachment.add',
  version: 1,
  title: 'Attach a file to a record',
  policy: 'rerun',
  input: z.object({ on: reference, name, bytes, sha256 }),
  plan(view, { on, ...file }, context) {
    const found = findAny(view, on, 'on');
    if (!found.ok) return found;
    const { collection, record } = found.value;
    const made: Attachment = {
      ...file,
      id: context.newId('attachments'),
      onCollection: collection,
      onId: record.id,
      addedById: context.actor,
      at: context.now,
    };
    return ok({ label: `Attached a file to ${record.key}`, changes: [insert('attachments', made)] });
  },
});

/** Its bytes stay beside the plan, because undo and the history may bring the attachment back. Nothing clears them yet. */
export const removeAttachment = command({
  name: 'attachment.remove',
  version: 1,
  title: 'Remove an attachment',
  policy: 'ask',
  input: z.object({ attachment: id }),
  plan(view, input) {
    const found = view.get('attachments', input.attachment);
    if (!found) return refuse('missing', 'This attachment is not in the plan any more.', { field: 'attachment' });
    return ok({
      label: `Removed an attachment from ${nameOf(view, found)}`,
      changes: [remove('attachments', found)],
    });
  },
});
