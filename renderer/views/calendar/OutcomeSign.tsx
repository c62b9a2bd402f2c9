import { IconBan, IconCheck, IconX } from '@tabler/icons-react';
import { isOver, type Release } from '../../../shared/model/release.ts';
import { sayVerdict } from '../../../shared/rules/evaluate.ts';
import { verdictOf } from '../../app/verdicts.ts';
import { VerdictSign } from '../../ui/signs.tsx';
import { RELEASE_STATE_WORD } from '../../ui/words.ts';
import type { DayMark } from './yearFacts.ts';

const SIGN = { done: IconCheck, failed: IconX, cancelled: IconBan } as const;

/** What holds of a release: the verdict while it may still be moved, and then what became of it. */
export function OutcomeSign({ release, size = 14 }: { release: Release; size?: number }) {
  if (!isOver(release)) return <VerdictSign severity={verdictOf(release).severity} size={size} />;
  const Icon = SIGN[release.state as keyof typeof SIGN];
  return (
    <span className={`finished-sign ${release.state}`}>
      <Icon size={size} role="img" aria-label={RELEASE_STATE_WORD[release.state]} />
    </span>
  );
}

/** The same in words: `Blocked: 2 reasons`, `Done`. */
export const sayOutcome = (release: Release): string =>
  isOver(release) ? RELEASE_STATE_WORD[release.state] : sayVerdict(verdictOf(release));

/** The worst that holds of several releases. */
export function MarkSign({ mark, size }: { mark: DayMark; size: number }) {
  if (mark !== 'failed' && mark !== 'done') return <VerdictSign severity={mark} size={size} />;
  const Icon = SIGN[mark];
  return (
    <span className={`finished-sign ${mark}`}>
      <Icon size={size} aria-hidden="true" />
    </span>
  );
}
