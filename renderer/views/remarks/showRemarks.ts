import type { Id } from '../../../shared/kernel/id.ts';
import type { CollectionName } from '../../../shared/model/plan.ts';
import { peek } from '../../app/place.ts';

export type RemarkSection = 'comments' | 'attachments';

/** Goes to a section, and to its first control, so that the keys go on from there. */
export function showRemarks(within: ParentNode | null, name: RemarkSection): void {
  const section = within?.querySelector(`[data-section="${name}"]`);
  section?.scrollIntoView({ block: 'end' });
  section?.querySelector<HTMLElement>('[data-first]')?.focus();
}

/** Peeks at a record, ready for what one has to say about it. */
export function commentOn(collection: CollectionName, id: Id): void {
  peek(collection, id);
  // The palette gives the focus back when it closes; this comes after it.
  setTimeout(() => showRemarks(document.getElementById('peek'), 'comments'), 50);
}
