import { execFile } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { showOccurrences } from '../../electron/cli/occurrences.ts';
import type { Settings } from '../../electron/cli/settings.ts';
import { projectRoot } from '../../scripts/programs.ts';
import { toEpoch, toInstant } from '../../shared/kernel/time.ts';
import { invalidCases, rustSets } from '../shared/domain/recurrence/recurrenceCases.ts';

const nights: Settings = {
  rrule: 'FREQ=WEEKLY;BYDAY=SA;COUNT=3',
  start: '2026-10-17T22:00',
  end: '2026-10-18T04:00',
  zone: 'Europe/London',
  from: '2026-10-01T00:00:00Z',
  to: '2027-01-01T00:00:00Z',
};

const asked = async (settings: Partial<Settings>) => {
  const outcome = await showOccurrences({ ...nights, json: true, ...settings });
  return { ...outcome, found: outcome.answer ? (JSON.parse(outcome.answer) as { start: string; end: string }[]) : [] };
};
const startsOf = async (settings: Partial<Settings>) => (await asked(settings)).found.map(({ start }) => start);

describe('the occurrences of the twin', () => {
  it('are an array of instants in a process of its own, and need no plan', async () => {
    const words = Object.entries(nights).flatMap(([name, value]) => [`--${name}`, String(value)]);
    const run = (...more: string[]) =>
      new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
        const call = ['--import', 'tsx', 'electron/cli.ts', 'occurrences', ...words, ...more];
        execFile(process.execPath, call, { cwd: projectRoot }, (error, stdout, stderr) =>
          resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
        );
      });
    const said = await run('--json');
    expect(said).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(said.stdout)).toEqual([
      { start: '2026-10-17T21:00:00Z', end: '2026-10-18T03:00:00Z' },
      { start: '2026-10-24T21:00:00Z', end: '2026-10-25T04:00:00Z' },
      { start: '2026-10-31T22:00:00Z', end: '2026-11-01T04:00:00Z' },
    ]);
    expect(await run('--rrule', 'FREQ=DAILY;BYWEEKNO=1')).toEqual({
      code: 2,
      stdout: '',
      stderr: 'BYWEEKNO only goes with FREQ=YEARLY, not with FREQ=DAILY.\n',
    });
  }, 60_000);

  it('are said in words without --json', async () => {
    const { answer } = await showOccurrences(nights);
    expect(answer?.split('\n')).toEqual([
      'Sat 17 Oct 2026 22:00 to Sun 04:00',
      'Sat 24 Oct 2026 22:00 to Sun 04:00',
      'Sat 31 Oct 2026 22:00 to Sun 04:00',
    ]);
  });

  it('are those that overlap the time asked for; without an end, those that start in it', async () => {
    const span = { from: '2026-10-18T02:59:59Z', to: '2026-10-24T21:00:00Z' };
    expect(await startsOf(span)).toEqual(['2026-10-17T21:00:00Z']);
    expect(await startsOf({ ...span, from: '2026-10-18T03:00:00Z' })).toEqual([]);
    const { found } = await asked({ from: '2026-10-17T21:00:00Z', to: '2026-10-24T21:00:00Z', end: undefined });
    expect(found).toEqual([{ start: '2026-10-17T21:00:00Z', end: '2026-10-17T21:00:00Z' }]);
  });

  it('take dates that are added and left out, in either way to write them', async () => {
    const dates = { rdate: '20261224T120000,2026-12-25T12:00:30', exdate: '20261024T220000' };
    expect(await startsOf(dates)).toEqual([
      '2026-10-17T21:00:00Z',
      '2026-10-31T22:00:00Z',
      '2026-12-24T12:00:00Z',
      '2026-12-25T12:00:30Z',
    ]);
    expect(await startsOf({ rrule: undefined, ...dates, exdate: undefined })).toHaveLength(3);
  });

  it.each([
    [{ zone: 'Mars/Olympus' }, '--zone: "Mars/Olympus" is not a time zone. Write it like Europe/London or +05:30.'],
    [{ start: '2026-10-17' }, /^--start: "2026-10-17" is not a wall time\./],
    [{ start: '2026-10-17 22:00' }, /^--start: /],
    [{ start: '20261017T220000Z' }, /^--start: /],
    [{ end: '2026-10-17T21:00' }, /^Ends 1 h before it starts\./],
    [{ exdate: '2026-11-31T22:00' }, /^--exdate: "2026-11-31T22:00" is not a wall time\./],
    [{ from: 'soon' }, /^--from: "soon" is not a time\./],
    [{ to: '2026-11-31' }, /^--to: "2026-11-31" is not a time\./],
    [{ rrule: 'FREQ=WEEKLY;UNTIL=20261231' }, /^"UNTIL=20261231" has to be an instant in UTC\./],
    [{ rrule: 'FREQ=WEEKLY;' }, /^The rule has an empty part: /],
    [{ rrule: 'FREQ=SECONDLY' }, /^"FREQ=SECONDLY" takes too long to list over that time: it happens too often, .*\.$/],
  ] as [Partial<Settings>, string | RegExp][])('refuse %j with exit code 2', async (settings, message) => {
    const outcome = await asked(settings);
    expect([outcome.exitCode, outcome.answer]).toEqual([2, undefined]);
    expect(outcome.said).toMatch(message);
  });

  it.each(['UTC', 'Etc/UTC', 'utc', '+00:00'])(
    'take an UNTIL without a zone where the zone is UTC, as in %s',
    async (zone) => {
      expect(await startsOf({ rrule: 'FREQ=DAILY;UNTIL=20261018T220000', zone })).toHaveLength(2);
    },
  );

  it('are those that rust-rrule lists', async () => {
    for (const { id, rules, zone, start, exdates, expected, isCutShort } of rustSets()) {
      const to = toInstant(toEpoch(expected.at(-1)!) + (isCutShort ? 1000 : 86_400_000 * 800));
      const settings = {
        rrule: rules[0]!,
        zone,
        start,
        end: undefined,
        exdate: exdates.join(','),
        from: expected[0]!,
        to,
      };
      expect(await startsOf(settings), id).toEqual(expected);
    }
  });

  it('are refused for what php-rrule refuses, as far as it can be typed', async () => {
    const blocks = invalidCases().flatMap(({ id, ical }) => {
      const match = /^DTSTART(?:;TZID=([^:]+))?:(.*)\n(?:RRULE:)([^\n]*)$/.exec(ical ?? '');
      return match ? [{ id, zone: match[1] ?? 'UTC', start: match[2]!, rrule: match[3]! }] : [];
    });
    console.info(`php-rrule: ${blocks.length} blocks of a start and a rule are refused`);
    if (invalidCases().length > 0) expect(blocks).toHaveLength(12);
    for (const { id, ...block } of blocks) {
      const outcome = await asked({ ...block, end: undefined });
      expect(outcome.exitCode, `${id}: ${outcome.answer}`).toBe(2);
    }
  });
});
