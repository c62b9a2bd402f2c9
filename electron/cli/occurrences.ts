import { readRule, shorten } from '../../shared/domain/recurrence/recurrenceRule.ts';
import { occurrencesOnce } from '../../shared/domain/recurrence/series.ts';
import { checkSpan } from '../../shared/domain/recurrence/wallSpan.ts';
import type { Interval } from '../../shared/kernel/interval.ts';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import { isZone, parseBasicWallTime, parseWallTime, toInstant, type WallTime } from '../../shared/kernel/time.ts';
import { sayInstant, saySpan } from '../../shared/kernel/timeText.ts';
import { ONCE, type Series } from '../../shared/model/series.ts';
import { answered, type Outcome, refused } from './outcome.ts';
import { parseTime, type Settings } from './settings.ts';

/** When a rule happens, as UTC instants: what overlaps [from, to), or of moments what starts in it. Reads no plan. */
export async function showOccurrences(settings: Settings): Promise<Outcome> {
  const asked = readQuestion(settings);
  if (!asked.ok) return refused(settings, asked.refusal);
  const { series, interval } = asked.value;
  const found = occurrencesOnce(series, interval);
  if (found === null)
    return refused(
      settings,
      refuse(
        'invalid',
        `"${shorten(series.rule ?? '')}" takes too long to list over that time: it happens too often, or too seldom to be found. Ask for a shorter time.`,
      ).refusal,
    );
  const say = ({ start, end }: Interval) =>
    start === end ? sayInstant(start, series.zone) : saySpan(start, end, series.zone);
  return answered(
    settings,
    found.map(({ start, end }) => ({ start: toInstant(start), end: toInstant(end) })),
    found.map(say).join('\n'),
  );
}

function readQuestion(settings: Settings): Result<{ series: Series; interval: Interval }> {
  const zone = settings.zone!;
  if (!isZone(zone))
    return refuse('invalid', `--zone: "${zone}" is not a time zone. Write it like Europe/London or +05:30.`);
  const start = readWall(settings.start!, '--start');
  if (!start.ok) return start;
  const end = settings.end === undefined ? start : readWall(settings.end, '--end');
  if (!end.ok) return end;
  const span = end.value === start.value ? ok(null) : checkSpan({ start: start.value, end: end.value });
  if (!span.ok) return span;
  const rule = settings.rrule === undefined ? ok(null) : readStrictRule(settings.rrule, zone);
  if (!rule.ok) return rule;
  const additions = readWalls(settings.rdate, '--rdate');
  if (!additions.ok) return additions;
  const exceptions = readWalls(settings.exdate, '--exdate');
  if (!exceptions.ok) return exceptions;
  const from = parseTime(settings.from!, '--from', zone);
  if (!from.ok) return from;
  const to = parseTime(settings.to!, '--to', zone);
  if (!to.ok) return to;
  const series = {
    ...ONCE,
    zone,
    start: start.value,
    end: end.value,
    rule: rule.value,
    additions: additions.value,
    exceptions: exceptions.value,
  };
  return ok({ series, interval: { start: from.value, end: to.value } });
}

/** A start has a time, so RFC 5545 wants one in UNTIL too; in UTC, but for times without a zone, which stand as UTC here. */
function readStrictRule(text: string, zone: string): Result<string> {
  const rule = readRule(text);
  if (!rule.ok) return rule;
  const until = /UNTIL=([^;]*)/.exec(rule.value.text)?.[1];
  if (until && !(isUtc(zone) ? /T/ : /Z$/).test(until))
    return refuse('invalid', `"UNTIL=${until}" has to be an instant in UTC. Write it like UNTIL=20271231T220000Z.`);
  return ok(rule.value.text);
}

const isUtc = (zone: string): boolean => /^((etc\/)?(utc|gmt)|[+-]00(:?00)?)$/i.test(zone);

function readWalls(text: string | undefined, option: string): Result<WallTime[]> {
  const walls: WallTime[] = [];
  for (const item of text ? text.split(',') : []) {
    const wall = readWall(item.trim(), option);
    if (!wall.ok) return wall;
    walls.push(wall.value);
  }
  return ok(walls);
}

function readWall(text: string, option: string): Result<WallTime> {
  const wall = parseBasicWallTime(text) ?? (/^\S+$/.test(text) ? parseWallTime(text) : null);
  return wall === null
    ? refuse(
        'invalid',
        `${option}: "${text}" is not a wall time. Write it like 1997-09-02T09:00 or 19970902T090000, without a zone.`,
      )
    : ok(wall);
}
