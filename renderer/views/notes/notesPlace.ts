import { create } from 'zustand';
import type { Id } from '../../../shared/kernel/id.ts';
import type { Release } from '../../../shared/model/release.ts';
import { go } from '../../app/place.ts';

/** Whose notes the view shows. */
export const useNotesPlace = create<{ releaseId: Id | null }>(() => ({ releaseId: null }));

export function showNotes({ id }: Release): void {
  useNotesPlace.setState({ releaseId: id });
  go('notes');
}
