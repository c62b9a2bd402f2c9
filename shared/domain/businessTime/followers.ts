import { ok, type Result, refuse } from '../../kernel/result.ts';
import { wallMinutesBetween } from '../../kernel/time.ts';
import type { Anchor } from '../../model/anchor.ts';
import type { BusinessCalendar } from '../../model/businessCalendar.ts';
import type { Freeze } from '../../model/freeze.ts';
import { type PlanSettings } from '../../model/planSettings.ts';
import type { RelativeTime } from '../../model/relativeTime.ts';
import type { Release } from '../../model/release.ts';
import type { MaintenanceWindow } from '../../model/window.ts';
import { type Change, sameRecord, update } from '../../store/change.ts';
import type { Planned } from '../../store/command.ts';
import { overlay } from '../../store/overlay.ts';
import type { View } from '../../store/view.ts';
import { settingsOf } from '../planSettings.ts';
import { resolve, sayRelative } from './relativeTime.ts';

/** A window or freeze whose start or end follows another date. */
type Follower = { collection: 'windows'; record: MaintenanceWindow } | { collection: 'freezes'; record: Freeze };

/** What may follow: a window or freeze, or one that is about to be made. */
type Datable = Pick<Freeze, 'start' | 'end' | 'startFrom' | 'endFrom'> & { key?: string; level?: Freeze['level'] };

/** The plan of a command that may move dates others follow: they move in the same step, and the label counts them. */
export function planFollowed(view: View, planned: Planned): Result<Planned> {
  const followed = withFollowers(view, planned.changes);
  if (!followed.ok) return followed;
  const { changes, count } = followed.value;
  return ok({ changes, label: count === 0 ? planned.label : `${planned.label}; ${count} followed` });
}

/**
 * The changes, and what follows from them: windows and freezes whose start or end hangs on an anchor, a release's date or
 * the plan's calendar that they change. Costs what the change costs. Refused, naming the follower, where it could not stand.
 */
export function withFollowers(view: View, changes: readonly Change[]): Result<{ changes: Change[]; count: number }> {
  const candidate = overlay(view, changes);
  // Nearly always the plan itself knows all followers, without an index over the changes.
  const asked = changes.some(({ collection }) => collection === 'windows' || collection === 'freezes')
    ? candidate
    : view;
  const followers = new Map<string, Follower>();
  for (const change of changes)
    for (const follower of followersOf(asked, change)) followers.set(follower.record.id, follower);
  const moved: Change[] = [];
  for (const follower of followers.values()) {
    const followed = follow(candidate, follower.record);
    if (!followed.ok) return followed;
    if (sameRecord(followed.value, follower.record)) continue;
    const { start, end } = followed.value;
    moved.push(
      follower.collection === 'windows'
        ? update('windows', follower.record, { start: start!, end })
        : update('freezes', follower.record, { start, end }),
    );
  }
  if (moved.length === 0) return ok({ changes: [...changes], count: 0 });
  // What the changes themselves rewrite is not written twice.
  const written = new Map(moved.map((change) => [change.id, change]));
  const merged = changes.map((change) => {
    const again = written.get(change.id);
    if (again) written.delete(change.id);
    return again ? { ...change, after: again.after } : change;
  });
  return ok({ changes: [...merged, ...written.values()], count: moved.length });
}

/**
 * The record with the start and end that its relative times come to now. A freeze whose dates cannot be told has none set;
 * a window, which must have dates, is refused, and so is a freeze that would lose its end and keep a start of its own.
 */
export function follow<R extends Datable>(view: View, record: R): Result<R> {
  const { startFrom, endFrom } = record;
  if (!startFrom && !endFrom) return ok(record);
  const start = startFrom ? resolve(startFrom, view) : record.start;
  const end = endFrom ? resolve(endFrom, view) : record.end;
  const isStartLost = startFrom !== null && start === null;
  const isEndLost = endFrom !== null && end === null;
  if (isStartLost || isEndLost) {
    // A start that follows is found again later; one that somebody typed would be lost.
    const canWait = record.level !== undefined && (startFrom !== null || record.start === null);
    return canWait
      ? ok({ ...record, start: null, end })
      : refuseUndated(view, record, isStartLost ? 'startFrom' : 'endFrom');
  }
  if (start !== null && end !== null && wallMinutesBetween(start, end) <= 0)
    return refuse(
      'conflict',
      `${record.key ?? 'It'} would end before it starts: from ${start.replace('T', ' ')} to ${end.replace('T', ' ')}. Change its dates first.`,
      { field: startFrom ? 'startFrom' : 'endFrom' },
    );
  return ok({ ...record, start, end });
}

function refuseUndated(view: View, record: Datable, field: 'startFrom' | 'endFrom') {
  const followed = sayRelative(record[field]!, view);
  return refuse(
    'conflict',
    `${record.key ?? 'It'} follows "${followed}" and would have no date. Give it a date of its own first.`,
    { field },
  );
}

/** The keys of the windows and freezes that follow an anchor or a release. */
export const followerKeys = (view: View, field: 'anchorId' | 'releaseId', id: string): string[] => [
  ...new Map(referringTo(view, field, id).map(({ record }) => [record.id, record.key])).values(),
];

/** The windows and freezes that follow an anchor or a release. */
export function referringTo(view: View, field: 'anchorId' | 'releaseId', id: string): Follower[] {
  const found = new Map<string, Follower>();
  for (const side of ['startFrom', 'endFrom'] as const) {
    for (const record of view.referring('windows', `${side}.${field}`, id))
      found.set(record.id, { collection: 'windows', record });
    for (const record of view.referring('freezes', `${side}.${field}`, id))
      found.set(record.id, { collection: 'freezes', record });
  }
  return [...found.values()];
}

function followersOf(view: View, { collection, id, before, after }: Change): Follower[] {
  if (!before || !after) return [];
  if (collection === 'anchors')
    return (before as Anchor).on === (after as Anchor).on ? [] : referringTo(view, 'anchorId', id);
  if (collection === 'releases')
    return (before as Release).start === (after as Release).start ? [] : referringTo(view, 'releaseId', id);
  if (collection === 'plan') return followersOfPlan(view, before as PlanSettings, after as PlanSettings);
  if (collection !== 'businessCalendars' || settingsOf(view)?.calendarId !== id) return [];
  const isSame = sameRecord(
    { ...(before as BusinessCalendar), name: '' },
    { ...(after as BusinessCalendar), name: '' },
  );
  return isSame ? [] : all(view, countsBusinessDays);
}

/** Another calendar moves what counts business days; another zone, what follows a release, whose day depends on it. */
function followersOfPlan(view: View, before: PlanSettings, after: PlanSettings): Follower[] {
  const isOtherCalendar = before.calendarId !== after.calendarId;
  const isOtherZone = before.zone !== after.zone;
  if (!isOtherCalendar && !isOtherZone) return [];
  return all(
    view,
    (relative) => (isOtherCalendar && countsBusinessDays(relative)) || (isOtherZone && relative.releaseId !== null),
  );
}

const countsBusinessDays = ({ unit }: RelativeTime): boolean => unit === 'businessDays';

/** A plan has hundreds of windows and freezes, and its calendar seldom changes: it looks at each. */
function all(view: View, fits: (relative: RelativeTime) => boolean): Follower[] {
  const does = ({ startFrom, endFrom }: MaintenanceWindow | Freeze) =>
    (startFrom !== null && fits(startFrom)) || (endFrom !== null && fits(endFrom));
  return [
    ...Array.from(view.all('windows'))
      .filter(does)
      .map((record): Follower => ({ collection: 'windows', record })),
    ...Array.from(view.all('freezes'))
      .filter(does)
      .map((record): Follower => ({ collection: 'freezes', record })),
  ];
}
