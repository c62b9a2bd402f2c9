import type { EventKind } from '../exchange/icalendar/icalendarKinds.ts';
import { sayCount } from '../kernel/timeText.ts';
import type { KindPreview } from './calendarSamples.ts';

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

/** `Import 9 windows and 3 freezes`: what is new or changed. Null where nothing is. */
export function sayImportable(kinds: readonly KindPreview[]): string | null {
  const news = kinds.filter(({ events, unchanged }) => events > unchanged);
  const parts = news.map(({ kind, events, unchanged }) => sayCount(events - unchanged, ...KIND_NOUNS[kind]));
  if (parts.length === 0) return null;
  return `Import ${parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}` : parts[0]}`;
}
