import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from 'playwright';
import { projectRoot } from '../../scripts/programs.ts';
import { answerDialogs, type RunningApp } from './app.ts';

/** What a person does with the app, step by step, through what is on the screen. */

const REAL_EXPORT = resolve(projectRoot, '../shared/data/backlog/jira_cloud_export_utf8bom_hebrew_130x95.csv');
const OWN_EXPORT = resolve(projectRoot, 'tests/fixtures/backlog/jira.csv');

/** A real Jira export where one is at hand, else the project's own. */
export function backlogToImport(): { file: string; items: number } {
  if (existsSync(REAL_EXPORT)) return { file: REAL_EXPORT, items: 130 };
  console.log(`${REAL_EXPORT} is missing: the project's own export is imported instead.`);
  return { file: OWN_EXPORT, items: 5 };
}

export async function introduceOneself(page: Page, name: string): Promise<void> {
  await page.getByLabel('Your name').fill(name);
  await page.getByText('Release coordinator').click();
  const done = page.getByRole('button', { name: 'Go on' });
  await done.click();
  // Before it is known who begins, no key begins anything.
  await done.waitFor({ state: 'detached' });
}

/** By its key, as soon as the welcome is there to hear it. */
export async function openSamplePlan({ app, page }: RunningApp, path: string): Promise<void> {
  await answerDialogs(app, path);
  await page.getByText('Open the sample plan').waitFor();
  await page.keyboard.press('1');
  await page.getByRole('navigation', { name: 'Views' }).waitFor();
}

export async function startEmptyPlan(
  { app, page }: RunningApp,
  name: string,
  path: string,
  zone?: string,
): Promise<void> {
  await answerDialogs(app, path);
  await page.getByText('Start an empty plan').click();
  const dialog = page.getByRole('dialog', { name: 'New plan' });
  await dialog.getByLabel('Name').fill(name);
  if (zone) {
    await dialog
      .getByRole('combobox', { name: 'Time zone of the plan' })
      .or(dialog.getByLabel('Time zone of the plan'))
      .first()
      .fill(zone);
    await page.getByRole('option', { name: zone, exact: true }).click();
  }
  await dialog.getByRole('button', { name: 'Choose a place…' }).click();
  await page.getByRole('navigation', { name: 'Views' }).waitFor();
}

export const goTo = (page: Page, view: string): Promise<void> =>
  page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: view }).click();

export async function importBacklog(page: Page, file: string, items: number): Promise<void> {
  await goTo(page, 'Backlog');
  await page.getByRole('button', { name: 'Import CSV' }).click();
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('button', { name: `Import ${items} items` }).click();
  await page.getByText(`Imported ${items} new items`).first().waitFor();
}

export async function makeReleaseFromFirstItems(page: Page, name: string, count: number): Promise<void> {
  await goTo(page, 'Backlog');
  const boxes = page.getByRole('grid', { name: 'Backlog' }).getByRole('checkbox', { name: /^Select row/ });
  for (let index = 0; index < count; index++) await boxes.nth(index).click();
  await page.getByRole('button', { name: 'Make a release' }).click();
  const dialog = page.getByRole('dialog', { name: 'New release' });
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByRole('button', { name: 'Make the release' }).click();
  await dialog.waitFor({ state: 'hidden' });
}

export async function addWeeklyWindow(
  page: Page,
  name: string,
  day: string,
  opens: string,
  closes: string,
): Promise<void> {
  await goTo(page, 'Calendar');
  await page.getByRole('button', { name: 'New window…' }).click();
  const dialog = page.getByRole('dialog', { name: 'New maintenance window' });
  await dialog.getByLabel('Name').fill(name);
  for (const box of await dialog.getByRole('checkbox').all()) if (await box.isChecked()) await box.click();
  await dialog.getByRole('checkbox', { name: day }).click();
  await dialog.getByLabel('Opens at').fill(opens);
  await dialog.getByLabel('Closes at').fill(closes);
  await dialog.getByRole('button', { name: 'Add the maintenance window' }).click();
  await dialog.waitFor({ state: 'hidden' });
}

export async function addFreeze(page: Page, name: string, start: string, end: string): Promise<void> {
  await goTo(page, 'Calendar');
  await page.getByRole('button', { name: 'New freeze…' }).click();
  const dialog = page.getByRole('dialog', { name: 'New freeze' });
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByLabel('Starts').fill(start);
  await dialog.getByLabel('Ends').fill(end);
  await dialog.getByRole('button', { name: 'Add the freeze' }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/** Drags a release's chip to a day of the month, as a hand does; lets go only when told. */
export async function dragTo(page: Page, key: string, day: string): Promise<{ letGo: () => Promise<void> }> {
  const chip = await page.locator('.release-chip', { hasText: key }).first().boundingBox();
  const cell = await page.locator(`[data-date="${day}"]`).first().boundingBox();
  if (!chip || !cell) throw new Error(`${chip ? day : key} is not in view`);
  await page.mouse.move(chip.x + 20, chip.y + 8);
  await page.mouse.down();
  await page.mouse.move(chip.x + 24, chip.y + 20, { steps: 3 });
  await page.mouse.move(cell.x + cell.width / 2, cell.y + cell.height / 2, { steps: 8 });
  return { letGo: () => page.mouse.up() };
}

/** What the focus is on, by its label or words. */
export const focusedName = (page: Page): Promise<string | null | undefined> =>
  page.evaluate(() => {
    const { activeElement } = document;
    return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent;
  });

/** What an assistive tool hears of a list below a field: the option that the field points at. */
export const heardOption = (page: Page): Promise<string | null> =>
  page.evaluate(() => {
    const field = document.querySelector('[role="combobox"][aria-activedescendant]');
    const option = document.getElementById(field?.getAttribute('aria-activedescendant') ?? '');
    return option?.getAttribute('aria-selected') === 'true' ? option.textContent : null;
  });

/** From now on: the longest of the tasks over 50 ms since it was asked last, in milliseconds; 0 when there was none. */
export async function watchTasks(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(globalThis, { tasks });
    const note = (list: PerformanceObserverEntryList) =>
      tasks.push(...list.getEntries().map(({ duration }) => duration));
    new PerformanceObserver(note).observe({ type: 'longtask' });
  });
  return () => page.evaluate(() => Math.max(0, ...(globalThis as unknown as { tasks: number[] }).tasks.splice(0)));
}
