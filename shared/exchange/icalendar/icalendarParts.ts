import { type CutSeries, cutSeries, hasStart, moveSeries } from '../../domain/recurrence/cutSeries.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { WallTime } from '../../kernel/time.ts';
import type { Series } from '../../model/series.ts';
import { type Component, propertyOf } from './icalendarComponents.ts';
import type { SourcedGroup } from './icalendarGroups.ts';
import { parameterOf } from './icalendarLines.ts';
import { type EventTimes, isCancelled, readSeries, readSpan } from './icalendarSeries.ts';
import { readListed, type TimeReader, wallIn } from './icalendarTimes.ts';

/** An event, or the part of one that is changed from some occurrence on. */
export interface EventPart {
  event: Component;
  uid: string;
  times: EventTimes;
}

/**
 * The series that an event is. Where it is changed from one occurrence on (RANGE=THISANDFUTURE, RFC 5545, 3.2.13) it is cut
 * there, and what follows is an event of its own, as after "this and following" in the app.
 */
export function readParts(
  { event, changed, uid }: SourcedGroup,
  isOurs: boolean,
  reader: TimeReader,
): Result<EventPart[]> {
  const alone = changed.filter((one) => !changesFollowing(one));
  const whole = readSeries({ event, changed: alone }, isOurs, reader);
  if (!whole.ok) return whole;
  const following = changed.filter(changesFollowing);
  if (following.length > MOST_CUTS)
    return refuse('invalid', `it is changed from ${following.length} dates on; Slipway follows ${MOST_CUTS} at most`);
  const cuts = readCuts(following, whole.value, reader);
  if (!cuts.ok) return cuts;
  const parts: EventPart[] = [];
  // From the last on: each takes what lies behind it.
  let rest: Series | null = whole.value.series;
  for (const { at, event: following } of cuts.value.toSorted((a, b) => (a.at < b.at ? 1 : -1))) {
    if (rest === null) break;
    if (!hasStart(rest, at))
      return refuse(
        'invalid',
        `line ${following.line} changes it from a date on that it does not have. Correct its RECURRENCE-ID`,
      );
    const cut: Result<CutSeries<Series>> = cutSeries(rest, at);
    if (!cut.ok) return cut;
    const { before, after }: CutSeries<Series> = cut.value;
    const part = movedPart(after, at, { event, following, whole: whole.value }, reader);
    if (!part.ok) return refuse('invalid', `from line ${following.line} on: ${part.refusal.message}`);
    if (part.value) parts.unshift({ ...part.value, uid: before === null ? uid : `${uid}#from-${at}` });
    rest = before;
  }
  return ok(rest === null ? parts : [{ event, uid, times: { ...whole.value, series: rest } }, ...parts]);
}

/** Each makes an event of its own. */
const MOST_CUTS = 100;

const changesFollowing = (one: Component): boolean => {
  const named = propertyOf(one, 'RECURRENCE-ID');
  return named !== undefined && parameterOf(named, 'RANGE')?.toUpperCase() === 'THISANDFUTURE';
};

function readCuts(following: readonly Component[], { series, isWholeDays }: EventTimes, reader: TimeReader) {
  const start = { wall: series.start, zone: series.zone, day: isWholeDays ? series.start.slice(0, 10) : null };
  const cuts: { at: WallTime; event: Component }[] = [];
  for (const event of following) {
    const named = readListed(propertyOf(event, 'RECURRENCE-ID')!, start, reader);
    if (!named.ok) return named;
    if (named.value[0]) cuts.push({ at: named.value[0].wall, event });
  }
  return ok(cuts);
}

/** The part that follows, at its own times; null where it is cancelled. */
function movedPart(
  series: Series,
  at: WallTime,
  { event, following, whole }: { event: Component; following: Component; whole: EventTimes },
  reader: TimeReader,
): Result<Omit<EventPart, 'uid'> | null> {
  if (isCancelled(following)) return ok(null);
  const span = readSpan(following, reader);
  if (!span.ok) return span;
  const { start, end, isMoment } = span.value;
  const to = { start: wallIn(start, series.zone), end: wallIn({ ...start, wall: end }, series.zone) };
  const moved = moveSeries(series, at, to);
  if (!moved.ok) return moved;
  // An occurrence that was changed by itself says its own time.
  const overrides = moved.value.overrides.map(({ occurrence }, index) => ({ ...series.overrides[index]!, occurrence }));
  return ok({
    event: withOwn(event, following),
    times: { ...whole, isMoment, series: { ...moved.value, overrides } },
  });
}

/** What the change does not say stays as it was. */
function withOwn(event: Component, following: Component): Component {
  const own = new Set(following.properties.map(({ name }) => name));
  const kept = event.properties.filter(({ name }) => !own.has(name));
  return { ...following, properties: [...following.properties, ...kept] };
}
