import type { Contradiction } from '../../shared/domain/sanity.ts';
import { WithIds } from './IdLink.tsx';
import { VerdictSign } from './signs.tsx';

/**
 * What contradicts itself in a form or a record: questions with the likely answer as a button. Nothing is refused for it.
 * Pure: the form sets the fields of a patch itself.
 */
export function Contradictions({
  contradictions,
  onTake,
}: {
  contradictions: readonly Contradiction[];
  /** Sets the fields that the suggestion names. */
  onTake: (patch: Record<string, unknown>) => void;
}) {
  return (
    <div className="contradictions" role="status">
      {contradictions.map(({ field, message, suggestion }) => (
        <div key={`${field} ${message}`} className="contradiction">
          <VerdictSign severity="warn" />
          <p className="grow" dir="auto">
            <WithIds text={message} />
          </p>
          {suggestion && (
            <button type="button" className="btn small" onClick={() => onTake(suggestion.patch)}>
              {suggestion.label}
            </button>
          )}
        </div>
      ))}
    </div>
  );
}
