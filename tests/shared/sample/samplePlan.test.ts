import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contradictionsIn } from '../../../shared/domain/sanity.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import { toEpoch, toInstant } from '../../../shared/kernel/time.ts';
import type { Release } from '../../../shared/model/release.ts';
import { evaluate, ruleContext, sayVerdict } from '../../../shared/rules/evaluate.ts';
import type { Gate } from '../../../shared/rules/rule.ts';
import { samplePlan } from '../../../shared/sample/samplePlan.ts';
import { ACTOR, type InMemoryPlan, inMemoryPlan } from '../inMemoryPlan.ts';

/** The sample as it is made at `now`; what is refused is named with the command. */
function play(now: Instant): InMemoryPlan {
  const plan = inMemoryPlan(now);
  for (const { at, by, name, input } of samplePlan(now)) {
    const actor = by === null ? ACTOR : plan.state.database.byKey('people', by)!.id;
    const result = plan.as(actor, at).run(name, input);
    if (!result.ok)
      throw new Error(`${now}: ${name} at ${at} by ${by}: ${result.refusal.message} ${JSON.stringify(input)}`);
  }
  return plan;
}

const releaseNamed = (plan: InMemoryPlan, name: string): Release => {
  const found = Array.from(plan.state.database.all('releases')).find((release) => release.name === name);
  if (!found) throw new Error(`There is no ${name}`);
  return found;
};

const verdictOf = (plan: InMemoryPlan, name: string, now: Instant, gate: Gate = 'date'): string => {
  const view = plan.state.database;
  return sayVerdict(evaluate(releaseNamed(plan, name), view, ruleContext(view, now), gate));
};

/** The story, whatever the day. */
function expectTheStory(now: Instant): void {
  const plan = play(now);
  const verdicts = [
    'Online Banking 14.2',
    'Core Ledger 11',
    'Cards 5.6',
    'Regulatory returns 7.4',
    'Statements archive 2.1',
  ].map((name) => [name, verdictOf(plan, name, now)]);
  expect(verdicts, now).toEqual([
    ['Online Banking 14.2', 'May go'],
    ['Core Ledger 11', 'May go'],
    ['Cards 5.6', 'May go'],
    ['Regulatory returns 7.4', 'Needs approval'],
    ['Statements archive 2.1', 'Blocked: 1 reason'],
  ]);
  expect(verdictOf(plan, 'Online Banking 14.2', now, 'go'), now).toBe('May go');
  expect(verdictOf(plan, 'Core Ledger 11', now, 'go'), now).toBe('Blocked: 1 reason');
  expect(verdictOf(plan, 'Cards 5.6', now, 'go'), now).toBe('Blocked: 2 reasons');
  expect(contradictionsIn(plan.state.database, toEpoch(now)), now).toEqual([]);
  const times = plan.log.map(({ header }) => header.at);
  expect(times, now).toEqual(times.toSorted());
  expect(toEpoch(times.at(-1)!), now).toBeLessThanOrEqual(toEpoch(now));
  const isOver = ({ state }: Release) => state === 'done' || state === 'failed';
  for (const release of plan.state.database.all('releases'))
    if (release.start !== null && isOver(release))
      expect(toEpoch(release.start), `${now} ${release.name}`).toBeLessThan(toEpoch(now));
}

describe('the sample plan', () => {
  it('is a company with people, a register, a calendar, a backlog and releases in every state', () => {
    const now = '2026-11-23T12:00:00Z';
    const { database } = play(now).state;
    const counts = [
      'people',
      'sprints',
      'services',
      'configurationItems',
      'windows',
      'freezes',
      'windowClasses',
      'businessCalendars',
      'cabMeetings',
      'items',
      'releases',
    ] as const;
    expect(Object.fromEntries(counts.map((name) => [name, database.count(name)]))).toEqual({
      people: 10,
      sprints: 6,
      services: 8,
      configurationItems: 24,
      windows: 4,
      freezes: 4,
      windowClasses: 2,
      businessCalendars: 1,
      cabMeetings: 1,
      items: 60,
      releases: 9,
    });
    expect(database.count('changes')).toBe(8);
    expect(database.count('waivers')).toBe(1);
    expect(database.count('releaseNotes')).toBe(2);
    expect(database.count('comments')).toBeGreaterThan(10);
    const states = Array.from(database.all('releases'), ({ state }) => state);
    expect(states.toSorted()).toEqual([
      'cancelled',
      'done',
      'done',
      'failed',
      'go',
      'planning',
      'planning',
      'planning',
      'planning',
    ]);
    expect(new Set(Array.from(database.all('windows'), ({ zone }) => zone)).size).toBe(2);
    expect(new Set(Array.from(database.all('items'), ({ kind }) => kind)).size).toBe(4);
    expect(new Set(Array.from(database.all('items'), ({ state }) => state)).size).toBe(4);
  });

  it.each([
    ['on an ordinary Monday', '2026-11-23T12:00:00Z'],
    ['before the year end', '2026-12-15T09:00:00Z'],
    ['inside the year end', '2026-12-24T18:00:00Z'],
    ['in the last minute of the year', '2026-12-31T23:59:59Z'],
    ['in the first of the next', '2027-01-01T00:00:00Z'],
    ['after the year end', '2027-01-05T07:30:00Z'],
    ['three weeks after it', '2027-01-24T10:00:00Z'],
    ['on a leap day', '2028-02-29T12:00:00Z'],
    ['in the night of the spring switch', '2027-03-28T00:59:59Z'],
    ['when the clocks went forward', '2027-03-28T01:00:00Z'],
    ['in the hour that comes twice', '2026-10-25T00:30:00Z'],
    ['in its second round', '2026-10-25T01:30:00Z'],
    ['in a running window', '2026-11-21T23:15:00Z'],
    ['when the window has closed', '2026-11-22T04:00:00Z'],
    ['a minute later', '2026-11-22T04:01:00Z'],
    ['inside the close', '2026-11-28T10:00:00Z'],
    ['in a year far away', '2031-06-15T10:00:00Z'],
  ])('tells its story %s', (_, now) => expectTheStory(now));

  it('tells it at any time', () => {
    const from = toEpoch('2026-11-01T00:00:00Z');
    const to = toEpoch('2029-12-31T00:00:00Z');
    fc.assert(
      fc.property(fc.integer({ min: from, max: to }), (epoch) => expectTheStory(toInstant(epoch))),
      { numRuns: 40 },
    );
  });

  it('is the same when it is made again', () => {
    const now = '2026-11-23T12:00:00Z';
    expect(samplePlan(now)).toEqual(samplePlan(now));
  });
});
