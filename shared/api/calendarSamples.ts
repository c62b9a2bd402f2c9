import type { PlannedDraft, PlannedDrafts } from '../domain/calendarImport/calendarImport.ts';
import type { Choice } from '../exchange/icalendar/icalendarGroups.ts';
import type { EventKind } from '../exchange/icalendar/icalendarKinds.ts';
import type { FoundEvent } from '../exchange/icalendar/icalendarRead.ts';
import { toInstant, wallToEpoch } from '../kernel/time.ts';
import { isRecurring, ONCE } from '../model/series.ts';

/** One event of a file as a list shows it. */
export interface EventSample {
  name: string;
  /** Its first start: an instant, or the day of a holiday. */
  start: string;
  recurs: boolean;
  isGuessed: boolean;
  /** By which something else can be chosen; not there where neither the file nor the plan leaves a choice. */
  choice?: Choice;
}

/** What a file would bring of one kind. */
export interface KindPreview {
  kind: EventKind;
  events: number;
  new: number;
  changed: number;
  unchanged: number;
  /** How many became this kind by a guess. */
  guessed: number;
  /** The first to start, 200 at most. */
  first: EventSample[];
}

const SAMPLES = 200;

/** What events of a kind come to; nothing where there is none. */
export function kindPreview(
  kind: EventKind,
  found: readonly FoundEvent[],
  outcomes: ReadonlyMap<unknown, PlannedDraft>,
  { holidays }: PlannedDrafts,
): KindPreview[] {
  const events = found.filter(({ read }) => read.kind === kind);
  if (events.length === 0) return [];
  const counts = { new: 0, changed: 0, unchanged: 0 };
  for (const { read } of events) {
    const asHoliday = holidays.ok && holidays.value.length === 0 ? 'unchanged' : 'new';
    const outcome = read.kind === 'holidays' ? asHoliday : (outcomes.get(read.draft)?.outcome ?? 'new');
    counts[outcome] += 1;
  }
  const first = events
    .flatMap(samplesOf)
    .toSorted((a, b) => (a.start < b.start ? -1 : 1))
    .slice(0, SAMPLES);
  return [
    { kind, events: events.length, ...counts, guessed: events.filter(({ isGuessed }) => isGuessed).length, first },
  ];
}

function samplesOf({ name, isGuessed, read, choice }: FoundEvent): EventSample[] {
  const same = { name, isGuessed, ...(choice ? { choice } : {}) };
  if (read.kind === 'holidays')
    return read.drafts.slice(0, SAMPLES).map(({ on }) => ({ ...same, start: on, recurs: false }));
  const { draft } = read;
  if (!('zone' in draft)) return [{ ...same, start: draft.start!, recurs: false }];
  const start = toInstant(wallToEpoch(draft.start!, draft.zone));
  return [{ ...same, start, recurs: isRecurring({ ...ONCE, ...draft }) }];
}
