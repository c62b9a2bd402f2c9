import { z } from 'zod';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { addWall, epochToWall, type Instant, MINUTE, toEpoch, wallToEpoch } from '../kernel/time.ts';
import { sayInstant } from '../kernel/timeText.ts';
import { type DatedFreeze, type Freeze, freeze, isDated, PLAIN_FREEZE } from '../model/freeze.ts';
import { isRecurring } from '../model/series.ts';
import { insert, update } from '../store/change.ts';
import { command } from '../store/command.ts';
import type { View } from '../store/view.ts';
import { mergeScope, scopeInput } from './calendarRecord.ts';
import { find, reference } from './find.ts';
import { checkFreeze } from './freeze.ts';
import { zoneOf } from './planSettings.ts';
import { occurrencesOfSeries } from './recurrence/series.ts';
import { calendarOf } from './schedule.ts';

/** An incident, and nobody knows yet how long: frozen from this minute, until it is lifted. */
export const startFreezeNow = command({
  name: 'freeze.startNow',
  version: 1,
  title: 'Freeze from now on',
  policy: 'rerun',
  input: freeze
    .pick({ name: true, level: true, approverRole: true, levels: true, windows: true, reason: true })
    .partial()
    .required({ name: true })
    .extend({ scope: scopeInput.optional() }),
  plan(view, input, context) {
    const zone = zoneOf(view);
    const start = epochToWall(toEpoch(context.now), zone);
    const given = { ...PLAIN_FREEZE, ...input, scope: mergeScope(input.scope) };
    const checked = checkFreeze(view, { ...given, zone, start, end: null });
    if (!checked.ok) return checked;
    const record = { ...checked.value, id: context.newId('freezes'), key: context.newKey('freezes') };
    return ok({ label: `Froze from now on: ${record.key}`, changes: [insert('freezes', record)] });
  },
});

export const liftFreeze = command({
  name: 'freeze.lift',
  version: 1,
  title: 'Lift a freeze',
  policy: 'ask',
  input: z.object({ freeze: reference }),
  plan(view, input, context) {
    const found = find(view, 'freezes', input.freeze, 'freeze');
    if (!found.ok) return found;
    const ended = endNow(view, found.value, context.now);
    if (!ended.ok) return ended;
    return ok({ label: `Lifted ${found.value.key}`, changes: [update('freezes', found.value, ended.value)] });
  },
});

/** Whether it holds at this moment, so that it can be lifted. */
export const isFrozenNow = (view: View, record: Freeze, now: number): boolean =>
  isDated(record) && runningTime(view, record, now) !== undefined;

const runningTime = (view: View, record: DatedFreeze, now: number) =>
  occurrencesOfSeries(record, { start: now, end: now + 1 }, calendarOf(view, record))[0];

/** What ends now: the freeze or, of one that recurs, the time that runs. It lasted a minute at least. */
function endNow(view: View, record: Freeze, at: Instant): Result<Partial<Freeze>> {
  const now = toEpoch(at);
  const time = isDated(record) ? runningTime(view, record, now) : undefined;
  if (!isDated(record) || !time) return refuseIdle(view, record, now);
  const start = epochToWall(time.start, record.zone);
  const present = epochToWall(now, record.zone);
  const end = present > start ? present : addWall(start, { minutes: 1 });
  if (!isRecurring(record)) return ok({ end, endFrom: null });
  const others = record.overrides.filter(({ occurrence }) => occurrence !== time.wall);
  return ok({ overrides: [...others, { occurrence: time.wall, start, end }] });
}

function refuseIdle(view: View, record: Freeze, now: number) {
  const { key, start, end, zone } = record;
  const say = (wall: string) => sayInstant(wallToEpoch(wall, zone), zoneOf(view), now);
  const field = { field: 'freeze' };
  if (start === null) return refuse('conflict', `${key} has no dates yet, so it holds nobody up.`, field);
  if (!isRecurring(record) && wallToEpoch(start, zone) >= now + MINUTE)
    return refuse('conflict', `${key} starts ${say(start)}. Delete it, or change its dates.`, field);
  if (!isRecurring(record) && end !== null) return refuse('conflict', `${key} ended ${say(end)} already.`, field);
  return refuse('conflict', `${key} does not hold just now. Change its dates instead.`, field);
}
