import { planDrafts } from '../domain/calendarImport/calendarImport.ts';
import type { SkippedEvent } from '../exchange/icalendar/icalendarGroups.ts';
import { draftsOf, type FoundEvent } from '../exchange/icalendar/icalendarRead.ts';
import { isBlocked } from '../rules/gates.ts';
import { commandContext } from '../store/command.ts';
import type { View } from '../store/view.ts';
import { decide, type Run } from './decide.ts';

/** More releases than this are not tried one by one. */
const MOST_BLOCKED = 100;

/** Releases that a rule stands against are left out, one after the other: the others may still come. */
export function withoutBlocked(
  view: View,
  reading: Parameters<typeof draftsOf>[0] & { skipped: SkippedEvent[] },
  file: { name: string; sha256: string },
  run: Run,
) {
  let { found } = reading;
  const skipped = [...reading.skipped];
  for (let tried = 0; tried < MOST_BLOCKED && found.some(({ read }) => read.kind === 'releases'); tried++) {
    const decided = decide(view, 'ics.import', { ...draftsOf({ ...reading, found }), file }, run);
    if (decided.ok || !isBlocked(decided.refusal)) break;
    const { release, message } = decided.refusal;
    const blocked = blockedEvent(view, { ...reading, found }, run, release);
    if (!blocked) break;
    const { line, name, choice } = blocked;
    skipped.push({ line, name, reason: message.replace(/\.$/, ''), ...(choice ? { choice } : {}) });
    found = found.filter((one) => one !== blocked);
  }
  return { found, skipped };
}

function blockedEvent(
  view: View,
  reading: Parameters<typeof draftsOf>[0],
  run: Run,
  release: string,
): FoundEvent | undefined {
  const { drafts, changes } = planDrafts(view, draftsOf(reading), commandContext(view, run));
  const uid = changes.find(({ id }) => id === release)?.after as { uid?: string | null } | undefined;
  const draft = drafts.find((one) => one.draft.uid === uid?.uid || one.draft.uid === `${release}@slipway`)?.draft;
  return reading.found.find(({ read }) => read.kind !== 'holidays' && read.draft === draft);
}
