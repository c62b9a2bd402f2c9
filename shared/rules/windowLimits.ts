import { businessDaysGiven, earliestWithNotice } from '../domain/businessTime/notice.ts';
import { type Placement, servicesToServe, servingOnly } from '../domain/placement.ts';
import { planCalendar } from '../domain/planSettings.ts';
import { type Occurrence } from '../domain/schedule.ts';
import { fitOfScope, type ScopeSubject, subjectOf } from '../domain/scope.ts';
import { inWindowOrder } from '../domain/windowTimes.ts';
import { contains, type Interval, join, overlaps } from '../kernel/interval.ts';
import { DAY, MINUTE, toEpoch, toInstant } from '../kernel/time.ts';
import { sayList } from '../kernel/words.ts';
import { isOver, type Release, RISKS, releaseSpan } from '../model/release.ts';
import { isRecurring } from '../model/series.ts';
import type { WindowClass } from '../model/windowClass.ts';
import type { View } from '../store/view.ts';
import type { Evidence, RuleSeverity } from './rule.ts';

/** What a window's class asks of a release. A rule each, so that each can be waived alone. */
type LimitName = 'risk' | 'notice' | 'capacity';

/** How a release stands to one limit of one time of a window. Not there: the class has no such limit. */
interface Measure {
  severity: RuleSeverity;
  excess?: number;
  values: Evidence['values'];
  /** Other records that were looked at. */
  records?: Evidence['records'];
}

interface LimitedPart {
  occurrence: Occurrence;
  windowClass: WindowClass;
  measures: Partial<Record<LimitName, Measure>>;
}

/** The findings of one limit: one for each class, or time of a window, that counts for the release. */
export function evidenceOf(name: LimitName, release: Release, view: View, placement: Placement | null): Evidence[] {
  if (!placement) return [];
  const evidence = new Map<string, Evidence>();
  for (const { occurrence, windowClass, measures } of countingParts(release, view, placement)) {
    const measure = measures[name];
    if (!measure) continue;
    const { window } = occurrence;
    const isOfTime = name === 'capacity';
    const found: Evidence = {
      severity: measure.severity,
      about: isOfTime ? window.id : windowClass.id,
      ...(isOfTime && isRecurring(window) ? { occurrence: toInstant(occurrence.start) } : {}),
      records: [
        { collection: 'windows', id: window.id, key: window.key },
        { collection: 'windowClasses', id: windowClass.id, key: windowClass.key },
        ...(measure.records ?? []),
      ],
      clash: { start: occurrence.start, end: occurrence.end },
      ...(measure.excess === undefined ? {} : { excess: measure.excess }),
      values: { window: window.name, class: windowClass.name, ...measure.values },
    };
    const key = `${found.about} ${found.occurrence ?? ''}`;
    const known = evidence.get(key);
    if (!known || RANK[found.severity] > RANK[known.severity]) evidence.set(key, found);
  }
  return [...evidence.values()];
}

const RANK: Record<RuleSeverity, number> = { pass: 0, warn: 1, approval: 2, block: 3 };

/** A placement is made for one verdict, and three rules ask. */
const known = new WeakMap<Placement, LimitedPart[]>();

/**
 * The classes that a release is held to. Where the windows that take it cover its span, these alone; else, of the windows in
 * which it lies whole, the one that lacks least; else all that it overlaps. Where the plan asks a window for each service,
 * that is so for each of them.
 */
function countingParts(release: Release, view: View, placement: Placement): LimitedPart[] {
  let parts = known.get(placement);
  if (!parts) {
    const { span, around } = placement;
    // What serves one service alone covers nothing for another.
    parts = servicesToServe(view, release).flatMap((id) =>
      choose(release, view, span, id === null ? around.open : servingOnly(around.open, id)),
    );
    known.set(placement, parts);
  }
  return parts;
}

function choose(release: Release, view: View, span: Interval, open: readonly Occurrence[]): LimitedPart[] {
  const overlapped = inWindowOrder(
    view,
    open.filter((occurrence) => overlaps(occurrence, span)),
    ({ window }) => window,
  );
  const limited = limitedParts(overlapped, release, view);
  if (limited.length === 0) return [];
  const limitedWindows = new Set(limited.map(({ occurrence }) => occurrence.window));
  const unlimited = overlapped.filter(({ window }) => !limitedWindows.has(window));
  for (const worst of [RANK.pass, RANK.warn]) {
    const taking = limited.filter((part) => lacks(part) <= worst);
    if (covers([...unlimited, ...taking.map(({ occurrence }) => occurrence)], span)) return taking;
  }
  const [least] = limited
    .filter(({ occurrence }) => contains(occurrence, span))
    .toSorted((a, b) => breachesOf(a) - breachesOf(b));
  return least ? [least] : limited;
}

const covers = (occurrences: readonly Occurrence[], span: Interval): boolean =>
  join(occurrences).some((open) => contains(open, span));

const lacks = ({ measures }: LimitedPart): number =>
  Math.max(...Object.values(measures).map(({ severity }) => RANK[severity]), RANK.pass);

const breachesOf = ({ measures }: LimitedPart): number =>
  Object.values(measures).filter(({ severity }) => severity === 'block').length;

/** Of many windows that overlap, risk and notice are measured once a class, and who else runs then is looked for once. */
function limitedParts(occurrences: readonly Occurrence[], release: Release, view: View): LimitedPart[] {
  const others = runningBeside(occurrences, release, view);
  const notices = new Map<string, Measure | null>();
  const noticeOf = (windowClass: WindowClass, zone: string): Measure | null => {
    const asked = `${windowClass.id} ${zone}`;
    let measure = notices.get(asked);
    if (measure === undefined) {
      measure = measureNotice(release, windowClass, view, zone);
      notices.set(asked, measure);
    }
    return measure;
  };
  return occurrences.flatMap((occurrence) => {
    const { classId, zone } = occurrence.window;
    const windowClass = classId === null ? undefined : view.get('windowClasses', classId);
    if (!windowClass) return [];
    const measures: LimitedPart['measures'] = {};
    const risk = measureRisk(release, windowClass);
    const notice = noticeOf(windowClass, zone);
    const capacity = measureCapacity(release, windowClass, occurrence, others);
    if (risk) measures.risk = risk;
    if (notice) measures.notice = notice;
    if (capacity) measures.capacity = capacity;
    return [{ occurrence, windowClass, measures }];
  });
}

function measureRisk({ key, risk }: Release, { allowedRisk }: WindowClass): Measure | null {
  if (allowedRisk === null) return null;
  const values = { key, allowed: allowedRisk, risk: risk ?? '' };
  if (risk === null) return { severity: 'warn', values };
  const over = RISKS.indexOf(allowedRisk) - RISKS.indexOf(risk);
  return over > 0 ? { severity: 'block', excess: over, values } : { severity: 'pass', values };
}

function measureNotice(release: Release, { notice }: WindowClass, view: View, zone: string): Measure | null {
  if (notice.amount === 0) return null;
  const { key, scheduledAt } = release;
  const start = toEpoch(release.start!);
  const values = { key, ...notice, start };
  if (scheduledAt === null) return { severity: 'warn', values };
  const placed = toEpoch(scheduledAt);
  const calendar = planCalendar(view);
  const earliest = earliestWithNotice(placed, notice, calendar, zone);
  const given = notice.unit === 'businessDays' ? businessDaysGiven(placed, start, notice.amount, calendar, zone) : 0;
  const measured = { ...values, placed, given, ...(earliest === null ? {} : { earliest }) };
  if (earliest !== null && earliest <= start) return { severity: 'pass', values: measured };
  return {
    severity: 'block',
    ...(earliest === null ? {} : { excess: Math.ceil((earliest - start) / MINUTE) }),
    values: measured,
  };
}

/** Others take a place that are in this time of the window and could be meant for it. */
function measureCapacity(
  release: Release,
  { capacity }: WindowClass,
  occurrence: Occurrence,
  beside: (occurrence: Interval) => Other[],
): Measure | null {
  if (capacity === null) return null;
  const { scope } = occurrence.window;
  const others = beside(occurrence)
    .filter(({ subject }) => fitOfScope(scope, subject).fits === 'yes')
    .map(({ other }) => other);
  const over = others.length + 1 - capacity;
  const records = others.map(({ id, key }) => ({ collection: 'releases', id, key }));
  const values = { key: release.key, capacity, others: others.length, named: nameSome(others) };
  return over > 0 ? { severity: 'block', excess: over, values, records } : { severity: 'pass', values, records };
}

const byKey = new Intl.Collator('en', { numeric: true });

/** Another release that runs then, and what it is in the terms of scopes. */
interface Other {
  other: Release;
  span: Interval;
  subject: ScopeSubject;
}

/**
 * The releases that are not over and run in a time of a window, in the order of their keys; those around the usual short ones are
 * found together.
 */
function runningBeside(occurrences: readonly Occurrence[], release: Release, view: View) {
  const isShort = ({ start, end }: Interval) => end - start <= DAY;
  const short = occurrences.filter(isShort);
  const around = {
    start: short.reduce((first, { start }) => Math.min(first, start), Number.POSITIVE_INFINITY),
    end: short.reduce((last, { end }) => Math.max(last, end), Number.NEGATIVE_INFINITY),
  };
  const others = (interval: Interval): Other[] =>
    Array.from(view.during('releases', interval))
      .filter((other) => other.id !== release.id && !isOver(other))
      .toSorted((a, b) => byKey.compare(a.key, b.key))
      .map((other) => ({ other, span: releaseSpan(other)!, subject: subjectOf(view, other) }));
  let near: Other[] | null = null;
  return (occurrence: Interval): Other[] => {
    if (!isShort(occurrence)) return others(occurrence);
    near ??= others(around);
    return near.filter(({ span }) => overlaps(span, occurrence));
  };
}

const MOST_NAMED = 4;

const nameSome = (releases: readonly Release[]): string =>
  sayList(
    releases.map(({ key }) => key),
    MOST_NAMED,
  );
