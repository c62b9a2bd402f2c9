import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chooseInMenu, launchApp, type RunningApp, removeHome } from './app.ts';
import { goTo, introduceOneself, startEmptyPlan } from './person.ts';

/** When something recurs, typed in words; and single dates of it, changed, followed and put back. */
describe.each(['light', 'dark'] as const)('a recurrence is edited, %s', (theme) => {
  let running: RunningApp;
  let page: Page;
  let details: Locator;

  beforeAll(async () => {
    const home = await mkdtemp(join(tmpdir(), 'slipway-editing-'));
    running = await launchApp({ home });
    page = running.page;
    await introduceOneself(page, 'Ana Ruiz');
    await startEmptyPlan(running, 'Merrowdale', join(home, 'merrowdale.slipway'), 'Europe/London');
    await chooseInMenu(running.app, `theme.${theme}`);
    details = page.getByRole('complementary', { name: 'Details' });
  });
  afterAll(async () => {
    await running.close();
    await removeHome(running.home);
  });

  const expectNoViolations = async () => {
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`),
    ).toEqual([]);
  };
  const toast = (text: string | RegExp) => page.getByText(text).first().waitFor();

  it('is typed in words, said back, and shows its next twelve dates', async () => {
    await goTo(page, 'Calendar');
    await page.getByRole('button', { name: 'New window…' }).click();
    const dialog = page.getByRole('dialog', { name: 'New maintenance window' });
    await dialog.getByLabel('Name').fill('New York core');
    const words = dialog.getByLabel('When, in words');
    const dates = dialog.getByRole('region', { name: 'Next dates' }).getByRole('listitem');

    await words.fill('every second banana');
    await dialog.getByText('"banana" is not understood.').waitFor();
    await dialog.getByRole('button', { name: 'Add the maintenance window' }).click();
    // Said, marked and gone to; and taken back as soon as something else stands there.
    await expect.poll(() => dialog.getByText('"banana" is not understood.').count()).toBe(2);
    await expect.poll(() => words.evaluate((field) => field === document.activeElement)).toBe(true);
    await words.fill('every second Sunday, 04:00-10:00 New York time, not on holidays');
    await dialog
      .getByText(/^Understood: Every second Sunday, 04:00 to 10:00, from .*, New York time, not on holi/)
      .waitFor();
    expect(await dialog.getByText('"banana" is not understood.').count()).toBe(0);
    await expect.poll(() => dates.count()).toBe(12);
    for (const text of await dates.allTextContents()) expect(text).toMatch(/^Sun \d+ \w+( \d{4})? 04:00 to 10:00/);
    // The controls are in step.
    expect(await dialog.getByRole('checkbox', { name: 'Sun' }).isChecked()).toBe(true);
    expect(await dialog.getByLabel('Every how many weeks').inputValue()).toBe('2');
    await expectNoViolations();

    await dialog.getByText('Single dates and RRULE').click();
    const raw = dialog.getByLabel('RRULE');
    expect(await raw.inputValue()).toBe('FREQ=WEEKLY;INTERVAL=2;BYDAY=SU');
    await raw.fill('FREQ=MONTHLY;BYDAY=SU;BYMONTHDAY=13,14,15,16,17,18,19');
    await expect.poll(() => words.inputValue()).toMatch(/^The Sunday after the second Tuesday of each month, 04:00/);
    await raw.fill('FREQ=WEEKLY;BYWEEKNO=1');
    await dialog
      .getByText(/BYWEEKNO/)
      .last()
      .waitFor();
    expect(await words.inputValue()).toMatch(/^The Sunday after/);
    const monthly = await dates.allTextContents();
    await raw.fill('FREQ=WEEKLY;INTERVAL=2;BYDAY=SU');
    // The dates follow what is typed: those of the monthly rule are still there for a moment.
    await expect.poll(() => dates.allTextContents()).not.toEqual(monthly);

    // Without an end, and where the clocks change: said, not calculated to the end of time.
    await words.fill('from 1 December 2027, no end');
    await expect.poll(() => dates.allTextContents()).toEqual(['from Wed 1 Dec 2027 00:00, no end']);
    await words.fill('28 March 2032 01:30 to 05:00 London time');
    await expect.poll(() => dates.first().textContent()).toContain('02:30 is meant');
    await words.fill('every second banana');
    await dialog.getByText('of what was understood before').waitFor();
    await words.fill('every second Sunday, 04:00-10:00 New York time, not on holidays');
    await dialog.getByText('so no day is a holiday yet').waitFor();
    await expect.poll(() => dates.count()).toBe(12);

    // A date is left out, and stays in the list with its reason.
    const second = (await dates.nth(1).textContent())!.slice(0, 16);
    await dates
      .nth(1)
      .getByRole('button', { name: /^Leave out/ })
      .click();
    await expect.poll(() => dates.nth(1).textContent()).toMatch(/left out by hand/);
    await dates.nth(1).getByRole('button', { name: /^Put/ }).click();
    await expect.poll(() => dates.nth(1).textContent()).toContain(second.slice(0, 10));

    await dialog.getByLabel('Name').press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    await toast('Added WIN-1');
  });

  it('changes this one, this and following, or all, and takes it back', async () => {
    await page.getByRole('button', { name: 'WIN-1' }).first().click();
    const dates = details.locator('.row-button[aria-pressed]');
    await expect.poll(() => dates.count()).toBeGreaterThan(5);
    expect(await details.textContent()).toContain(
      'Every second Sunday, 04:00 to 10:00, New York time, not on holidays',
    );

    const pick = async (index: number) => {
      await dates.nth(index).click();
      await expect.poll(() => dates.nth(index).getAttribute('aria-pressed')).toBe('true');
    };
    await pick(1);
    await page.keyboard.press('e');
    const dialog = page.getByRole('dialog', { name: /^Change WIN-1 on Sun/ });
    const starts = dialog.getByLabel('Starts');
    await starts.waitFor();
    await expectNoViolations();
    await starts.fill(`${(await starts.inputValue()).slice(0, 10)}T06:00`);
    await starts.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    await toast(/^Moved WIN-1 on Sun \d+ \w+( \d{4})? 04:00 to Sun \d+ \w+( \d{4})? 06:00/);
    await expect.poll(() => details.textContent()).toContain('moved by hand');
    await expectNoViolations();

    await pick(3);
    await details.getByRole('button', { name: 'This and following…' }).click();
    await dialog.getByText('WIN-1 ends before this date, and a new one goes on from here.').waitFor();
    await starts.fill(`${(await starts.inputValue()).slice(0, 10)}T05:00`);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await toast(/it goes on as WIN-2/);
    await expect.poll(() => details.textContent()).toContain('until ');
    await expect.poll(() => dates.count()).toBe(3);

    await page.keyboard.press('Control+z');
    await toast(/^Took back: Changed WIN-1 from/);
    await expect.poll(() => dates.count()).toBeGreaterThan(5);

    await pick(2);
    await details.getByRole('button', { name: 'Leave it out' }).click();
    await toast(/^Left out WIN-1 on Sun/);
    await details.getByRole('button', { name: 'Put back' }).first().click();
    await toast(/^Put back WIN-1 on Sun/);

    await pick(2);
    await details.getByRole('button', { name: 'All…' }).click();
    await starts.fill(`${(await starts.inputValue()).slice(0, 10)}T03:00`);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await toast('Changed all of WIN-1');
    await expect.poll(() => details.textContent()).toContain('Every second Sunday, 03:00 to 09:00, New York time');

    // The date that was moved by itself stays with another time of day, and with another weekday it is named before it goes.
    await details.getByRole('button', { name: 'Edit…' }).click();
    const form = page.getByRole('dialog', { name: 'Edit WIN-1' });
    const words = form.getByLabel('When, in words');
    const lost = form.getByText('no date of this rule any more');
    const said = await words.inputValue();
    await words.fill(said.replace('03:00', '02:00'));
    await form.getByText('Understood:').waitFor({ state: 'hidden' });
    expect(await lost.count()).toBe(0);
    await words.fill(said.replace('Sunday', 'Saturday'));
    await lost.waitFor();
    await page.keyboard.press('Escape');
    await form.waitFor({ state: 'hidden' });
  });

  it('shows the dates around the next switch of the clocks side by side in several zones', async () => {
    await details.getByText('In other zones…').click();
    const table = details.getByRole('table');
    await table.waitFor();
    const heads = table.getByRole('columnheader');
    await expect.poll(async () => (await heads.allTextContents()).join(', ')).toMatch(/London timeUTC\+0[01]:00/);
    await table.getByText(/^New York time: clocks go (back|forward) on \d+ \w+$/).waitFor();
    const before = await heads.count();
    const more = details
      .getByRole('combobox', { name: 'One more zone' })
      .or(details.getByLabel('One more zone'))
      .first();
    await more.fill('kolkata');
    await page.keyboard.press('Enter');
    await expect.poll(() => heads.count()).toBe(before + 1);
    // It is empty again for the next one.
    expect(await more.inputValue()).toBe('');
    await expectNoViolations();
    await details.getByRole('button', { name: /^Take Kolkata time out/ }).click();
    await expect.poll(() => heads.count()).toBe(before);
  });

  it('plans the meetings of a board, each with its cut-off, and finds them again', async () => {
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'New CAB meeting…' }).click();
    const dialog = page.getByRole('dialog', { name: 'New CAB meeting' });
    await dialog.getByLabel('Name').fill('Change board');
    await dialog.getByLabel('When, in words').fill('every Wednesday 14:00 to 15:00');
    const dates = dialog.getByRole('region', { name: 'Next dates' }).getByRole('listitem');
    await expect.poll(() => dates.first().textContent()).toMatch(/changes by Tue \d+ \w+ 14:00$/);
    await expectNoViolations();
    await dialog.getByRole('button', { name: 'Add the CAB meeting' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await details.getByText('by 14:00, 1 business day before').waitFor();
    await expect.poll(() => details.textContent()).toMatch(/changes by \w+( \d+ \w+)? 14:00/);
    await expectNoViolations();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('change board');
    await page.getByRole('option', { name: /CAB-1/ }).waitFor();
    await page.keyboard.press('Escape');
    expect(running.problems).toEqual([]);
  });

  it('freezes once or again and again, without dates too, with levels and a scope', async () => {
    await page.getByRole('button', { name: 'New freeze…' }).click();
    const dialog = page.getByRole('dialog', { name: 'New freeze' });
    await dialog.getByLabel('Name').fill('Payroll days');
    await dialog.getByLabel('When, in words').fill('22nd of every month, all day');
    await dialog.getByRole('button', { name: 'Add a line' }).click();
    await dialog.getByText('For which releases').click();
    await dialog
      .getByRole('combobox', { name: 'Environments' })
      .or(dialog.getByLabel('Environments'))
      .first()
      .fill('Production');
    await page.keyboard.press('Enter');
    await expectNoViolations();
    await dialog.getByRole('button', { name: 'Add the freeze' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await toast('Added FRZ-1');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('payroll days');
    await page.getByRole('option', { name: /FRZ-1/ }).click();
    await expect.poll(() => details.textContent()).toContain('The 22nd of each month, all day');
    expect(await details.textContent()).toContain('Standard changes: may run');
    expect(await details.textContent()).toContain('Production');
    await expectNoViolations();
    expect(running.problems).toEqual([]);
  });
});
