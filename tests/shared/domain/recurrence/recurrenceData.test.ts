import { describe, expect, it } from 'vitest';
import { checkRule } from '../../../../shared/domain/recurrence/recurrence.ts';
import { readRule } from '../../../../shared/domain/recurrence/recurrenceRule.ts';
import { occurrencesOnce } from '../../../../shared/domain/recurrence/series.ts';
import { DAY, toEpoch, toInstant } from '../../../../shared/kernel/time.ts';
import { ONCE } from '../../../../shared/model/series.ts';
import { refusalOf } from '../../inMemoryPlan.ts';
import { dateutilSets, invalidCases, type RecurrenceSet, rustSets, written } from './recurrenceCases.ts';

const SENTENCE = /^["A-Z][\s\S]*\.$/;
const PROGRAMMERS_WORDS = /Error|undefined|null|NaN|BigInt|Invalid input|at \w+ \(/;

/** What RFC 5545 forbids, by the part that is wrong. */
const FORBIDDEN: [part: string, isIn: (rule: string) => boolean][] = [
  ['BYWEEKNO', (rule) => /BYWEEKNO/.test(rule) && !/FREQ=YEARLY/.test(rule)],
  ['BYYEARDAY', (rule) => /BYYEARDAY/.test(rule) && /FREQ=(DAILY|WEEKLY|MONTHLY)/.test(rule)],
  ['BYMONTHDAY', (rule) => /BYMONTHDAY/.test(rule) && /FREQ=WEEKLY/.test(rule)],
  ['BYDAY', (rule) => /BYDAY=[^;]*\d/.test(rule) && !/FREQ=(MONTHLY|YEARLY)/.test(rule)],
  ['BYWEEKDAY', (rule) => /BYWEEKDAY/.test(rule)],
];

const forbiddenIn = ({ rules }: RecurrenceSet): string[] =>
  rules.flatMap((rule) => FORBIDDEN.filter(([, isIn]) => isIn(rule)).map(([part]) => part));

/** The set's starts, up to a good while after the last that is expected. */
function startsOf({ zone, start, rules, rdates, exdates, expected, isCutShort }: RecurrenceSet): string[] {
  const [rule = null] = rules;
  const series = { ...ONCE, zone, start, end: start, rule, additions: rdates, exceptions: exdates };
  const [first, last] = [toEpoch(expected[0] ?? `${start}Z`), toEpoch(expected.at(-1) ?? `${start}Z`)];
  const interval = { start: first - 400 * DAY, end: last + (isCutShort ? 1 : 400 * DAY) };
  return occurrencesOnce(series, interval)!.map((one) => toInstant(one.start));
}

describe('the cases of dateutil', () => {
  const all = dateutilSets();
  const sets = all.filter((set) => set.rules.length > 1 || set.exrules.length > 0);
  const forbidden = all.filter((set) => forbiddenIn(set).length > 0);
  const allowed = all.filter((set) => !sets.includes(set) && !forbidden.includes(set));

  it.skipIf(all.length === 0)('are checked, every one in one of three ways', () => {
    console.info(
      `dateutil: ${allowed.length} give the occurrences, ${forbidden.length} are refused by RFC 5545, ${sets.length} have several rules`,
    );
    expect([all.length, allowed.length, forbidden.length, sets.length]).toEqual([237, 172, 57, 8]);
  });

  it.skipIf(all.length === 0)('give the listed occurrences where RFC 5545 allows them', () => {
    for (const set of allowed) {
      for (const rule of set.rules) expect(readRule(rule), set.id).toMatchObject({ ok: true });
      expect(startsOf(set), set.id).toEqual(set.expected);
    }
  });

  it.skipIf(all.length === 0)('are refused where it does not, naming the part', () => {
    for (const set of forbidden) {
      const refusal = refusalOf(readRule(set.rules[0]!));
      expect(refusal, set.id).toMatchObject({ kind: 'invalid', field: 'rule' });
      expect(refusal.message, set.id).toMatch(SENTENCE);
      expect(
        forbiddenIn(set).some((part) => refusal.message.includes(part)),
        `${set.id}: ${refusal.message}`,
      ).toBe(true);
    }
  });

  it.skipIf(all.length === 0)('with several rules or an EXRULE are refused by name', () => {
    for (const { id, rules, exrules } of sets) {
      const text = [...rules.map((rule) => `RRULE:${rule}`), ...exrules.map((rule) => `EXRULE:${rule}`)].join('\n');
      expect(refusalOf(readRule(text)).message, id).toMatch(
        exrules.length > 0 ? /^EXRULE is no longer/ : /^There is more than one RRULE\./,
      );
    }
  });
});

describe('the cases of rust-rrule', () => {
  const all = rustSets();

  it.skipIf(all.length === 0)('give the listed instants, over switches of the clocks too', () => {
    console.info(`rust-rrule: ${all.length} give the occurrences`);
    expect(all).toHaveLength(39);
    for (const set of all) {
      expect(checkRule(set.rules[0]!, set.start, set.zone), set.id).toMatchObject({ ok: true });
      expect(startsOf(set), set.id).toEqual(set.expected);
    }
  });
});

describe('the invalid rules of php-rrule', () => {
  const all = invalidCases();
  const refuse = (id: string, rule: string) => {
    const refusal = refusalOf(readRule(rule));
    expect(refusal, id).toMatchObject({ kind: 'invalid', field: 'rule' });
    expect(refusal.message, id).toMatch(SENTENCE);
    expect(refusal.message.replaceAll(rule, ''), id).not.toMatch(PROGRAMMERS_WORDS);
  };

  it.skipIf(all.length === 0)('are all refused in a sentence', () => {
    console.info(`php-rrule: ${all.length} are refused`);
    expect(all).toHaveLength(73);
    for (const { id, ical, rule } of all) refuse(id, ical ?? written(rule ?? {}));
  });
});
