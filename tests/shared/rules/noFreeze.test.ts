import { describe, expect, it } from 'vitest';
import { evaluate, sayVerdict } from '../../../shared/rules/evaluate.ts';
import { context, findingsOf, planWith, releaseOf, said, saturday, span, yearEnd } from './ruleFixtures.ts';

/** Frozen from Sat 12 Dec 23:00 on; the window is open from 22:00. */
const plan = planWith({ freezes: [yearEnd] });
const IN = 'block: Inside the year-end freeze';
const FREE = 'pass: No freeze on the date';

describe('a freeze', () => {
  it.each([
    ['ends as it begins', '2026-12-12T22:00:00Z', 60, 0, FREE],
    ['ends a minute into it', '2026-12-12T22:00:00Z', 61, 0, IN],
    ['ends as it begins, reserve included', '2026-12-12T22:00:00Z', 30, 30, FREE],
    ['has a minute of its reserve in it', '2026-12-12T22:00:00Z', 30, 31, IN],
    ['starts as it ends', '2027-01-04T06:00:00Z', 60, 30, FREE],
    ['starts a minute before it ends', '2027-01-04T05:59:00Z', 60, 30, IN],
    ['lies in its middle', '2026-12-25T12:00:00Z', 60, 30, IN],
    ['lies around it', '2026-12-12T12:00:00Z', 40_000, 0, IN],
  ])('holds a release that %s: %s', (_, start, lengthMinutes, backOutMinutes, expected) => {
    expect(said('noFreeze', releaseOf({ start, lengthMinutes, backOutMinutes }), plan)).toEqual([expected]);
  });

  it('says how much falls inside, and of what', () => {
    const release = releaseOf({ start: '2026-12-12T22:00:00Z', lengthMinutes: 120, backOutMinutes: 30 });
    expect(findingsOf('noFreeze', release, plan)).toMatchObject([
      {
        key: 'noFreeze:releases-0:freezes-0',
        severity: 'block',
        numbers: 'Frozen Sat 12 Dec 23:00 to Mon 4 Jan 2027 06:00. 1 h 30 min of 2 h 30 min fall inside.',
        clash: span('2026-12-12T23:00:00Z', '2026-12-13T00:30:00Z'),
        records: [{ collection: 'freezes', id: 'freezes-0', key: 'FRZ-1' }],
      },
    ]);
  });

  it('never says that nothing falls inside', () => {
    const release = releaseOf({ start: '2026-12-12T22:00:01Z', lengthMinutes: 60, backOutMinutes: 0 });
    expect(findingsOf('noFreeze', release, plan)).toMatchObject([
      { severity: 'block', numbers: expect.stringContaining(' 1 min of 1 h fall inside.') },
    ]);
  });

  it('that comes later is named, and how long until then', () => {
    expect(findingsOf('noFreeze', releaseOf({ start: '2026-12-05T22:00:00Z' }), plan)).toMatchObject([
      { severity: 'pass', numbers: 'next freeze 6 d 22 h after the end', records: [{ key: 'FRZ-1' }] },
    ]);
    expect(findingsOf('noFreeze', releaseOf({}), planWith({}))).toMatchObject([{ numbers: 'no freeze within a year' }]);
  });

  it('that comes daily for a day has no end that could be named', () => {
    const daily = { ...yearEnd, start: '2026-12-10T00:00', end: '2026-12-11T00:00', rule: 'FREQ=DAILY' };
    const nightly = { ...daily, id: 'freezes-1', key: 'FRZ-2', end: '2026-12-10T06:00' };
    const release = releaseOf({ start: '2026-12-12T02:00:00Z' });
    expect(findingsOf('noFreeze', release, planWith({ freezes: [daily, nightly] }))).toMatchObject([
      { numbers: expect.stringMatching(/ With FRZ-2 frozen without a break until it is lifted\.$/) },
      { numbers: expect.stringMatching(/ With FRZ-1 frozen without a break until it is lifted\.$/) },
    ]);
  });

  it('asks nothing of a release without a date', () => {
    expect(findingsOf('noFreeze', releaseOf({ start: null }), plan)).toEqual([]);
  });

  it('outranks the window in which the release lies', () => {
    const verdict = evaluate(releaseOf({ start: '2026-12-12T22:00:00Z' }), plan, context);
    expect(verdict.severity).toBe('block');
    expect(verdict.findings.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual([
      'noFreeze block',
      'insideWindow pass',
    ]);
    expect(sayVerdict(verdict)).toBe('Blocked: 1 reason');
  });

  it('of which spring leaves nothing holds nobody up', () => {
    // 01:30 is moved to 02:30 by the switch, behind the end.
    const empty = { ...yearEnd, start: '2027-03-28T01:30', end: '2027-03-28T02:15' };
    const release = releaseOf({ start: '2027-03-27T22:00:00Z', lengthMinutes: 300, backOutMinutes: 0 });
    expect(said('noFreeze', release, planWith({ freezes: [empty] }))).toEqual([FREE]);
  });
});

describe('the level of a freeze', () => {
  const inside = releaseOf({ start: '2026-12-12T22:00:00Z' });
  const level = (...freezes: (typeof yearEnd)[]) => evaluate(inside, planWith({ freezes }), context);
  const soft = { ...yearEnd, id: 'freezes-1', key: 'FRZ-2', level: 'approval', approverRole: 'Service owner' } as const;
  const review = { ...yearEnd, id: 'freezes-2', key: 'FRZ-3', level: 'review' } as const;

  it('asks for an approval and does not block', () => {
    const verdict = level(soft);
    expect(verdict.severity).toBe('approval');
    expect(verdict.findings[0]!.message).toBe('Inside the year-end freeze: Service owner must approve');
    expect(sayVerdict(verdict)).toBe('Needs approval');
  });

  it('warns only, where it asks to look harder', () => {
    const verdict = level(review);
    expect(verdict.severity).toBe('warn');
    expect(verdict.findings[0]!.message).toBe('Inside the year-end freeze: look harder at it');
    expect(sayVerdict(verdict)).toBe('May go, 1 warning');
  });

  it('is the worst where several hold, each with its own finding, worst first', () => {
    const verdict = level(review, soft, yearEnd);
    expect(verdict.findings.map(({ severity }) => severity)).toEqual(['block', 'approval', 'warn', 'pass']);
    expect(new Set(verdict.findings.map(({ key }) => key)).size).toBe(4);
    expect(sayVerdict(verdict)).toBe('Blocked: 1 reason');
  });

  it('is said in the plural too', () => {
    const other = { ...yearEnd, id: 'freezes-3', key: 'FRZ-4' };
    expect(sayVerdict(level(yearEnd, other))).toBe('Blocked: 2 reasons');
    expect(sayVerdict(level(review, { ...other, level: 'review' }))).toBe('May go, 2 warnings');
    expect(sayVerdict(evaluate(releaseOf({ start: null }), planWith({ windows: [saturday] }), context))).toBe('May go');
  });
});
