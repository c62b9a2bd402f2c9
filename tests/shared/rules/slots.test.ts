import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withStart } from '../../../shared/domain/releaseDate.ts';
import { addWall, DAY, MINUTE, toEpoch, toInstant } from '../../../shared/kernel/time.ts';
import { type Freeze, PLAIN_FREEZE } from '../../../shared/model/freeze.ts';
import { type MaintenanceWindow, PLAIN_WINDOW } from '../../../shared/model/window.ts';
import { evaluate } from '../../../shared/rules/evaluate.ts';
import { gate } from '../../../shared/rules/gates.ts';
import { findSlots } from '../../../shared/rules/slots.ts';
import { update } from '../../../shared/store/change.ts';
import { overlay } from '../../../shared/store/overlay.ts';
import { context, openTimesDuring, planWith, releaseOf, saturday, yearEnd } from './ruleFixtures.ts';

const from = toEpoch('2026-11-20T00:00:00Z');
const WHOLE_WEEK = 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU';

const days = (minimum: number, maximum: number) => fc.integer({ min: minimum, max: maximum });
const at = (day: number, minute = 0) => addWall('2026-11-20T00:00', { minutes: day * 1_440 + minute });

const window = fc
  .tuple(
    days(-20, 3),
    fc.constantFrom(0, 360, 1_320),
    fc.constantFrom(60, 240, 480, 1_440, 3_000),
    fc.constantFrom('FREQ=WEEKLY', 'FREQ=WEEKLY;INTERVAL=2', WHOLE_WEEK),
  )
  .map(([day, minute, length, rule]): Omit<MaintenanceWindow, 'id' | 'key' | 'name'> => {
    const start = at(day, minute);
    return { ...PLAIN_WINDOW, zone: 'Europe/London', start, end: addWall(start, { minutes: length }), rule };
  });

const freeze = fc
  .tuple(
    days(-5, 60),
    fc.integer({ min: 2, max: 150 }),
    fc.constantFrom<Freeze['level'][]>('block', 'block', 'approval', 'review'),
  )
  .map(([day, quarterDays, level]): Omit<Freeze, 'id' | 'key' | 'name'> => {
    const start = at(day, 60);
    const approverRole = level === 'approval' ? 'Service owner' : null;
    const end = addWall(start, { minutes: quarterDays * 360 });
    return { ...PLAIN_FREEZE, level, approverRole, zone: 'Europe/London', start, end };
  });

const scenario = fc
  .record({
    windows: fc.array(window, { minLength: 1, maxLength: 3 }),
    freezes: fc.array(freeze, { maxLength: 3 }),
    lengthMinutes: fc.constantFrom(45, 60, 235, 480, 1_500, 4_000),
    backOutMinutes: fc.constantFrom(0, 15, 60),
    fromMinutes: fc.integer({ min: 0, max: 3 * 1_440 }),
    forDays: fc.integer({ min: 1, max: 75 }),
  })
  .map(({ windows, freezes, lengthMinutes, backOutMinutes, fromMinutes, forDays }) => {
    const release = releaseOf({ start: null, lengthMinutes, backOutMinutes });
    const plan = planWith({
      windows: windows.map((fields, index) => ({
        ...fields,
        id: `w${index}`,
        key: `WIN-${index + 1}`,
        name: `W${index}`,
      })),
      freezes: freezes.map((fields, index) => ({
        ...fields,
        id: `f${index}`,
        key: `FRZ-${index + 1}`,
        name: `F${index}`,
      })),
      releases: [release],
    });
    const search = { from: from + fromMinutes * MINUTE, to: from + (fromMinutes + forDays * 1_440) * MINUTE };
    return { plan, release, search };
  });

const findAll = ({
  plan,
  release,
  search,
}: {
  plan: ReturnType<typeof planWith>;
  release: ReturnType<typeof releaseOf>;
  search: { from: number; to: number };
}) => findSlots(release, plan, context, { ...search, limit: 1_000 });

describe('a slot', () => {
  it('is always let through by the gate, in the range, and in order', () => {
    fc.assert(
      fc.property(scenario, (given) => {
        const { plan, release, search } = given;
        const { slots } = findAll(given);
        for (const { start } of slots) {
          const change = update('releases', release, { start });
          expect(gate(plan, overlay(plan, [change]), [change], context).ok, start).toBe(true);
          expect(toEpoch(start)).toBeGreaterThanOrEqual(search.from);
          expect(toEpoch(start)).toBeLessThan(search.to);
        }
        const starts = slots.map(({ start }) => start);
        expect(starts).toEqual(starts.toSorted());
        expect(new Set(starts).size).toBe(starts.length);
      }),
      { numRuns: 120 },
    );
  });

  it('or a reason is given for every open time in the range, and a slot wherever a start would be allowed', () => {
    fc.assert(
      fc.property(scenario, (given) => {
        const { plan, release, search } = given;
        const { slots, rejected } = findAll(given);
        for (const open of openTimesDuring(plan, { start: search.from, end: search.to })) {
          const isIn = ({ start }: { start: string }) => open.start <= toEpoch(start) && toEpoch(start) < open.end;
          const [mine, refused] = [slots.filter(isIn), rejected.filter(isIn)];
          expect(mine.length + refused.length, `slots and rejections of one open time`).toBe(1);
          if (refused[0]) {
            const reasons = refused[0].findings.filter(({ severity }) => severity === 'block');
            expect(reasons.length).toBeGreaterThan(0);
            for (const { message, numbers } of reasons) expect(`${message} ${numbers}`.length).toBeGreaterThan(10);
          }
          // Tried by force, quarter by quarter: none allowed where it was rejected, none before the slot.
          const earliest = Math.ceil(Math.max(open.start, search.from) / (15 * MINUTE)) * 15 * MINUTE;
          const latest = Math.min(open.end, search.to, mine[0] ? toEpoch(mine[0].start) : open.end);
          for (let start = earliest; start < latest; start += 60 * MINUTE) {
            const { severity } = evaluate({ ...release, start: toInstant(start) }, plan, context);
            // A start that needs an approval is passed over for a later one that needs none.
            const isPassedOver = mine[0]?.severity === 'pass' && severity !== 'pass' ? 'passed over' : 'block';
            expect(isPassedOver === 'passed over' ? 'block' : severity, toInstant(start)).toBe('block');
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is not lost to the notice that classes ask: tried by force, no earlier start in its open time would be let in', () => {
    const notice = fc.constantFrom(
      { amount: 0, unit: 'hours' as const },
      { amount: 7, unit: 'hours' as const },
      { amount: 3, unit: 'days' as const },
      { amount: 4, unit: 'businessDays' as const },
    );
    const asked = fc.record({
      windows: fc.array(fc.tuple(window, fc.constantFrom(null, 'windowClasses-0', 'windowClasses-1')), {
        minLength: 1,
        maxLength: 4,
      }),
      notices: fc.tuple(notice, notice),
      lengthMinutes: fc.constantFrom(45, 235, 480),
      start: fc.constantFrom(null, '2026-11-20T12:00:00Z', '2026-11-22T00:00:00Z'),
      forDays: fc.integer({ min: 1, max: 40 }),
    });
    fc.assert(
      fc.property(asked, ({ windows, notices, lengthMinutes, start: kept, forDays }) => {
        const release = releaseOf({ start: kept, scheduledAt: '2026-11-01T00:00:00Z', lengthMinutes });
        const plan = planWith({
          windows: windows.map(([fields, classId], index) => ({
            ...fields,
            classId,
            id: `w${index}`,
            key: `WIN-${index + 1}`,
            name: `W${index}`,
          })),
          classes: notices.map((asks) => ({ notice: asks })),
          releases: [release],
        });
        const search = { from: context.now, to: context.now + forDays * DAY };
        const { slots } = findAll({ plan, release, search });
        for (const open of openTimesDuring(plan, { start: search.from, end: search.to })) {
          const mine = slots.find(({ start }) => open.start <= toEpoch(start) && toEpoch(start) < open.end);
          const first = Math.ceil(Math.max(open.start, search.from) / (15 * MINUTE)) * 15 * MINUTE;
          const latest = Math.min(open.end, search.to, mine ? toEpoch(mine.start) : open.end);
          for (let start = first; start < latest; start += 60 * MINUTE) {
            // Where it stands is no place to look for.
            if (toInstant(start) === kept) continue;
            const fields = withStart(release, toInstant(start), toInstant(context.now));
            expect(evaluate({ ...release, ...fields }, plan, context).severity, toInstant(start)).toBe('block');
          }
        }
      }),
      { numRuns: 80 },
    );
  });

  it('is the first quarter of an hour from the present on, or the very minute where only that is left', () => {
    const starts = (lengthMinutes: number, clock: string) =>
      findSlots(releaseOf({ lengthMinutes, backOutMinutes: 0 }), planWith({}), context, {
        from: toEpoch(`2026-11-28T${clock}Z`),
        to: toEpoch('2026-11-29T12:00:00Z'),
        limit: 5,
      }).slots.map(({ start, spareMinutes }) => [start, spareMinutes]);
    expect(starts(120, '21:00:00')).toEqual([['2026-11-28T22:00:00Z', 240]]);
    expect(starts(120, '22:03:10')).toEqual([['2026-11-28T22:15:00Z', 240]]);
    expect(starts(355, '22:03:10')).toEqual([['2026-11-28T22:04:00Z', 5]]);
    expect(starts(355, '22:06:00')).toEqual([]);
  });

  it('is looked for no longer than patience lasts, and it is said how far that was', () => {
    const daily = { ...saturday, start: '2026-11-20T22:00', end: '2026-11-20T23:00', rule: 'FREQ=DAILY' };
    const range = { from: toEpoch('2026-11-21T00:00:00Z'), to: toEpoch('2026-12-21T00:00:00Z'), limit: 5 };
    const tooLong = releaseOf({ lengthMinutes: 120 });
    const look = (patience?: number) =>
      findSlots(tooLong, planWith({ windows: [daily] }), context, patience ? { ...range, patience } : range);
    expect(look(3).rejected).toHaveLength(3);
    expect(toInstant(look(3).until)).toBe('2026-11-23T22:00:00Z');
    expect(look().rejected).toHaveLength(30);
    expect(look().until).toBe(range.to);
  });

  it('comes as soon as a freeze lets go, before one that needs an approval', () => {
    const night = { ...saturday, rule: 'FREQ=WEEKLY;COUNT=1' };
    const until = (level: Freeze['level'], end: string) => ({
      ...yearEnd,
      level,
      approverRole: 'X',
      start: '2026-11-01T00:00',
      end,
    });
    const find = (...freezes: Freeze[]) =>
      findSlots(releaseOf({ lengthMinutes: 60 }), planWith({ windows: [night], freezes }), context, {
        from,
        to: from + 28 * DAY,
        limit: 5,
      });
    expect(find(until('block', '2026-11-29T01:10')).slots).toMatchObject([
      { start: '2026-11-29T01:10:00Z', severity: 'pass' },
    ]);
    expect(find(until('approval', '2026-11-29T01:10')).slots).toMatchObject([
      { start: '2026-11-29T01:10:00Z', severity: 'pass' },
    ]);
    expect(find(until('approval', '2026-11-29T03:10')).slots).toMatchObject([
      { start: '2026-11-28T22:00:00Z', severity: 'approval' },
    ]);
    const never = find(until('block', '2026-11-29T03:10'));
    expect(never.slots).toEqual([]);
    expect(never.rejected).toMatchObject([{ start: '2026-11-28T22:00:00Z', window: 'Saturday night' }]);
  });

  it('is found where the window never closes and the freeze outlasts a month', () => {
    const always = {
      ...saturday,
      name: 'Always',
      start: '2026-11-01T00:00',
      end: '2026-11-02T00:00',
      rule: WHOLE_WEEK,
    };
    const frozen = { ...yearEnd, start: '2026-11-01T00:00', end: '2027-01-04T06:00' };
    const found = findSlots(releaseOf({}), planWith({ windows: [always], freezes: [frozen] }), context, {
      from,
      to: from + 120 * DAY,
      limit: 5,
    });
    expect(found.slots.map(({ start }) => start)).toEqual(['2027-01-04T06:00:00Z']);
    expect(found.rejected).toEqual([]);
  });

  it('search stops at its limit', () => {
    const { slots } = findSlots(releaseOf({}), planWith({}), context, { from, to: from + 366 * DAY, limit: 3 });
    expect(slots.map(({ start }) => start.slice(0, 10))).toEqual(['2026-11-28', '2026-12-05', '2026-12-12']);
  });
});
