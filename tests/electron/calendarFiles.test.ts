import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCalendarFile } from '../../electron/backend/calendarFile.ts';
import { parseForPlan, prepareParsed } from '../../shared/api/calendarPreview.ts';
import { readCalendar } from '../../shared/exchange/icalendar/icalendarRead.ts';
import { toEpoch } from '../../shared/kernel/time.ts';
import { sayCount } from '../../shared/kernel/timeText.ts';
import { startedPlan } from '../shared/commandSteps.ts';
import { ACTOR, NOW, refusalOf } from '../shared/inMemoryPlan.ts';

/** Calendars that other projects keep, broken ones among them. They lie beside the repository and not in it. */
const folder = join(import.meta.dirname, '../../../shared/data/icalendar');
const files = existsSync(folder)
  ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ics'))
      .toSorted()
  : [];
if (files.length === 0) console.warn(`Skipped: there is no ${folder}, so the calendars in it were not read.`);

const RUN = { now: NOW, actor: ACTOR, transactionId: '019a0000-0000-7000-8000-000000000009' };

/** Of one file: how many events came in and were left out, or why it was refused. */
async function importFile(name: string) {
  const file = await readCalendarFile(join(folder, name));
  if (!file.ok) return { name, refused: file.refusal.message, events: 0, left: 0, lines: 0 };
  const { text, ...named } = file.value;
  const plan = startedPlan();
  const lines = text.split('\n').length;
  const options = { file: named, run: RUN };
  const parsed = parseForPlan(plan.state.database, text, options);
  const prepared = parsed.ok ? prepareParsed(plan.state.database, parsed.value, options) : parsed;
  if (!parsed.ok || !prepared.ok) return { name, refused: refusalOf(prepared).message, events: 0, left: 0, lines };
  const { preview, input } = prepared.value;
  expect(plan.run('ics.import', input)).toMatchObject({ ok: true });
  // What has come in once is known the second time.
  const again = prepareParsed(plan.state.database, parsed.value, options);
  const news = again.ok ? again.value.preview.kinds.filter(({ events, unchanged }) => events > unchanged) : null;
  expect(news, name).toEqual([]);
  const events = preview.kinds.reduce((sum, kind) => sum + kind.events, 0);
  return { name, refused: null, events, left: preview.skippedCount, lines };
}

describe.skipIf(files.length === 0)('the calendars of other programs', () => {
  it('come in, or are refused with a sentence', async () => {
    const results: Awaited<ReturnType<typeof importFile>>[] = [];
    for (const name of files) results.push(await importFile(name));
    const imported = results.filter(({ refused }) => refused === null);
    for (const { name, refused, events, left, lines } of results) {
      if (refused !== null) expect(refused, name).toMatch(/^\S.+[.]$/s);
      // No event is made up, whatever a file says.
      expect(events + left, name).toBeLessThanOrEqual(lines);
    }
    const sum = (of: (one: (typeof results)[number]) => number) => imported.reduce((total, one) => total + of(one), 0);
    const left = sum((one) => one.left);
    const events = sayCount(
      sum((one) => one.events),
      'event',
    );
    console.log(
      `${files.length} calendars: ${imported.length} come in with ${events}, ${left} entries of them left out; ${files.length - imported.length} refused`,
    );
    const ofIcal4j = (one: (typeof results)[number]) => one.name.startsWith('ical4j');
    // ical4j's are real exports and valid; of those refused none has an event with a length in it.
    expect(imported.filter(ofIcal4j).length / results.filter(ofIcal4j).length).toBeGreaterThan(0.7);
    expect(imported.length / files.length).toBeGreaterThan(0.45);
    expect(sum(({ events }) => events)).toBeGreaterThan(3_000);
  });

  it('are read without an exception and without an end when they are damaged', async () => {
    const texts = await Promise.all(
      files.map(async (name) => readFile(join(folder, name), 'utf8')).filter((_, index) => index % 3 === 0),
    );
    const small = texts.filter(({ length }) => length > 0 && length < 6_000);
    const damage = fc.record({
      at: fc.nat({ max: 6_000 }),
      gone: fc.nat({ max: 60 }),
      put: fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom(...PIECES)),
    });
    fc.assert(
      fc.property(fc.constantFrom(...small), fc.array(damage, { minLength: 1, maxLength: 5 }), (text, damages) => {
        let damaged = text;
        for (const { at, gone, put } of damages) {
          const place = at % (damaged.length + 1);
          damaged = damaged.slice(0, place) + put + damaged.slice(place + gone);
        }
        const reading = readCalendar(damaged, { planZone: 'Europe/London', now: toEpoch(NOW) });
        if (!reading.ok) expect(reading.refusal.message).toMatch(/\.$/);
        else expect(reading.value.found.length).toBeLessThanOrEqual(damaged.split('BEGIN').length);
      }),
      { numRuns: 1_000, endOnFailure: true },
    );
  });
});

/** What hurts readers. */
const PIECES = [
  '\r\nBEGIN:VEVENT\r\n',
  '\r\nEND:VEVENT\r\n',
  '\nRRULE:FREQ=SECONDLY\n',
  '\nRRULE:FREQ=YEARLY;BYMONTHDAY=31;BYMONTH=2\n',
  '\nRRULE:FREQ=DAILY;INTERVAL=999999999;COUNT=999999999\n',
  '\nRDATE:20260101T000000/PT99999999H\n',
  '\nDTSTART:99991231T235959Z\n',
  '\nDTSTART:00000101T000000\n',
  '\nDURATION:P999999D\n',
  '\nTZOFFSETTO:+2359\n',
  '"',
  ';',
  ':',
  '\\',
  '\0',
  '\r\n ',
];
