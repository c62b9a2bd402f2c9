import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeTwin, type Twin } from './twin.ts';

describe('slipway ics', () => {
  let twin: Twin;
  let folder: string;
  beforeAll(async () => {
    twin = await makeTwin();
    ({ folder } = twin);
  });
  afterAll(() => twin.remove());

  const slipway = (plan: string, ...words: string[]) =>
    twin.slipway(['--plan', plan, '--actor', 'Amara Osei', '--now', '2026-11-24T10:42:00Z', ...words]);

  const file = (name: string, lines: string[]) =>
    writeFile(join(folder, name), ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n'));

  const COMPANY = [
    'BEGIN:VEVENT',
    'UID:patch',
    'DTSTART;TZID=Eastern Standard Time:20261205T220000',
    'DURATION:PT6H',
    'RRULE:FREQ=MONTHLY;BYDAY=1SA',
    'SUMMARY:Patch night',
    'END:VEVENT',
    'BEGIN:VEVENT',
    'UID:year-end',
    'DTSTART:20261215T180000',
    'DTEND:20270104T060000',
    'SUMMARY:Year-end change freeze',
    'DESCRIPTION:Books close',
    'END:VEVENT',
    'BEGIN:VEVENT',
    'UID:point',
    'SUMMARY:Reminder',
    'END:VEVENT',
    'BEGIN:VTODO',
    'UID:task',
    'SUMMARY:Order cake',
    'END:VTODO',
  ];

  it('imports what the plan can take, says of the rest why not, and knows it the second time', async () => {
    await file('company.ics', COMPANY);
    await slipway('a.slipway', 'new', '--zone', 'Europe/London');
    const dry = await slipway('a.slipway', 'ics', 'import', 'company.ics', '--dry-run');
    expect(dry).toMatchObject({ code: 0, stdout: 'Would import 2 events: 1 window, 1 freeze; 2 entries left out\n' });
    const first = await slipway('a.slipway', 'ics', 'import', 'company.ics');
    expect(first).toMatchObject({ code: 0, stdout: 'Imported 2 events: 1 window, 1 freeze; 2 entries left out\n' });
    expect(first.stderr).toContain('Line 17, Reminder: it has no start. Give it one (DTSTART).');
    expect(first.stderr).toContain('Line 21, Order cake: it is a task, not an event.');
    expect(first.stderr).toContain('"Eastern Standard Time" was read as America/New_York.');
    expect(JSON.parse((await slipway('a.slipway', 'list', 'windows', '--json')).stdout)).toMatchObject([
      {
        key: 'WIN-1',
        name: 'Patch night',
        zone: 'America/New_York',
        start: '2026-12-05T22:00',
        end: '2026-12-06T04:00',
      },
    ]);
    expect(JSON.parse((await slipway('a.slipway', 'list', 'freezes', '--json')).stdout)).toMatchObject([
      { name: 'Year-end change freeze', level: 'block', zone: 'Europe/London', reason: 'Books close', uid: 'year-end' },
    ]);
    const second = await slipway('a.slipway', 'ics', 'import', 'company.ics', '--json');
    expect(JSON.parse(second.stdout)).toMatchObject({ ok: true, isWritten: false });
    await file(
      'later.ics',
      COMPANY.map((line) => line.replace('T060000', 'T080000')),
    );
    expect((await slipway('a.slipway', 'ics', 'import', 'later.ics')).stdout).toMatch(
      /^Imported 2 events: 1 window \(1 unchanged\), 1 freeze \(1 changed\)/,
    );
  });

  it('says what contradicts itself in what comes in', async () => {
    await file('odd.ics', [
      'BEGIN:VEVENT',
      'UID:long',
      'DTSTART;VALUE=DATE:20270101',
      'DTEND;VALUE=DATE:20271215',
      'SUMMARY:Year-end freeze',
      'END:VEVENT',
    ]);
    await slipway('d.slipway', 'new');
    const said = await slipway('d.slipway', 'ics', 'import', 'odd.ics');
    expect(said).toMatchObject({ code: 0, stdout: 'Imported 1 event: 1 freeze\n' });
    expect(said.stderr).toContain('Contradiction: Year-end freeze: ');
    expect(said.stderr).toContain('348 days');
  });

  it('takes events for what it is told', async () => {
    await file('board.ics', [
      'BEGIN:VEVENT',
      'UID:1',
      'DTSTART:20261201T140000Z',
      'DTEND:20261201T150000Z',
      'SUMMARY:Weekly',
      'END:VEVENT',
    ]);
    await slipway('b.slipway', 'new');
    expect(await slipway('b.slipway', 'ics', 'import', 'board.ics', '--as', 'meetings')).toMatchObject({
      code: 0,
      stdout: 'Imported 1 event: 1 CAB meeting\n',
    });
    expect(await slipway('b.slipway', 'ics', 'import', 'board.ics', '--as', 'parties')).toMatchObject({ code: 2 });
  });

  it('refuses what is no calendar, and one of which nothing can come in', async () => {
    await writeFile(join(folder, 'no.ics'), 'Hello\n');
    const said = await slipway('a.slipway', 'ics', 'import', 'no.ics');
    expect(said).toMatchObject({ code: 2, stdout: '' });
    expect(said.stderr).toBe(
      'no.ics: This is no iCalendar file: it has no BEGIN:VCALENDAR, and line 1 cannot be read: no colon stands before its value. Choose an .ics file.\n',
    );
    await file('point.ics', COMPANY.slice(14, 18));
    expect((await slipway('a.slipway', 'ics', 'import', 'point.ics')).stderr).toMatch(
      /^point.ics: nothing in it can be imported\. Line 3, Reminder: it has no start\. Give it one \(DTSTART\)\./,
    );
    await writeFile(join(folder, 'cut.ics'), 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\n');
    expect((await slipway('a.slipway', 'ics', 'import', 'cut.ics')).stderr).toContain(
      'The file ends inside the VEVENT that begins in line 2',
    );
  });

  it('exports to stdout or to a new file, and what it wrote changes nothing when it comes back', async () => {
    await slipway('c.slipway', 'new', '--sample');
    const { stdout, code } = await slipway('c.slipway', 'ics', 'export');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2.0\r\n[\s\S]*END:VCALENDAR\r\n$/);
    for (const line of stdout.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(await slipway('c.slipway', 'ics', 'export', '--output', 'out.ics')).toMatchObject({ code: 0 });
    expect(await readFile(join(folder, 'out.ics'), 'utf8')).toBe(stdout);
    expect(await slipway('c.slipway', 'ics', 'export', '--output', 'out.ics')).toMatchObject({ code: 2 });
    const again = JSON.parse((await slipway('c.slipway', 'ics', 'import', 'out.ics', '--json')).stdout);
    expect(again).toMatchObject({ isWritten: false, skippedCount: 0 });
    // All that the sample plan has a date for.
    const dated = async (collection: string) =>
      JSON.parse((await slipway('c.slipway', 'list', collection, '--json')).stdout).filter(
        ({ start }: { start: string | null }) => start !== null,
      ).length;
    for (const [kind, collection] of [
      ['windows', 'windows'],
      ['freezes', 'freezes'],
      ['releases', 'releases'],
      ['meetings', 'cabMeetings'],
    ]) {
      const events = await dated(collection!);
      expect(events).toBeGreaterThan(0);
      expect(again.kinds).toContainEqual(expect.objectContaining({ kind, events, unchanged: events }));
    }
    const freezes = await slipway('c.slipway', 'ics', 'export', '--only', 'freezes');
    expect(freezes.stdout.match(/X-SLIPWAY-KIND:FREEZE/g)).toHaveLength(await dated('freezes'));
    expect(freezes.stdout).not.toContain('X-SLIPWAY-KIND:WINDOW');
    expect(await slipway('c.slipway', 'ics', 'export', '--only', 'parties')).toMatchObject({ code: 2 });
  });
});
