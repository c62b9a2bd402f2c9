import { ok, type Result, refuse } from '../../kernel/result.ts';
import { addWall, type WallTime, wallMinutesBetween } from '../../kernel/time.ts';
import { sayExactLength, sayWall } from '../../kernel/timeText.ts';

/** A start and end by the wall clock, of a window or a freeze: the end comes after the start, where both are set. */
export function checkSpan<S extends { start: WallTime | null; end: WallTime | null }>(span: S): Result<S> {
  if (span.start === null || span.end === null) return ok(span);
  const length = wallMinutesBetween(span.start, span.end);
  if (length > 0) return ok(span);
  if (length === 0) return refuse('invalid', 'Ends when it starts. Give a later end.', { field: 'end' });
  const nextDay = addWall(span.end, { days: Math.floor(-length / 1440) + 1 });
  return refuse('invalid', `Ends ${sayExactLength(-length)} before it starts. Did you mean ${sayWall(nextDay)}?`, {
    field: 'end',
  });
}
