import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Backend } from '../../electron/backend/backend.ts';
import { createHandlers } from '../../electron/backend/handlers.ts';
import type { PrintableDocument } from '../../electron/backend/printableDocument.ts';
import type { CalendarPreview } from '../../shared/api/calendarPreview.ts';
import type { PickedFile, PushMessage, Ran, Reply } from '../../shared/api/contract.ts';
import { answer } from '../../shared/api/rpc.ts';
import { EVENT_KINDS } from '../../shared/exchange/icalendar/icalendarKinds.ts';
import { readCalendar } from '../../shared/exchange/icalendar/icalendarRead.ts';
import { toEpoch } from '../../shared/kernel/time.ts';
import { calendar, event } from '../shared/api/calendars.ts';
import { startTestBackend } from './testBackend.ts';

const NOW = '2026-11-24T10:42:00Z';
const RTL = '\u202E';
const EVIL = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '<a href="javascript:alert(1)">x</a>',
  `=HYPERLINK("http://evil.example","x")`,
  '@SUM(1+1)*cmd|/c calc!A1',
  `${RTL}gpj.exe`,
  'x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil\r\nX-EVIL:1',
  'x\u0000\u0007\uD800y',
  '</bdi></p></main>',
];

describe('a calendar with hostile words in it', () => {
  let folder: string;
  let backend: Backend;
  let path = '';
  const bugs: unknown[] = [];
  const printed: PrintableDocument[] = [];
  const pushed: PushMessage[] = [];

  const connect = () => {
    const client = { push: (message: PushMessage) => pushed.push(structuredClone(message)) };
    return async <T = unknown>(name: string, input?: unknown) =>
      structuredClone(
        await answer(handlers, name, structuredClone(input), client, (error) => bugs.push(error)),
      ) as Reply<T>;
  };
  let handlers: ReturnType<typeof createHandlers>;
  let ask: ReturnType<typeof connect>;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'slipway-hostile-'));
    path = join(folder, 'out');
    backend = await startTestBackend(join(folder, 'settings'), {
      chooseFile: () => Promise.resolve(path),
      printToPdf: (document) => {
        printed.push(document);
        return Promise.resolve(Buffer.from('%PDF'));
      },
    });
    handlers = createHandlers(backend);
    ask = connect();
    await backend.create(join(folder, 'plan.slipway'), { name: EVIL[0]!, zone: 'Europe/London' });
    const run = async (name: string, input: object) =>
      expect(await ask('command.run', { name, input })).toMatchObject({ ok: true });
    await run('businessCalendar.create', {
      name: EVIL[1],
      workingTimes: [{ weekday: 1, start: '09:00', end: '17:00' }],
    });
    await run('plan.configure', { calendarId: 'CAL-1' }).catch(() => undefined);
    for (const [index, evil] of EVIL.entries()) {
      const day = String(index + 1).padStart(2, '0');
      const times = { zone: 'Europe/London', start: `2026-12-${day}T20:00`, end: `2026-12-${day}T23:00` };
      await run('businessCalendar.addHolidays', {
        businessCalendar: 'CAL-1',
        holidays: [{ on: `2026-12-${day}`, name: evil }],
      });
      await run('window.create', { name: evil, ...times });
      await run('cabMeeting.create', { name: evil, ...times });
      await run('release.create', {
        name: evil,
        start: `2026-12-${day}T20:30:00Z`,
        lengthMinutes: 60,
        environment: evil,
        tags: [evil],
      });
      await run('freeze.create', { name: evil, reason: evil, ...times, start: `2026-12-${day}T21:00` });
    }
  });
  afterAll(async () => {
    await backend.close();
    await rm(folder, { recursive: true });
  });

  const days = { start: '2026-12-01', end: '2027-01-04', zone: 'Europe/London', filter: {} };

  it('prints none of them as markup', async () => {
    for (const as of ['month', 'list', 'schedule', 'year'])
      expect(
        await ask('calendar.print', { ...days, as, title: EVIL[1], paper: 'A4', filter: { environment: [EVIL[0]!] } }),
      ).toMatchObject({ ok: true });
    for (const as of ['month', 'list', 'schedule', 'year'])
      await ask('calendar.print', { ...days, as, title: EVIL[0], paper: 'A4' });
    expect(printed).toHaveLength(8);
    for (const { html } of printed) {
      const tags = html.match(/<[^>]*>/g)!;
      const plain =
        /^<(\/?[a-z0-9]+)((?: (?:class|style|colspan|scope|lang|dir|aria-[a-z]+|role|title)="[^"<>]*")*) ?\/?>$/;
      expect(tags.filter((tag) => !plain.test(tag))).toEqual([]);
      expect(tags.filter((tag) => /^<(script|img|a|iframe|object|link|meta|form|input)\b/.test(tag))).toEqual([]);
      // What turns the direction stays among itself.
      expect(html.replaceAll(/<bdi>[^<]*<\/bdi>/g, '').split(RTL).length).toBe(1);
    }
    const all = printed.map(({ html }) => html).join('');
    expect(all).toContain('&#60;script&#62;');
  });

  it('has no cell that a spreadsheet runs', async () => {
    path = join(folder, 'out.csv');
    expect(await ask('schedule.export', days)).toMatchObject({ ok: true, value: { rows: EVIL.length } });
    const { data } = Papa.parse<string[]>((await readFile(path, 'utf8')).replace(/^\uFEFF/, '').trim());
    expect(data).toHaveLength(EVIL.length + 1);
    expect(data.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
  });

  it('gives no line of iCalendar that is not ours', async () => {
    path = join(folder, 'out.ics');
    expect(await ask('calendar.export', { kinds: [...EVENT_KINDS], job: 'a' })).toMatchObject({ ok: true });
    const text = await readFile(path, 'utf8');
    expect(text).not.toMatch(/\u0000|\u0007|\uFFFD\uFFFD/);
    const lines = text.replaceAll('\r\n ', '').split('\r\n');
    expect(lines.filter((line) => /[\r\n]/.test(line) || /^(X-EVIL|UID:evil)/.test(line))).toEqual([]);
    const begun = lines.filter((line) => line === 'BEGIN:VEVENT').length;
    expect(begun).toBe(lines.filter((line) => line === 'END:VEVENT').length);
    const read = readCalendar(text, { planZone: 'UTC', now: toEpoch(NOW) });
    expect(read).toMatchObject({ ok: true, value: { found: { length: begun }, skipped: [] } });
  });

  it('is refused where a window asks for what makes no sense, with no bug', async () => {
    path = join(folder, 'out.ics');
    const many = Array.from({ length: 1_000_000 }, () => 'id');
    const bad: [string, unknown][] = [
      ['calendar.export', { kinds: Array.from({ length: 6 }, () => 'windows'), job: 'a' }],
      ['calendar.export', { kinds: ['__proto__'], job: 'a' }],
      ['calendar.export', { kinds: ['windows'], job: '' }],
      ['calendar.export', { kinds: ['windows'], job: 'a', from: 'yesterday' }],
      ['calendar.export', { kinds: ['windows'], job: 'a', from: NOW }],
      ['calendar.export', { kinds: ['windows'], job: 'a', from: NOW, to: '2026-01-01T00:00:00Z' }],
      ['calendar.export', { kinds: ['releases'], job: 'a', releases: [...many, 'one more'] }],
      ['calendar.preview', { handle: '/etc/passwd' }],
      ['calendar.preview', { handle: 'x', chosen: { __proto__: 'windows', '-1': 'windows' } }],
      ['calendar.preview', { handle: 'x'.repeat(101) }],
      ['calendar.print', { ...days, as: 'month', title: 'T'.repeat(201), paper: 'A4' }],
      ['calendar.print', { ...days, as: 'month', title: 'T', paper: 'A4', zone: '../../etc/localtime' }],
      ['calendar.print', { ...days, as: 'list', title: 'T', paper: 'A4', end: '9999-12-31' }],
      ['schedule.export', { ...days, start: '2027-01-04' }],
      ['import.preview', { handle: 'gone', options: {} }],
      ['import.rows', { handle: 'gone', filter: 'all', from: 0 }],
      ['import.rows', { handle: 'gone', filter: 'all', from: -1 }],
      ['import.run', { handle: 'gone' }],
      ['import.saveRefused', { handle: '../../etc' }],
      ['__proto__', {}],
      ['constructor', {}],
    ];
    for (const [name, input] of bad) {
      const reply = await ask(name, input);
      expect({ name, ok: reply.ok }).toEqual({ name, ok: false });
      if (!reply.ok) expect(reply.refusal.message).toMatch(/^\S.*[.?]$/s);
    }
    // What names nothing, or the same twice, is no harm.
    for (const name of ['import.stop', 'import.forget'])
      expect(await ask(name, { handle: 'gone' })).toMatchObject({ ok: true });
    expect(await ask('copying.cancel', { job: 'of nobody' })).toMatchObject({ ok: true });
    expect(
      await ask('calendar.export', { kinds: ['releases', 'releases'], job: 'a', releases: many.slice(0, 10_000) }),
    ).toMatchObject({
      ok: true,
      value: { counts: { releases: 0 } },
    });
    expect(bugs).toEqual([]);
  });

  it('is imported in one of two windows that chose the same file, and nothing of it is fetched', async () => {
    const file = join(folder, 'in.ics');
    await writeFile(
      file,
      calendar(
        event(
          'UID:in-1',
          'SUMMARY;ALTREP="http://evil.example/a":Patch night',
          'DTSTART:20270305T220000Z',
          'DTEND:20270306T040000Z',
          'URL:http://evil.example/b',
          'ATTACH:file:///etc/passwd',
          'X-ALT-DESC;FMTTYPE=text/html:<img src="http://evil.example/c">',
        ),
      ),
    );
    const [one, two] = [connect(), connect()];
    const picked = await Promise.all([backend.files.offer(file), backend.files.offer(file)]);
    const previews = await Promise.all(
      [one, two].map((of, index) =>
        of<CalendarPreview>('calendar.preview', { handle: (picked[index] as PickedFile).handle }),
      ),
    );
    expect(previews.at(-1)).toMatchObject({ ok: true, value: { kinds: [{ kind: 'windows', new: 1 }] } });
    const runs = await Promise.all(
      [one, two].map((of, index) => of<Ran>('import.run', { handle: (picked[index] as PickedFile).handle })),
    );
    expect(runs.filter(({ ok }) => ok)).toHaveLength(1);
    const windows = [...backend.store!.state.database.all('windows')].filter(({ uid }) => uid === 'in-1');
    expect(windows).toHaveLength(1);
    expect(JSON.stringify(windows)).not.toMatch(/evil|passwd/);
    expect(bugs).toEqual([]);
  });
});
