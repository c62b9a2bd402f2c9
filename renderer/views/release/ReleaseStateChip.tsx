import { IconBan, IconCircleCheck, IconCircleDashed, IconCircleX, IconPlayerPlay } from '@tabler/icons-react';
import type { Release } from '../../../shared/model/release.ts';
import { RELEASE_STATE_WORD } from '../../ui/words.ts';

const STATE_ICON = {
  planning: IconCircleDashed,
  go: IconPlayerPlay,
  done: IconCircleCheck,
  failed: IconCircleX,
  cancelled: IconBan,
};

/** How far a release has come: a glyph and a word, no hue. */
export function ReleaseStateChip({ state }: { state: Release['state'] }) {
  const Icon = STATE_ICON[state];
  return (
    <span className="chip">
      <Icon size={13} stroke={1.8} aria-hidden="true" /> {RELEASE_STATE_WORD[state]}
    </span>
  );
}
