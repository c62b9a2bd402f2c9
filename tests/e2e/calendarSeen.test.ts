import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasProgram } from '../../scripts/programs.ts';
import { answerDialogs, chooseInMenu, launchApp, type RunningApp, removeHome } from './app.ts';
import { dayAt, makeFullMonth } from './fullMonth.ts';
import { goTo } from './person.ts';
import { readPdf } from './printed.ts';

/** Sixty releases, the absurd ones among them, in the coming month. */
describe.each(['light', 'dark'] as const)('how the calendar is looked at, %s', (theme) => {
  let running: RunningApp;
  let page: Page;

  beforeAll(async () => {
    const home = await mkdtemp(join(tmpdir(), 'slipway-seen-'));
    const plan = await makeFullMonth(home, { releases: 60, windows: 16, freezes: 1, absurd: true, theme });
    running = await launchApp({ home, arguments: [plan] });
    page = running.page;
    await page.getByRole('grid', { name: 'Days of the month' }).waitFor();
    await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.setContentSize(1280, 800));
    await page.keyboard.press(']');
    await cell(dayAt(9)).waitFor();
  });
  afterAll(async () => {
    await running.close();
    await removeHome(running.home);
  });

  const cell = (day: string) => page.locator(`[role=gridcell][data-date="${day}"]`).first();
  const chip = (key: string) => page.locator(`.release-chip[title^="${key} "]`).first();
  const note = () => page.locator('.calendar-note').textContent();
  const title = () => page.getByRole('heading', { level: 1 }).textContent();
  const expectNoViolations = async () => {
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`),
    ).toEqual([]);
  };
  /** By key: F, the facet, its value. */
  const filterBy = async (facet: string, value: string) => {
    await page.keyboard.press('f');
    await page.getByRole('combobox', { name: 'Filter by' }).fill(facet);
    await page.keyboard.press('Enter');
    await page.getByRole('combobox', { name: facet }).fill(value);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await page.getByRole('combobox').waitFor({ state: 'hidden' });
  };

  it('filters by key, says so, keeps the filter from period to period and view to view, and clears it by a key', async () => {
    await chip('REL-1').waitFor();
    await filterBy('Kind', 'Patch');
    await expect.poll(note).toContain('Filtered: Patch; ');
    expect(await note()).toMatch(/; \d+ of 92 releases/);
    await chip('REL-1').waitFor({ state: 'detached' });
    await chip('REL-3').waitFor();
    await expectNoViolations();
    await page.keyboard.press('5');
    await page.getByRole('grid', { name: 'Agenda' }).waitFor();
    await expect.poll(note).toContain('Filtered: Patch');
    await goTo(page, 'Schedule');
    await expect.poll(note).toContain('Filtered: Patch');
    await goTo(page, 'Calendar');
    await page.keyboard.press('2');
    await chip('REL-3').waitFor();
    const chipOf = page.getByRole('button', { name: 'Take the filter away: Kind: Patch' });
    await chipOf.waitFor();
    // Filters stay within the tools, and of one line as long as there is room.
    const tops = await page
      .locator('.calendar-tools .filter, .calendar-tools .filter-add')
      .evaluateAll((elements) => elements.map((element) => element.getBoundingClientRect().top));
    expect(new Set(tops.map(Math.round)).size).toBe(1);
    await page.keyboard.press('0');
    await chip('REL-1').waitFor();
    expect(await note()).toBe('');
  });

  it('is looked at in another zone by key, clearly marked, and back', async () => {
    const hoursOf = (key: string) => chip(key).locator('.first span').last().textContent();
    const before = await hoursOf('REL-2');
    await page.keyboard.press('z');
    await page.getByRole('combobox', { name: 'Time zone' }).fill('Asia/Tokyo');
    await page.keyboard.press('Enter');
    await expect.poll(note).toContain('Times in Asia/Tokyo (+09:00)');
    expect(before).toBe('07:00');
    await expect.poll(() => hoursOf('REL-2')).toBe('16:00');
    const verdicts = await chip('REL-2').textContent();
    await expectNoViolations();
    await page.keyboard.press('3');
    await page.getByRole('table', { name: 'Hours of the week' }).waitFor();
    await page.keyboard.press('2');
    await page.getByRole('button', { name: "Back to the plan's" }).click();
    await expect.poll(() => hoursOf('REL-2')).toBe('07:00');
    expect(verdicts).toContain('Blocked');
  });

  it('takes any zone that is typed, and says what is none', async () => {
    await page.keyboard.press('z');
    const field = page.getByRole('combobox', { name: 'Time zone' });
    await field.fill('Narnia');
    await page.keyboard.press('Enter');
    await page.getByText('"Narnia" is not a zone.').waitFor();
    await field.fill('+05:30');
    await page.keyboard.press('Enter');
    await expect.poll(note).toContain('Times in +05:30 (+05:30)');
    await page.keyboard.press('z');
    await field.fill('Europe/London');
    await page.keyboard.press('Enter');
    await expect.poll(note).toBe('');
  });

  it('shows in the year how much is planned on each day, and says it of the day that the arrows are on', async () => {
    await page.keyboard.press('1');
    const year = dayAt(9).slice(0, 4);
    await page.getByRole('grid', { name: `Days of ${year}` }).waitFor();
    const full = page.locator(`.year-cell[data-date="${dayAt(9)}"]`);
    expect(await full.getAttribute('class')).toContain('heat-4');
    expect(await full.getAttribute('aria-label')).toMatch(/, 32 releases, .*window time \d+ % taken/);
    await full.click();
    await expect.poll(() => page.locator('.year-day').textContent()).toContain('32 releases');
    expect(await page.locator('.year-foot').textContent()).toMatch(
      /In the year: 92 releases on 28 days, most on .*: 32/,
    );
    await expectNoViolations();
    await page.keyboard.press('Escape');
    await page.keyboard.press('2');
  });

  it('has week numbers in the month, the week and the agenda', async () => {
    await page.keyboard.press('2');
    await expect.poll(() => page.locator('.week-number').first().textContent()).toMatch(/^\d+$/);
    await page.keyboard.press('3');
    await expect.poll(() => page.locator('.week-head').first().textContent()).toMatch(/^Week \d+$/);
    await page.keyboard.press('5');
    await expect.poll(() => page.locator('.agenda-day .week').first().textContent()).toMatch(/^Week \d+$/);
    await page.keyboard.press('2');
  });

  it('marks today and the present in each period, and the days of other months', async () => {
    const month = new Date(`${dayAt(0)}T00:00:00Z`).toLocaleDateString('en-GB', { month: 'short', timeZone: 'UTC' });
    await page.keyboard.press('t');
    await page.locator('[role=gridcell][aria-current=date] .day-number').waitFor();
    const others = page.locator('.day-number.other');
    await expect.poll(() => others.allTextContents()).toContain(`1 ${month}`);
    await page.keyboard.press('3');
    await page.locator('.day-word.today').waitFor();
    await page.keyboard.press('5');
    await expect.poll(() => page.locator('.agenda-now').textContent()).toMatch(/^Now, \d\d:\d\d$/);
    await expectNoViolations();
    await page.keyboard.press(']');
    await page.locator('.agenda-now').waitFor({ state: 'detached' });
    await page.keyboard.press('2');
    await cell(dayAt(9)).waitFor();
  });

  it('shows a CAB meeting as soon as it is added, with the time by which changes are handed in', async () => {
    await chooseInMenu(running.app, 'cabMeeting.new');
    const dialog = page.getByRole('dialog', { name: 'New CAB meeting' });
    await dialog.getByLabel('Name').fill('Change Advisory Board');
    await dialog.getByLabel('When, in words').fill('every Wednesday 14:00 to 15:00');
    await dialog.getByRole('button', { name: 'Add the CAB meeting' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.locator('.meeting-chip').first().waitFor();
    const side = page.getByRole('complementary', { name: 'Details' });
    await page.keyboard.press('Escape');
    await side
      .getByText(/changes by \w{3} \d+ \w{3}/)
      .first()
      .waitFor();
    await page.keyboard.press('Control+z');
    await page.locator('.meeting-chip').first().waitFor({ state: 'detached' });
  });

  it('lists the forward schedule, and saves it as CSV', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('f');
    await expect.poll(title).toBe('Forward schedule');
    await page.getByRole('button', { name: '13 weeks' }).click();
    await page.getByRole('grid', { name: 'Forward schedule' }).waitFor();
    await expectNoViolations();
    const file = join(running.home, 'schedule.csv');
    await answerDialogs(running.app, file);
    await page.getByRole('button', { name: 'Save CSV' }).click();
    await page.getByText('Saved 92 releases as schedule.csv').first().waitFor();
    const lines = (await readFile(file, 'utf8')).split('\r\n');
    expect(lines).toHaveLength(94);
    expect(lines[0]).toContain('Release,Name,Kind');
    expect(lines.find((line) => line.startsWith('REL-2,'))).toContain(`${dayAt(1)} 07:00`);
  });

  it('saves as .ics what the schedule shows, and nothing else', async () => {
    await filterBy('Kind', 'Patch');
    await expect.poll(note).toContain('Filtered: Patch');
    const shown = Number.parseInt((await page.locator('.head .facts').textContent())!, 10);
    const file = join(running.home, 'schedule.ics');
    await answerDialogs(running.app, file);
    await page.getByRole('button', { name: 'Save .ics' }).click();
    await page.getByText(`Saved ${shown} releases as schedule.ics`).first().waitFor();
    const text = await readFile(file, 'utf8');
    expect(shown).toBeLessThan(92);
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(shown);
    expect(text.match(/X-SLIPWAY-KIND:RELEASE/g)).toHaveLength(shown);
    await page.keyboard.press('0');
    await expect.poll(note).toBe('');
  });

  it('prints the month, a list and the schedule, with plan, period, zone and filter, and pages that are counted', async (context) => {
    if (!(await hasProgram('pdftotext'))) context.skip('pdftotext is not installed');
    await goTo(page, 'Calendar');
    await filterBy('Kind', 'Major');
    for (const shape of ['Month', 'List', 'Forward schedule']) {
      const file = join(running.home, `${shape}.pdf`);
      await answerDialogs(running.app, file);
      await page.keyboard.press('Control+p');
      const dialog = page.getByRole('dialog', { name: 'Print the calendar' });
      await dialog.getByRole('button', { name: shape }).click();
      if (shape === 'Month') await expectNoViolations();
      if (shape === 'List') await dialog.getByRole('button', { name: 'Letter' }).click();
      await dialog.getByRole('button', { name: 'Choose a place…' }).click();
      await dialog.waitFor({ state: 'hidden' });
      const pdf = await readPdf(file);
      expect(pdf.isA4).toBe(shape !== 'List');
      expect(pdf).toMatchObject({ isTagged: true, hasScript: false, missingGlyphs: 0 });
      for (const said of ['A full month', 'Europe/London', 'Filtered: Major', `Page 1 of ${pdf.pages}`])
        expect(pdf.text, shape).toContain(said);
      expect(pdf.text).toContain('REL-1');
      expect(pdf.text).not.toMatch(/REL-2\b/);
    }
    await page.keyboard.press('0');
    expect(running.problems).toEqual([]);
  });
});
