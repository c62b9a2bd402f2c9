import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeTwin, type Twin } from './twin.ts';

describe('the scriptable twin, of working days and contradictions', () => {
  let twin: Twin;
  let folder: string;
  beforeAll(async () => {
    twin = await makeTwin();
    ({ folder } = twin);
  });
  afterAll(() => twin.remove());

  const slipway = (...words: string[]) =>
    twin.slipway(['--plan', 'plan.slipway', '--actor', 'Amara Osei', '--now', '2026-11-24T10:42:00Z', ...words]);
  const run = (command: string, input: object) => slipway('run', command, '--input', JSON.stringify(input));

  it('imports holidays from a file, and again adds none', async () => {
    await slipway('new', '--name', 'P', '--zone', 'Europe/London');
    await run('businessCalendar.create', { name: 'England' });
    const rows = [
      { date: '2026-12-25 00:00:00', name: 'Christmas Day', type: 'public' },
      { date: '2026-12-24 14:00:00', name: 'Christmas Eve', type: 'bank' },
      { date: '2026-12-06 00:00:00', name: 'St Nicholas', type: 'observance' },
    ];
    await writeFile(join(folder, 'holidays.json'), JSON.stringify(rows));
    const words = ['holidays', 'import', 'holidays.json'];
    const unnamed = await slipway(...words);
    expect(unnamed).toMatchObject({ code: 2, stdout: '' });
    expect(unnamed.stderr).toMatch(/Name one with --calendar CAL-1\.$/m);
    expect(await slipway(...words, '--calendar', 'CAL-1')).toMatchObject({
      code: 0,
      stdout: 'Added 2 holidays to CAL-1\n',
    });
    await run('plan.change', { calendarId: 'CAL-1' });
    expect((await slipway(...words, '--types', 'public,observance')).stdout).toBe(
      'Added 1 holiday to CAL-1, 1 there already\n',
    );
    await writeFile(join(folder, 'other.json'), 'BEGIN:VCALENDAR');
    expect(await slipway('holidays', 'import', 'other.json')).toMatchObject({ code: 2, stdout: '' });
    const event = 'BEGIN:VEVENT\nUID:a\nDTSTART;VALUE=DATE:20270326\nSUMMARY:Good Friday\nEND:VEVENT';
    await writeFile(join(folder, 'days.ics'), `BEGIN:VCALENDAR\nVERSION:2.0\n${event}\nEND:VCALENDAR\n`);
    expect((await slipway('holidays', 'import', 'days.ics')).stdout).toBe('Added 1 holiday to CAL-1\n');
    expect(await slipway('holidays', 'import', 'none.json')).toMatchObject({ code: 2, stdout: '' });
  });

  it('lists what contradicts itself, and exits with 0', async () => {
    expect(await slipway('contradictions')).toMatchObject({ code: 0, stdout: 'Nothing contradicts itself.\n' });
    const zone = 'Europe/London';
    await run('freeze.create', { name: 'Lock', zone, start: '2026-12-22T22:00', end: '2027-12-05T02:00' });
    await run('window.create', { name: 'Saturday', zone, start: '2026-11-27T08:00', end: '2026-11-27T12:00' });
    const listed = await slipway('contradictions');
    expect(listed).toMatchObject({ code: 0, stderr: '' });
    expect(listed.stdout.split('\n')).toEqual([
      'FRZ-1\tIt lasts 347 days. That looks like a year or a month typed wrongly. End it Tue 5 Jan 2027 02:00?',
      'WIN-1\tThe name says Saturday, but it is on Friday 27 Nov. Move it to Sat 28 Nov 2026 08:00?',
      '',
    ]);
    expect(JSON.parse((await slipway('contradictions', '--json')).stdout)).toMatchObject([
      { key: 'FRZ-1', collection: 'freezes', field: 'end', suggestion: { patch: { end: '2027-01-05T02:00' } } },
      { key: 'WIN-1' },
    ]);
  });
});
