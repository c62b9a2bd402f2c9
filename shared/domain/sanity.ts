import type { CabMeeting } from '../model/cabMeeting.ts';
import type { Freeze } from '../model/freeze.ts';
import type { MaintenanceWindow } from '../model/window.ts';
import { sameRecord } from '../store/change.ts';
import type { View } from '../store/view.ts';
import { lengthContradictions, pastContradictions, spanContradictions } from './sanity/dates.ts';
import { labelContradictions } from './sanity/labels.ts';
import { type Phases, phaseContradictions, phasesOf } from './sanity/phases.ts';
import { scopeContradictions } from './sanity/scopes.ts';
import type { CheckedCollection, Contradiction, Draft, Subject } from './sanity/subject.ts';
import { unusableContradictions } from './sanity/use.ts';
import { type WordsInUse, wordsOfReleases } from './wordsInUse.ts';

export type { Contradiction, Draft } from './sanity/subject.ts';

/** A record of the plan with what contradicts itself in it. */
export interface Contradicted {
  collection: CheckedCollection;
  record: MaintenanceWindow | Freeze | CabMeeting;
  contradictions: Contradiction[];
}

/**
 * What contradicts itself in a window, a freeze or a CAB meeting: one of the plan, or one as it is typed. Each is a question
 * with, mostly, the answer that is likely meant; nothing is refused for it.
 *
 * @param now milliseconds since 1970
 */
export function contradictionsOf(
  view: View,
  record: Draft,
  collection: CheckedCollection,
  now: number,
): Contradiction[] {
  return check(
    { view, record, collection, now, isTyped: isTyped(view, record, collection) },
    {
      phases: phasesOf(view, collection),
      words: wordsOfReleases(view),
    },
  );
}

/**
 * All of a plan, meetings last. What lies in the past is history and no contradiction.
 *
 * @param only the ids of the records that are asked about; else all are
 */
export function contradictionsIn(view: View, now: number, only?: ReadonlySet<string>): Contradicted[] {
  const steps = contradictionSteps(view, now, only);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same a record a step, for a window that must go on answering meanwhile. */
export function* contradictionSteps(
  view: View,
  now: number,
  only?: ReadonlySet<string>,
): Generator<void, Contradicted[]> {
  const words = wordsOfReleases(view);
  const all: Contradicted[] = [];
  for (const collection of ['freezes', 'windows', 'cabMeetings'] as const) {
    const phases = phasesOf(view, collection);
    // Taken at once: the plan may change between two steps.
    for (const record of Array.from(view.all(collection))) {
      if (only && !only.has(record.id)) continue;
      const found = check({ view, record, collection, now, isTyped: false }, { phases, words });
      if (found.length > 0) all.push({ collection, record, contradictions: found });
      yield;
    }
  }
  return all;
}

function check(subject: Subject, { phases, words }: { phases: Phases; words: WordsInUse }): Contradiction[] {
  const misplaced = spanContradictions(subject);
  // Where the end comes before the start, all else would be said of dates that nobody means.
  if (misplaced.length > 0) return misplaced.map((one) => withoutFollowed(subject, one));
  const tooLong = lengthContradictions(subject);
  const past = pastContradictions(subject);
  return [
    ...tooLong,
    ...past,
    ...labelContradictions(subject),
    ...phaseContradictions(subject, phases),
    ...(past.length > 0 ? [] : unusableContradictions(subject)),
    ...scopeContradictions(subject, words),
  ].map((one) => withoutFollowed(subject, one));
}

/** A start or end that follows another date moves with that alone: then nothing is suggested. */
function withoutFollowed({ record }: Subject, contradiction: Contradiction): Contradiction {
  const { suggestion } = contradiction;
  if (!suggestion || !('startFrom' in record)) return contradiction;
  const isFollowed =
    ('start' in suggestion.patch && record.startFrom !== null) ||
    ('end' in suggestion.patch && record.endFrom !== null);
  return isFollowed ? { ...contradiction, suggestion: null } : contradiction;
}

/** It is new, or its fields are not those that the plan keeps. */
function isTyped(view: View, record: Draft, collection: CheckedCollection): boolean {
  const kept = record.id === undefined ? undefined : view.get(collection, record.id);
  return !kept || !sameRecord(kept, record);
}
