import type { Release } from '../../../shared/model/release.ts';

/** Its date is history: it is neither moved nor judged. */
export const isFinished = ({ state }: Release): boolean =>
  state === 'done' || state === 'failed' || state === 'cancelled';

export const STATE_WORD: Record<Release['state'], string> = {
  planning: 'Planning',
  go: 'Go',
  done: 'Done',
  failed: 'Failed',
  cancelled: 'Cancelled',
};
