import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerDialogs, chooseInMenu, launchApp, type RunningApp, removeHome } from './app.ts';
import { introduceOneself, openSamplePlan } from './person.ts';

const COMPANY = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'BEGIN:VEVENT',
  'UID:1',
  'DTSTART;TZID=Eastern Standard Time:20261205T220000',
  'DTEND;TZID=Eastern Standard Time:20261206T040000',
  'RRULE:FREQ=MONTHLY;BYDAY=1SA',
  `SUMMARY:Patch night ${'and very long '.repeat(20)}`,
  'END:VEVENT',
  'BEGIN:VEVENT',
  'UID:2',
  'DTSTART:20261215T000000',
  'DTEND:20270105T000000',
  'SUMMARY:<b>Change freeze</b>',
  'END:VEVENT',
  'BEGIN:VEVENT',
  'UID:3',
  'SUMMARY:No start',
  'END:VEVENT',
  'END:VCALENDAR',
  '',
].join('\r\n');

describe('a calendar of another program', () => {
  let running: RunningApp;
  beforeAll(async () => {
    running = await launchApp();
    await introduceOneself(running.page, 'Amara Osei');
    await openSamplePlan(running, join(running.home, 'plan.slipway'));
    await writeFile(join(running.home, 'company.ics'), COMPANY);
  });
  afterAll(async () => {
    await running.close();
    await removeHome(running.home);
  });

  const axe = () => new AxeBuilder({ page: running.page }).setLegacyMode(true).analyze();

  it('is shown before it is written, comes in with one press, and goes with one', async () => {
    const { page, app, home } = running;
    await chooseInMenu(app, 'calendar.import');
    const dialog = page.getByRole('dialog', { name: 'Import calendar' });
    await dialog.waitFor();
    await page.locator('input[type=file]').setInputFiles(join(home, 'company.ics'));
    const press = dialog.getByRole('button', { name: 'Import 1 window and 1 freeze' });
    await press.waitFor();
    await dialog.getByText('1 entry is left out').click();
    await dialog.getByText('it has no start', { exact: false }).waitFor();
    await dialog.getByText('<b>Change freeze</b>', { exact: true }).waitFor();
    for (const theme of ['light', 'dark']) {
      await chooseInMenu(app, `theme.${theme}`);
      await page.waitForFunction((wanted) => document.documentElement.dataset.colorScheme === wanted, theme);
      expect((await axe()).violations).toEqual([]);
    }
    // What an event becomes is chosen on it, by the keyboard, which stays with it.
    await dialog.getByRole('button', { name: 'freeze is what <b>Change freeze</b> becomes' }).press('Enter');
    await page.getByRole('option', { name: 'window', exact: true }).waitFor();
    for (const key of ['ArrowUp', 'Enter']) await page.keyboard.press(key);
    await dialog.getByRole('button', { name: 'Import 2 windows' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('option', { name: 'freeze', exact: true }).click();
    await press.click();
    await dialog.waitFor({ state: 'detached' });
    const message = page.getByText(/^Imported 2 new records from company.ics/);
    await message.first().waitFor();
    await page.getByText('WIN-5').first().waitFor();
    await page.getByRole('button', { name: 'Undo' }).first().click();
    await page.getByText('WIN-5').first().waitFor({ state: 'detached' });
  });

  it('is read beside the window, which goes on answering, and can be cancelled', async () => {
    const { page, app, home } = running;
    const event = (index: number) =>
      `BEGIN:VEVENT\r\nUID:${index}\r\nDTSTART:20270${1 + (index % 9)}01T0${index % 9}0000Z\r\nDURATION:PT1H\r\nSUMMARY:Night ${index}\r\nEND:VEVENT\r\n`;
    const events = Array.from({ length: 60_000 }, (_, index) => event(index));
    await writeFile(join(home, 'large.ics'), `BEGIN:VCALENDAR\r\n${events.join('')}END:VCALENDAR\r\n`);
    await page.getByRole('button', { name: 'Calendar file…' }).click();
    await page.getByRole('option', { name: 'Import a calendar (.ics)…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Import calendar' });
    await page.locator('input[type=file]').setInputFiles(join(home, 'large.ics'));
    await dialog.getByText(/^Reading… \d+%/).waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'detached' });
    // Main is free at once for the next file.
    await chooseInMenu(app, 'calendar.import');
    await page.locator('input[type=file]').setInputFiles(join(home, 'company.ics'));
    await dialog.getByRole('button', { name: 'Import 1 window and 1 freeze' }).waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'detached' });
  });

  it('is made of the plan', async () => {
    const { page, app, home } = running;
    const target = join(home, 'out.ics');
    await answerDialogs(app, target);
    await page.getByRole('button', { name: 'Calendar file…' }).click();
    await page.getByRole('option', { name: 'Export the calendar (.ics)…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Export calendar' });
    await dialog.getByLabel(/^\d+ releases$/).uncheck();
    expect((await axe()).violations).toEqual([]);
    await dialog.getByRole('button', { name: 'Choose a place…' }).click();
    const said = await page.getByText(/^Saved \d+ events as out.ics/).innerText();
    const text = await readFile(target, 'utf8');
    const events = text.match(/X-SLIPWAY-KIND:/g) ?? [];
    expect(said).toMatch(new RegExp(`^Saved ${events.length} events`));
    for (const kind of ['WINDOW', 'FREEZE', 'CAB-MEETING', 'HOLIDAY'])
      expect(text).toContain(`X-SLIPWAY-KIND:${kind}\r\n`);
    expect(text).not.toContain('X-SLIPWAY-KIND:RELEASE');
    expect(running.problems).toEqual([]);
  });
});
