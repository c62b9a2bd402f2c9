import { checkRule } from '../../domain/recurrence/recurrence.ts';
import { readRule } from '../../domain/recurrence/recurrenceRule.ts';
import { type Result, refuse } from '../../kernel/result.ts';
import type { WallTime, Zone } from '../../kernel/time.ts';

/** Checks the rules of one file, each once. */
export type CheckRule = (rule: string, start: WallTime, zone: Zone) => Result<string>;

/** A rule that is well written and still cannot be kept was followed for seconds. A file with more of them is made to do that. */
const MOST_HOPELESS = 20;

export function rulesOfFile(): CheckRule {
  const known = new Map<string, Result<string>>();
  let hopeless = 0;
  return (rule, start, zone) => {
    const place = `${start} ${zone} ${rule}`;
    const before = known.get(place);
    if (before) return before;
    const isWritten = readRule(rule).ok;
    if (isWritten && hopeless >= MOST_HOPELESS)
      return refuse('invalid', `it was not followed, because ${MOST_HOPELESS} others of the file led nowhere`);
    const checked = checkRule(rule, start, zone);
    if (isWritten && !checked.ok) hopeless += 1;
    known.set(place, checked);
    return checked;
  };
}
