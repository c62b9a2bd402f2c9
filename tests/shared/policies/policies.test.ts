import { describe, expect, it } from 'vitest';
import { occurrencesOfSeries } from '../../../shared/domain/recurrence/series.ts';
import { calendarOf } from '../../../shared/domain/schedule.ts';
import { epochToWall, toEpoch } from '../../../shared/kernel/time.ts';
import type { Severity } from '../../../shared/rules/rule.ts';
import { P01toP04 } from './P01toP04.ts';
import { P05toP09 } from './P05toP09.ts';
import { P10toP14 } from './P10toP14.ts';
import { findingsIn, planOf } from './policy.ts';

const policies = [...P01toP04, ...P05toP09, ...P10toP14];
const WORST: readonly Severity[] = ['block', 'approval', 'warn', 'waived', 'pass'];

it('the published policies of fourteen organisations are there', () => {
  expect(new Set(policies.map(({ id }) => id)).size).toBe(14);
});

describe.each(policies)('$id $organisation', (policy) => {
  it.each(policy.cases)('$what', (given) => {
    const findings = findingsIn(policy, given);
    for (const [rule, severity] of Object.entries(given.says)) {
      const said = findings.filter((finding) => finding.rule === rule);
      const worst = WORST.find((candidate) => said.some((finding) => finding.severity === candidate));
      expect(worst, `${rule}: ${said.map(({ message, numbers }) => `${message} (${numbers})`).join('; ')}`).toBe(
        severity,
      );
    }
    if (given.words)
      expect(findings.map(({ message, numbers }) => `${message}. ${numbers}`).join('\n')).toMatch(given.words);
    if (given.movesTo) {
      const inputs = findings.flatMap(({ fixes }) => fixes).flatMap((fix) => ('input' in fix ? [fix.input] : []));
      expect(inputs).toContainEqual(expect.objectContaining({ start: given.movesTo }));
    }
  });

  it.each(policy.dates ?? [])('$of falls on the days that are published', ({ of, from, to, days }) => {
    const { database } = planOf(policy).state;
    const series = [...database.all('windows'), ...database.all('cabMeetings')].find(({ name }) => name === of)!;
    const found = occurrencesOfSeries(series, { start: toEpoch(from), end: toEpoch(to) }, calendarOf(database, series));
    expect(found.map(({ start }) => epochToWall(start, policy.zone).slice(0, 10))).toEqual(days);
  });
});
