import type { Id } from '../kernel/id.ts';
import { type Change, remove, update } from '../store/change.ts';
import type { View } from '../store/view.ts';

/** What goes when any record goes: the comments and attachments on it. */
export const belongingsOf = (view: View, id: Id): Change[] => [
  ...Array.from(view.referring('comments', 'onId', id), (record) => remove('comments', record)),
  ...Array.from(view.referring('attachments', 'onId', id), (record) => remove('attachments', record)),
];

/** What goes with a release beside that: its change record, waivers and notes; and others no longer wait for it. */
export function belongingsOfRelease(view: View, id: Id): Change[] {
  const changes = Array.from(view.referring('changes', 'releaseId', id));
  return [
    ...changes.flatMap((record) => [...belongingsOf(view, record.id), remove('changes', record)]),
    ...Array.from(view.referring('waivers', 'releaseId', id), (record) => remove('waivers', record)),
    ...Array.from(view.referring('releaseNotes', 'releaseId', id), (record) => remove('releaseNotes', record)),
    ...Array.from(view.referring('releases', 'dependsOnIds', id), (waiting) =>
      update('releases', waiting, { dependsOnIds: waiting.dependsOnIds.filter((other) => other !== id) }),
    ),
    ...belongingsOf(view, id),
  ];
}
