import { changeOf } from '../domain/change.ts';
import type { Id } from '../kernel/id.ts';
import type { Interval } from '../kernel/interval.ts';
import { epochToWall, type Instant, offsetAt, toEpoch, toInstant, type Zone } from '../kernel/time.ts';
import { capitalise } from '../kernel/words.ts';
import { isOver, type Release, releaseEnd, releaseSpan } from '../model/release.ts';
import { evaluate, sayVerdict, type Verdict } from '../rules/evaluate.ts';
import type { RuleContext } from '../rules/rule.ts';
import type { View } from '../store/view.ts';
import { sayLabels } from './backlogColumns.ts';
import { csvPieces } from './csv.ts';

/** A release in the forward schedule of change (ITIL: FSC): what changes, where, when, and what holds of it. */
export interface ScheduleEntry {
  release: string;
  name: string;
  kind: string;
  state: string;
  /** The key of its change record, and the type of that. */
  change: string | null;
  changeType: string | null;
  risk: string | null;
  services: string[];
  configurationItems: string[];
  environment: string | null;
  start: Instant;
  /** The planned end, and the end of the time that is kept to back out in. */
  end: Instant;
  backOutUntil: Instant;
  /** The windows it lies in, or why it lies in none. */
  windows: string[];
  /** What else holds of its date: freezes, approvals, clashes, waivers. */
  notes: string[];
  verdict: string;
  owner: string | null;
}

/** The releases of a time that were not called off, first to start first. */
export const scheduledReleases = (shown: View, during: Interval): Release[] =>
  Array.from(shown.during('releases', during))
    .filter(({ state }) => state !== 'cancelled')
    .toSorted((a, b) => toEpoch(a.start!) - toEpoch(b.start!) || a.key.localeCompare(b.key, 'en', { numeric: true }));

/** Their entries, each made when it is asked for: ten thousand verdicts take a while, and others wait meanwhile. */
export function* forwardSchedule(
  releases: Iterable<Release>,
  plan: View,
  context: RuleContext,
): Generator<ScheduleEntry, void> {
  for (const release of releases) yield scheduleEntry(release, plan, evaluate(release, plan, context));
}

/** @param release one that has a date */
export function scheduleEntry(release: Release, plan: View, verdict: Verdict): ScheduleEntry {
  const change = changeOf(plan, release);
  const named = (collection: 'services' | 'configurationItems', ids: readonly Id[]) =>
    ids.flatMap((id) => plan.get(collection, id)?.name ?? []);
  const { key, name, kind, state, risk, environment } = release;
  return {
    release: key,
    name,
    kind,
    state,
    change: change?.key ?? null,
    changeType: change?.type ?? null,
    risk,
    services: named('services', release.serviceIds),
    configurationItems: named('configurationItems', release.configurationItemIds),
    environment,
    start: release.start!,
    end: toInstant(releaseEnd({ ...release, start: release.start! })),
    backOutUntil: toInstant(releaseSpan(release)!.end),
    ...sayFindings(plan, verdict),
    verdict: isOver(release) ? capitalise(state) : sayVerdict(verdict),
    owner: (release.ownerId && plan.get('people', release.ownerId)?.name) || null,
  };
}

function sayFindings(plan: View, { findings }: Verdict): Pick<ScheduleEntry, 'windows' | 'notes'> {
  const windows = findings.filter(({ rule }) => rule === 'insideWindow');
  const names = windows.flatMap(({ severity, message, records }) => {
    const found = records.flatMap(({ id }) => plan.get('windows', id)?.name ?? []);
    return severity === 'pass' && found.length > 0 ? found : [message];
  });
  const others = findings.filter(({ rule, severity }) => rule !== 'insideWindow' && severity !== 'pass');
  return {
    windows: [...new Set(names)],
    notes: [...windows.filter(({ severity }) => severity === 'waived'), ...others].map(({ message, waiver }) =>
      waiver ? `${message} (waived by ${waiver.key})` : message,
    ),
  };
}

interface Column {
  header: string;
  say: (entry: ScheduleEntry, zone: Zone) => string;
}

/** Times stand as a spreadsheet sorts them, with the zone beside them; the first and last as instants as well. */
const COLUMNS: readonly Column[] = [
  { header: 'Release', say: ({ release }) => release },
  { header: 'Name', say: ({ name }) => name },
  { header: 'Kind', say: ({ kind }) => capitalise(kind) },
  { header: 'State', say: ({ state }) => capitalise(state) },
  { header: 'Change', say: ({ change }) => change ?? '' },
  { header: 'Change type', say: ({ changeType }) => capitalise(changeType ?? '') },
  { header: 'Risk', say: ({ risk }) => capitalise(risk ?? '') },
  { header: 'Services', say: ({ services }) => sayLabels(services) },
  { header: 'Configuration items', say: ({ configurationItems }) => sayLabels(configurationItems) },
  { header: 'Environment', say: ({ environment }) => environment ?? '' },
  { header: 'Starts', say: ({ start }, zone) => sayTime(start, zone) },
  { header: 'Ends', say: ({ end }, zone) => sayTime(end, zone) },
  { header: 'Back-out until', say: ({ backOutUntil }, zone) => sayTime(backOutUntil, zone) },
  { header: 'Zone', say: ({ start }, zone) => sayZone(start, zone) },
  { header: 'Starts (UTC)', say: ({ start }) => start },
  { header: 'Ends (UTC)', say: ({ end }) => end },
  { header: 'Window', say: ({ windows }) => windows.join(', ') },
  { header: 'Freezes and approvals', say: ({ notes }) => notes.join('; ') },
  { header: 'Verdict', say: ({ verdict }) => verdict },
  { header: 'Owner', say: ({ owner }) => owner ?? '' },
];

/** The schedule as CSV that no spreadsheet runs. */
export const scheduleCsv = (entries: Iterable<ScheduleEntry>, zone: Zone): Generator<string> =>
  csvPieces(
    COLUMNS.map(({ header }) => header),
    rowsOf(entries, zone),
  );

function* rowsOf(entries: Iterable<ScheduleEntry>, zone: Zone): Generator<string[]> {
  for (const entry of entries) yield COLUMNS.map(({ say }) => say(entry, zone));
}

const sayTime = (instant: Instant, zone: Zone): string => epochToWall(toEpoch(instant), zone).replace('T', ' ');

/** `Europe/London +01:00`; the offset of a fixed one is its name. */
export function sayZone(instant: Instant, zone: Zone): string {
  const offset = offsetAt(toEpoch(instant), zone);
  return zone === 'UTC' || zone === offset ? zone : `${zone} ${offset}`;
}
