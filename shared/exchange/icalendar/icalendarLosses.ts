import { sayCount } from '../../kernel/timeText.ts';
import type { SourcedGroup } from './icalendarGroups.ts';
import { ownKind, textOf } from './icalendarKinds.ts';

/** What events say that no record of ours has a place for: a noun, and its plural. */
const LOST: Record<string, [string, string]> = {
  LOCATION: ['location', 'locations'],
  ORGANIZER: ['organiser', 'organisers'],
  ATTENDEE: ['attendee', 'attendees'],
  ATTACH: ['attachment', 'attachments'],
  URL: ['web address', 'web addresses'],
  GEO: ['position', 'positions'],
};

/** One sentence on what was left out of events that were kept; empty where nothing was. */
export function sayLosses(groups: readonly SourcedGroup[]): string[] {
  const counts = new Map<string, number>();
  const count = (name: string, by = 1) => counts.set(name, (counts.get(name) ?? 0) + by);
  let renamed = 0;
  for (const { event, changed } of groups) {
    if (ownKind(event) !== null) continue;
    for (const { name, value } of event.properties) if (LOST[name] && value.trim() !== '') count(name);
    const alarms = event.components.filter(({ name }) => name === 'VALARM').length;
    if (alarms > 0) count('VALARM', alarms);
    for (const one of changed) if (textOf(one, 'SUMMARY') !== textOf(event, 'SUMMARY')) renamed += 1;
  }
  const said = Array.from(counts, ([name, number]) => sayCount(number, ...(LOST[name] ?? ['alarm', 'alarms'])));
  return [
    ...(said.length > 0 ? [`Slipway has no place for and left out: ${said.join(', ')}.`] : []),
    ...(renamed > 0 ? [`${sayCount(renamed, 'changed occurrence')} had a name of its own, which is not kept.`] : []),
  ];
}
