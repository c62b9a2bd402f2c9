import type { Refusal, RefusalKind } from '../../shared/kernel/result.ts';
import type { Settings } from './settings.ts';

/** 0 done or allowed, 1 blocked, 2 bad input, 3 locked, 4 damaged. */
export const EXIT = { done: 0, blocked: 1, badInput: 2, locked: 3, damaged: 4 } as const;

export interface Outcome {
  exitCode: number;
  /** For stdout. */
  answer?: string;
  /** For stdout as it is, in place of an answer: a file's content. */
  pieces?: Iterable<string>;
  /** For stderr. */
  said?: string;
}

const EXIT_BY_REFUSAL: Record<RefusalKind, number> = {
  invalid: EXIT.badInput,
  missing: EXIT.badInput,
  conflict: EXIT.badInput,
  cancelled: EXIT.badInput,
  failed: EXIT.badInput,
  blocked: EXIT.blocked,
  locked: EXIT.locked,
  readOnly: EXIT.locked,
  damaged: EXIT.damaged,
};

/** An answer as JSON where that was asked for, else in words. */
export const answered = (settings: Settings, value: unknown, words: string, exitCode: number = EXIT.done): Outcome => ({
  exitCode,
  answer: settings.json ? JSON.stringify(value, null, 2) : words,
});

/** A refusal: its sentence on stderr. What a rule blocks is an answer too, with its findings. */
export function refused(settings: Settings, refusal: Refusal): Outcome {
  const exitCode = EXIT_BY_REFUSAL[refusal.kind];
  const details = (refusal.details ?? []).filter((detail) => detail !== refusal.message);
  const said = [refusal.message, ...details.map((detail) => `  ${detail}`)].join('\n');
  return {
    exitCode,
    said,
    ...(settings.json && refusal.kind === 'blocked' ? { answer: JSON.stringify({ ok: false, refusal }, null, 2) } : {}),
  };
}
