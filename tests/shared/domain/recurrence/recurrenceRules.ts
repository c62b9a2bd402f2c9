import * as fc from 'fast-check';
import { FREQUENCIES, type Frequency } from '../../../../shared/domain/recurrence/recurrenceRule.ts';
import { DAY, HOUR, MINUTE } from '../../../../shared/kernel/time.ts';
import type { OracleRule } from './recurrenceOracle.ts';

/** Any rule that RFC 5545 allows, with a start in UTC. */

const NAMES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

const some = <T>(value: fc.Arbitrary<T>, maxLength = 3) => fc.uniqueArray(value, { minLength: 1, maxLength });
const signed = (most: number) =>
  fc.oneof(fc.integer({ min: 1, max: most }), fc.integer({ min: -most, max: -1 }), fc.constantFrom(1, -1));
const maybe = <T>(value: fc.Arbitrary<T>, isAllowed = true) =>
  isAllowed ? fc.option(value, { nil: undefined, freq: 2 }) : fc.constant(undefined);

const weekday = fc.constantFrom(...NAMES);
const ordinal = (most: number) => fc.tuple(signed(most), weekday).map(([number, name]) => `${number}${name}`);

function partsFor(freq: Frequency): fc.Arbitrary<OracleRule> {
  const isOneOf = (...names: Frequency[]) => names.includes(freq);
  const plainDays = some(weekday);
  return fc
    .record({
      freq: fc.constant(freq),
      interval: maybe(fc.integer({ min: 1, max: isOneOf('YEARLY') ? 3 : isOneOf('SECONDLY') ? 500 : 7 })),
      wkst: maybe(weekday),
      byday: maybe(
        isOneOf('MONTHLY', 'YEARLY')
          ? fc.oneof(plainDays, some(fc.oneof(weekday, ordinal(isOneOf('MONTHLY') ? 5 : 20))))
          : plainDays,
      ),
      bymonth: maybe(some(fc.integer({ min: 1, max: 12 }), 4)),
      bymonthday: maybe(some(signed(31), 6), !isOneOf('WEEKLY')),
      byyearday: maybe(some(signed(366), 30), !isOneOf('DAILY', 'WEEKLY', 'MONTHLY')),
      byweekno: maybe(some(signed(53), 10), isOneOf('YEARLY')),
      byhour: maybe(some(fc.integer({ min: 0, max: 23 }), 4)),
      byminute: maybe(some(fc.integer({ min: 0, max: 59 }), 4)),
      bysecond: maybe(some(fc.integer({ min: 0, max: 59 }))),
      bysetpos: maybe(some(signed(6))),
      count: maybe(fc.integer({ min: 1, max: 30 })),
    })
    .map(fitting);
}

/** Drops what does not go together. */
function fitting(rule: OracleRule): OracleRule {
  const fits = { ...rule };
  if (fits.byweekno) fits.byday = fits.byday?.map((item) => item.slice(-2));
  const others = Object.keys(fits).filter(
    (name) => name.startsWith('by') && fits[name as 'byday'] && name !== 'bysetpos',
  );
  if (others.length === 0) delete fits.bysetpos;
  return Object.fromEntries(Object.entries(fits).filter(([, value]) => value !== undefined)) as unknown as OracleRule;
}

/** How far a rule is looked at: as far as the slow way can go. */
export const horizon = ({ freq }: OracleRule): number =>
  ({
    YEARLY: 5 * 366 * DAY,
    MONTHLY: 800 * DAY,
    WEEKLY: 400 * DAY,
    DAILY: 200 * DAY,
    HOURLY: 12 * DAY,
    MINUTELY: 2 * DAY,
    SECONDLY: 3 * HOUR,
  })[freq];

const firstStart = fc
  .tuple(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 1_439 }), fc.constantFrom(0, 0, 7, 59))
  .map(([day, minute, second]) => day * DAY + minute * MINUTE + second * 1000);

export const oracleRule = fc.record({
  rule: fc.constantFrom(...FREQUENCIES).chain(partsFor),
  start: firstStart,
});

export const write = (rule: OracleRule): string =>
  Object.entries(rule)
    .map(([name, value]) => `${name.toUpperCase()}=${String(value)}`)
    .join(';');
