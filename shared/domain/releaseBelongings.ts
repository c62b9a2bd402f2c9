import type { Id } from '../kernel/id.ts';
import { type Change, remove, update } from '../store/change.ts';
import type { View } from '../store/view.ts';

/** What goes with a release: its change record, waivers and notes; and others no longer wait for it. */
export function belongingsOfRelease(view: View, id: Id): Change[] {
  return [
    ...Array.from(view.referring('changes', 'releaseId', id), (record) => remove('changes', record)),
    ...Array.from(view.referring('waivers', 'releaseId', id), (record) => remove('waivers', record)),
    ...Array.from(view.referring('releaseNotes', 'releaseId', id), (record) => remove('releaseNotes', record)),
    ...Array.from(view.referring('releases', 'dependsOnIds', id), (waiting) =>
      update('releases', waiting, { dependsOnIds: waiting.dependsOnIds.filter((other) => other !== id) }),
    ),
  ];
}
