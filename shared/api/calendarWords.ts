import type { EventKind } from '../exchange/icalendarKinds.ts';
import { sayCount } from '../kernel/timeText.ts';
import type { KindPreview } from './calendarPreview.ts';

/** One of a kind, and several. */
export const KIND_NOUNS: Record<EventKind, [string, string]> = {
  windows: ['window', 'windows'],
  freezes: ['freeze', 'freezes'],
  releases: ['release', 'releases'],
  meetings: ['CAB meeting', 'CAB meetings'],
  holidays: ['holiday', 'holidays'],
};

/** `12 events: 9 windows (2 changed), 3 freezes`. */
export function sayKinds(kinds: readonly KindPreview[]): string {
  const total = kinds.reduce((sum, { events }) => sum + events, 0);
  const parts = kinds.map(({ kind, events, changed, unchanged }) => {
    const known = [changed > 0 ? `${changed} changed` : '', unchanged > 0 ? `${unchanged} unchanged` : ''].filter(
      Boolean,
    );
    return `${sayCount(events, ...KIND_NOUNS[kind])}${known.length > 0 ? ` (${known.join(', ')})` : ''}`;
  });
  return `${sayCount(total, 'event')}: ${parts.join(', ')}`;
}

/** `Import 9 windows and 3 freezes`. */
export function sayImportable(kinds: readonly KindPreview[]): string {
  const parts = kinds.map(({ kind, events }) => sayCount(events, ...KIND_NOUNS[kind]));
  if (parts.length > 3)
    return `Import ${sayCount(
      kinds.reduce((sum, { events }) => sum + events, 0),
      'event',
    )}`;
  return `Import ${parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}` : parts[0]}`;
}
