import { describe, expect, it } from 'vitest';
import { findingsOf, planWith, releaseOf, said, saturday, span } from './ruleFixtures.ts';

const sundayMorning = {
  ...saturday,
  id: 'windows-1',
  key: 'WIN-2',
  name: 'Sunday morning',
  rule: 'FREQ=WEEKLY;BYDAY=SU',
  start: '2026-11-29T04:00',
  end: '2026-11-29T09:00',
};

/** The window is open from 22:00Z to 04:00Z: 360 minutes. */
describe('a release lies inside its window', () => {
  const plan = planWith({});

  it.each([
    ['exactly, reserve included', '22:00', 330, 30, 'pass: Inside a maintenance window'],
    ['exactly, without a reserve', '22:00', 360, 0, 'pass: Inside a maintenance window'],
    ['with time to spare', '23:00', 120, 30, 'pass: Inside a maintenance window'],
    ['a minute too long', '22:00', 331, 30, 'block: Ends 1 min after its window closes'],
    ['a minute of reserve too long', '22:00', 330, 31, 'block: Ends 1 min after its window closes'],
    ['a minute too late', '22:01', 330, 30, 'block: Ends 1 min after its window closes'],
    ['a minute too early', '21:59', 120, 0, 'block: Starts 1 min before its window opens'],
    [
      'too early and too long',
      '21:00',
      420,
      60,
      'block: Starts 1 h before its window opens and ends 1 h after its window closes',
    ],
    ['ending as it opens', '21:00', 30, 30, 'block: Outside every maintenance window'],
    ['ending a minute into it by its reserve', '21:00', 31, 30, 'block: Starts 1 h before its window opens'],
  ])('%s', (_, clock, lengthMinutes, backOutMinutes, expected) => {
    const release = releaseOf({ start: `2026-11-28T${clock}:00Z`, lengthMinutes, backOutMinutes });
    expect(said('insideWindow', release, plan)).toEqual([expected]);
  });

  it('not when it starts as the window closes', () => {
    const release = releaseOf({ start: '2026-11-29T04:00:00Z' });
    expect(said('insideWindow', release, plan)).toEqual(['block: Outside every maintenance window']);
  });

  it('to the second: half a minute over is said as 1 min', () => {
    const late = releaseOf({ start: '2026-11-28T22:00:24Z', lengthMinutes: 360, backOutMinutes: 0 });
    expect(said('insideWindow', late, plan)).toEqual(['block: Ends 1 min after its window closes']);
  });

  it('with numbers and the window looked at', () => {
    const [inside] = findingsOf('insideWindow', releaseOf({}), plan);
    expect(inside).toMatchObject({
      severity: 'pass',
      numbers: 'Saturday night, Sat 28 Nov 22:00 to Sun 04:00, 3 h 30 min spare',
      records: [{ collection: 'windows', id: 'windows-0', key: 'WIN-1' }],
      clash: span('2026-11-28T22:00:00Z', '2026-11-29T04:00:00Z'),
      key: 'insideWindow:releases-0:inside',
    });
    const [over] = findingsOf('insideWindow', releaseOf({ lengthMinutes: 400, backOutMinutes: 0 }), plan);
    expect(over).toMatchObject({
      message: 'Ends 40 min after its window closes',
      numbers: 'Saturday night is open Sat 28 Nov 22:00 to Sun 04:00, 6 h. Needed: 6 h 40 min.',
    });
  });

  it('or is told the next one', () => {
    const [outside] = findingsOf('insideWindow', releaseOf({ start: '2026-12-01T12:00:00Z' }), plan);
    expect(outside).toMatchObject({
      message: 'Outside every maintenance window',
      numbers: 'Next: Saturday night, Sat 5 Dec 22:00.',
      records: [{ key: 'WIN-1' }],
    });
    const once = planWith({ windows: [{ ...saturday, rule: 'FREQ=WEEKLY;COUNT=1' }] });
    expect(findingsOf('insideWindow', releaseOf({ start: '2026-12-01T12:00:00Z' }), once)).toMatchObject([
      { message: 'Outside every maintenance window', numbers: 'No window comes within a year.', records: [] },
    ]);
  });
});

describe('windows that touch', () => {
  it('join, also when neither holds the release alone', () => {
    const release = releaseOf({ start: '2026-11-29T01:00:00Z', lengthMinutes: 420, backOutMinutes: 60 });
    expect(said('insideWindow', release, planWith({}))).toEqual(['block: Ends 5 h after its window closes']);
    const joined = findingsOf('insideWindow', release, planWith({ windows: [saturday, sundayMorning] }));
    expect(joined).toMatchObject([
      { severity: 'pass', numbers: 'Saturday night and Sunday morning, Sat 28 Nov 22:00 to Sun 09:00, 3 h spare' },
    ]);
    expect(joined[0]!.records.map(({ key }) => key)).toEqual(['WIN-1', 'WIN-2']);
  });

  it('do not join with a minute between them', () => {
    const later = { ...sundayMorning, start: '2026-11-29T04:01' };
    const release = releaseOf({ start: '2026-11-29T01:00:00Z', lengthMinutes: 420, backOutMinutes: 60 });
    expect(said('insideWindow', release, planWith({ windows: [saturday, later] }))).toEqual([
      'block: Ends 5 h after its window closes',
    ]);
  });
});

describe('a release is not held', () => {
  it('while it has no date', () => {
    expect(findingsOf('insideWindow', releaseOf({ start: null }), planWith({}))).toEqual([]);
  });

  it('but warned while the plan has no window', () => {
    expect(findingsOf('insideWindow', releaseOf({}), planWith({ windows: [] }))).toMatchObject([
      {
        severity: 'warn',
        message: 'The plan has no maintenance window yet',
        numbers: 'Add the first one in the calendar.',
      },
    ]);
  });
});

describe('over a switch of the clocks', () => {
  // Clocks go forward on Sun 28 March 2027 at 01:00: the window has an hour less.
  it.each([
    ['2027-03-27T22:00:00Z', 300, 'pass: Inside a maintenance window'],
    ['2027-03-27T22:00:00Z', 301, 'block: Ends 1 min after its window closes'],
    // Back on Sun 31 October 2027 at 02:00: an hour more.
    ['2027-10-30T21:00:00Z', 420, 'pass: Inside a maintenance window'],
    ['2027-10-30T21:00:00Z', 421, 'block: Ends 1 min after its window closes'],
  ])('from %s on, %d minutes', (start, lengthMinutes, expected) => {
    expect(said('insideWindow', releaseOf({ start, lengthMinutes, backOutMinutes: 0 }), planWith({}))).toEqual([
      expected,
    ]);
  });
});
