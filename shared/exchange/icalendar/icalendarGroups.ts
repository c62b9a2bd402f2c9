import type { Component } from './icalendarComponents.ts';
import { propertyOf } from './icalendarComponents.ts';
import { type EventKind, textOf } from './icalendarKinds.ts';
import { type EventGroup, isCancelled } from './icalendarSeries.ts';

export interface EventSource {
  event: Component;
  calendar: Component;
}

/** An event with the changed occurrences of it, and the UID that its record goes by. */
export interface SourcedGroup extends EventGroup, EventSource {
  uid: string;
}

/** Something of the file that is left out: where it stands, what it is called, and why as a part of a sentence. */
export interface SkippedEvent {
  line: number;
  name: string;
  reason: string;
  /** What it was tried as, where it may be tried as something else: see `ReadOptions.chosen`. */
  choice?: Choice;
}

/** What an event becomes by a guess or a choice, and the line by which another choice names it. */
export interface Choice {
  line: number;
  kind: EventKind;
}

export const LONGEST_UID = 1_900;

/**
 * Events by their UID (RFC 5545, 3.8.4.7). Of versions of one event the highest SEQUENCE counts; different events that share a
 * UID are kept apart by their start. A changed occurrence whose event is not in the file is an event of its own.
 */
export function groupEvents(sources: readonly EventSource[]): { groups: SourcedGroup[]; skipped: SkippedEvent[] } {
  const masters = new Map<string, EventSource[]>();
  const changed = new Map<string, EventSource[]>();
  for (const source of sources) {
    const uid = uidOf(source.event);
    const place = propertyOf(source.event, 'RECURRENCE-ID') ? changed : masters;
    const others = place.get(uid);
    if (others) others.push(source);
    else place.set(uid, [source]);
  }
  const groups: SourcedGroup[] = [];
  const skipped: SkippedEvent[] = [];
  const leaveOut = ({ event }: EventSource, reason: string) =>
    skipped.push({ line: event.line, name: nameOf(event), reason });
  for (const [uid, all] of masters) {
    const latest = Math.max(...all.map(sequenceOf));
    const current = all.filter((source) => sequenceOf(source) === latest);
    for (const source of all) if (!current.includes(source)) leaveOut(source, 'a later version of it is in the file');
    for (const [index, source] of current.entries()) {
      if (isCancelled(source.event)) leaveOut(source, 'it is cancelled');
      else {
        const own = index === 0 ? uid : `${uid}#${propertyOf(source.event, 'DTSTART')?.value ?? ''}#${index}`;
        const occurrences = index === 0 ? (changed.get(uid) ?? []).map(({ event }) => event) : [];
        groups.push({ ...source, uid: own, changed: occurrences });
      }
    }
  }
  for (const [uid, all] of changed) {
    if (masters.has(uid)) continue;
    for (const source of all)
      if (isCancelled(source.event)) leaveOut(source, 'it is cancelled');
      else groups.push({ ...source, uid: `${uid}#${propertyOf(source.event, 'RECURRENCE-ID')!.value}`, changed: [] });
  }
  return { groups, skipped };
}

const sequenceOf = ({ event }: EventSource): number => {
  const sequence = Number(propertyOf(event, 'SEQUENCE')?.value.trim() || 0);
  return Number.isFinite(sequence) ? sequence : 0;
};

/** An event without a UID is known by its start and name. */
function uidOf(event: Component): string {
  const uid = textOf(event, 'UID');
  if (uid.trim() !== '') return uid.slice(0, LONGEST_UID);
  const start = propertyOf(event, 'DTSTART')?.value.trim() ?? `line ${event.line}`;
  return `without-uid ${start} ${textOf(event, 'SUMMARY').trim()}`.slice(0, LONGEST_UID);
}

/** What an event is called in a list. */
export function nameOf(event: Component): string {
  const name = textOf(event, 'SUMMARY').trim();
  return name.length > 100 ? `${name.slice(0, 100)}…` : name || 'Without a name';
}
