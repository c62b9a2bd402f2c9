import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkRule } from '../../../shared/domain/recurrence.ts';
import { occurrencesOf } from '../../../shared/domain/schedule.ts';
import { addWall, DAY, toEpoch, toInstant } from '../../../shared/kernel/time.ts';
import { PLAIN_WINDOW } from '../../../shared/model/window.ts';
import { createDatabase } from '../../../shared/store/database.ts';
import { refusalOf } from '../inMemoryPlan.ts';

/** Cases that other projects keep of RFC 5545. They lie beside the repository and not in it. */
const folder = join(import.meta.dirname, '../../../../shared/data/recurrence');

function casesOf<Case>(file: string): Case[] {
  const path = join(folder, file);
  if (existsSync(path)) return (JSON.parse(readFileSync(path, 'utf8')) as { cases: Case[] }).cases;
  console.warn(`Skipped: there is no ${path}, so the cases in it were not checked.`);
  return [];
}

interface RuleCase {
  id: string;
  zone: string;
  dtstart: string;
  rule: string;
  /** Instants. */
  expected: string[];
}

const wallOf = (compact: string): string =>
  `${compact.slice(0, 4)}-${compact.slice(4, 6)}-${compact.slice(6, 8)}T${compact.slice(9, 11)}:${compact.slice(11, 13)}`;

// Sets of several rules have no `rrule` of their own; none of them is weekly.
const dateutilCases = casesOf<{ id: string; dtstart: string; rrule?: string; expected: string[] }>('dateutil.json')
  .filter(({ rrule }) => rrule !== undefined)
  .map(({ id, dtstart, rrule, expected }): RuleCase => {
    const instants = expected.map((compact) => `${wallOf(compact)}:${compact.slice(13, 15)}Z`);
    return { id, zone: 'UTC', dtstart: wallOf(dtstart), rule: rrule!, expected: instants };
  });

const rustCases = casesOf<{ id: string; ical: string; expected_rfc3339: string[] }>(
  'rust_rrule_rfc5545_and_dst.json',
).flatMap(({ id, ical, expected_rfc3339: expected }): RuleCase[] => {
  const match = /^DTSTART;TZID=([^:]+):(\d{8}T\d{6})\nRRULE:(\S+)$/.exec(ical);
  if (!match) return [];
  const instants = expected.map((text) => toInstant(toEpoch(text)));
  return [{ id, zone: match[1]!, dtstart: wallOf(match[2]!), rule: match[3]!, expected: instants }];
});

const isWeekly = ({ rule }: RuleCase): boolean => /(^|;)FREQ=WEEKLY(;|$)/.test(rule);
/** Slipway's windows repeat by week, on days of the week. */
const fits = ({ rule }: RuleCase): boolean => !/BY(?!DAY)|BYDAY=[^;]*\d/.test(rule);

describe.each([
  ['dateutil', dateutilCases, 6],
  ['rust-rrule', rustCases, 8],
])('the weekly cases of %s', (name, cases, least) => {
  const weekly = cases.filter(isWeekly);

  it.skipIf(cases.length === 0)('happen when they should, where they fit our model', () => {
    const fitting = weekly.filter(fits);
    expect(fitting.length, `${name} cases that fit`).toBeGreaterThanOrEqual(least);
    for (const { id, zone, dtstart, rule, expected } of fitting) {
      const checked = checkRule(rule, dtstart, zone);
      expect(checked, id).toEqual({ ok: true, value: rule });
      const window = {
        ...PLAIN_WINDOW,
        id,
        key: 'WIN-1',
        name: id,
        zone,
        rule,
        start: dtstart,
        end: addWall(dtstart, { minutes: 60 }),
      };
      const last = toEpoch(expected.at(-1)!);
      // A rule with an end must end there; of one without, the first are given.
      const isEndless = !/COUNT|UNTIL/.test(rule);
      const asked = { start: toEpoch(expected[0]!) - 400 * DAY, end: last + (isEndless ? 1 : 400 * DAY) };
      const found = occurrencesOf(createDatabase(), window, asked).map(({ start }) => toInstant(start));
      expect(found, id).toEqual(expected);
    }
  });

  it.skipIf(cases.length === 0)('are refused in a sentence where they do not', () => {
    const others = cases.filter((one) => !isWeekly(one) || !fits(one));
    expect(others.length).toBeGreaterThan(20);
    for (const { id, dtstart, rule, zone } of others) {
      const refusal = refusalOf(checkRule(rule, dtstart, zone));
      expect(refusal, id).toMatchObject({ kind: 'invalid', field: 'rule' });
      expect(refusal.message).toMatch(SENTENCE);
    }
  });
});

const SENTENCE = /^["A-Z][\s\S]*\.$/;
const PROGRAMMERS_WORDS = /Error|undefined|null|NaN|BigInt|Invalid input|at \w+ \(/;

interface InvalidCase {
  id: string;
  ical?: string;
  rule?: Record<string, string | number | object | null>;
}

const invalidCases = casesOf<InvalidCase>('php_rrule_invalid.json');

/** PHP arrays and objects as somebody would write them out. */
const written = (rule: NonNullable<InvalidCase['rule']>): string =>
  Object.entries(rule)
    .map(([name, value]) => `${name}=${typeof value === 'object' ? Object.values(value ?? {}).join(',') : value}`)
    .join(';');

describe('the invalid rules of php-rrule', () => {
  const refuse = (id: string, rule: string) => {
    const refusal = refusalOf(checkRule(rule, '2015-07-01T09:00', 'UTC'));
    expect(refusal, id).toMatchObject({ kind: 'invalid', field: 'rule' });
    expect(refusal.message, id).toMatch(SENTENCE);
    expect(refusal.message.replaceAll(rule, ''), id).not.toMatch(PROGRAMMERS_WORDS);
  };

  it.skipIf(invalidCases.length === 0)('are all refused in a sentence', () => {
    expect(invalidCases).toHaveLength(73);
    for (const { id, ical, rule } of invalidCases) refuse(id, ical ?? written(rule ?? {}));
  });

  it.skipIf(invalidCases.length === 0)('are refused for what is wrong with them, were they weekly', () => {
    const otherwiseInvalid = invalidCases.filter(({ rule }) => rule && Object.keys(rule).length > 1);
    expect(otherwiseInvalid.length).toBeGreaterThan(40);
    for (const { id, rule } of otherwiseInvalid) refuse(id, written({ ...rule, FREQ: 'WEEKLY' }));
  });
});
