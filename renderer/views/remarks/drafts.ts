import type { Id } from '../../../shared/kernel/id.ts';

/** What was typed and not sent stays with its record while the window is open: the peek follows the list at every arrow. */
const drafts = new Map<Id, string>();

export const draftOf = (record: Id): string => drafts.get(record) ?? '';

export function keepDraft(record: Id, text: string): void {
  if (text === '') drafts.delete(record);
  else drafts.set(record, text);
}
