import { z } from 'zod';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { type Comment, comment } from '../model/comment.ts';
import { id } from '../model/fields.ts';
import { insert, remove, update } from '../store/change.ts';
import { type CommandContext, command } from '../store/command.ts';
import type { View } from '../store/view.ts';
import { reference } from './find.ts';
import { findAny, nameOf } from './remark.ts';

const { text } = comment.shape;

export const addComment = command({
  name: 'comment.add',
  version: 1,
  title: 'Comment on a record',
  policy: 'rerun',
  input: z.object({ on: reference, text }),
  plan(view, input, context) {
    const found = findAny(view, input.on, 'on');
    if (!found.ok) return found;
    const { collection, record } = found.value;
    const made: Comment = {
      id: context.newId('comments'),
      onCollection: collection,
      onId: record.id,
      authorId: context.actor,
      at: context.now,
      editedAt: null,
      text: input.text,
    };
    return ok({ label: `Commented on ${record.key}`, changes: [insert('comments', made)] });
  },
});

export const editComment = command({
  name: 'comment.edit',
  version: 1,
  title: 'Change a comment',
  policy: 'ask',
  input: z.object({ comment: id, text }),
  plan(view, input, context) {
    const found = findOwn(view, input.comment, context, 'changes');
    if (!found.ok) return found;
    const change = update('comments', found.value, { text: input.text, editedAt: context.now });
    return ok({ label: `Changed a comment on ${nameOf(view, found.value)}`, changes: [change] });
  },
});

export const removeComment = command({
  name: 'comment.remove',
  version: 1,
  title: 'Delete a comment',
  policy: 'ask',
  input: z.object({ comment: id }),
  plan(view, input, context) {
    const found = findOwn(view, input.comment, context, 'deletes');
    if (!found.ok) return found;
    return ok({
      label: `Deleted a comment on ${nameOf(view, found.value)}`,
      changes: [remove('comments', found.value)],
    });
  },
});

/** What somebody said stays theirs: nobody else rewrites it. */
function findOwn(view: View, named: string, { actor }: CommandContext, does: string): Result<Comment> {
  const found = view.get('comments', named);
  if (!found) return refuse('missing', 'This comment is not in the plan any more.', { field: 'comment' });
  if (found.authorId === actor) return ok(found);
  const author = view.get('people', found.authorId)?.name ?? 'its author';
  return refuse('invalid', `Only ${author} ${does} this comment. Add one of your own instead.`, { field: 'comment' });
}
