import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeBacklogFile } from '../bench/backlogFile.ts';
import { chooseInMenu, launchApp, type RunningApp, removeHome } from './app.ts';
import { goTo, introduceOneself, startEmptyPlan } from './person.ts';

const ROWS = 100_000;
const IMPORTED = 'Imported 100,000 new items';

/** What a person does while 100,000 rows are being written. */
describe('while a large import is written', () => {
  let running: RunningApp;
  const file = (name: string): string => join(running.home, name);
  const fileField = (page: Page) => page.locator('input[type=file]').first();
  const itemCount = (page: Page) =>
    page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Backlog' }).textContent();

  async function startWriting(page: Page): Promise<void> {
    await goTo(page, 'Backlog');
    await page.getByRole('button', { name: 'Import CSV' }).first().click();
    await fileField(page).setInputFiles(file('large.csv'));
    await page.getByRole('button', { name: 'Import 100,000 items' }).click({ timeout: 60_000 });
  }

  async function secondWindow({ app }: RunningApp): Promise<Page> {
    const opens = app.waitForEvent('window');
    await chooseInMenu(app, 'app.newWindow');
    const other = await opens;
    await other.getByRole('navigation', { name: 'Views' }).waitFor();
    return other;
  }

  beforeEach(async () => {
    running = await launchApp();
    await introduceOneself(running.page, 'Amara Osei');
    await startEmptyPlan(running, 'Merrowdale 2026 H2', file('Merrowdale.slipway'), 'Europe/London');
    await writeBacklogFile(file('large.csv'), ROWS);
    await writeFile(file('small.csv'), 'Issue key,Summary\nNEXT-1,Comes after\n');
  });
  afterEach(async () => {
    await running.close();
    await removeHome(running.home);
  });

  it('another file waits its turn: the first gets in whole, and then the other is read', async () => {
    const { page } = running;
    await startWriting(page);
    await fileField(page).setInputFiles(file('small.csv'));
    await page.getByText('The last file is still being written.').waitFor();
    await page.getByRole('heading', { name: IMPORTED }).waitFor({ timeout: 60_000 });
    expect(await itemCount(page)).toBe('Backlog100,000');
    await fileField(page).setInputFiles(file('small.csv'));
    await page.getByRole('button', { name: 'Import 1 item' }).click();
    await page.getByRole('heading', { name: 'Imported 1 new item' }).waitFor();
    expect(running.problems).toEqual([]);
  });

  it('another file that comes right after Cancel is read, and the cancelled one has left nothing', async () => {
    const { page } = running;
    await startWriting(page);
    await page.getByRole('button', { name: 'Cancel' }).click();
    // Which of the two it is rests on how far the disk was when Cancel came.
    const isStopped = page.getByText('The import was cancelled. Nothing was written.');
    const isTakenBack = page.getByText('Cancel came when the import was already written, so it was taken back.');
    await isStopped.or(isTakenBack).waitFor({ timeout: 60_000 });
    expect(await itemCount(page)).toBe('Backlog');
    await fileField(page).setInputFiles(file('small.csv'));
    await page.getByRole('button', { name: 'Import 1 item' }).click();
    await page.getByRole('heading', { name: 'Imported 1 new item' }).waitFor();
    expect(await itemCount(page)).toBe('Backlog1');
    expect(running.problems).toEqual([]);
  });

  it('the view may be left and come back to, and says when it is in', async () => {
    const { page } = running;
    await startWriting(page);
    await goTo(page, 'Calendar');
    await goTo(page, 'Backlog');
    await page.getByRole('button', { name: 'Import CSV' }).first().click();
    await page.getByText('Making a backup, then writing…').waitFor();
    await goTo(page, 'Calendar');
    const news = page.getByRole('alert').filter({ hasText: IMPORTED });
    await news.waitFor({ timeout: 60_000 });
    expect(await itemCount(page)).toBe('Backlog100,000');
    await news.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => itemCount(page)).toBe('Backlog');
    expect(running.problems).toEqual([]);
  });

  it('a window may close: another has all of it, and undo takes all of it back', async () => {
    const { page } = running;
    const other = await secondWindow(running);
    await startWriting(page);
    await page.close();
    await expect.poll(() => itemCount(other), { timeout: 60_000 }).toBe('Backlog100,000');
    await other.keyboard.press('Control+z');
    await expect.poll(() => itemCount(other), { timeout: 60_000 }).toBe('Backlog');
    expect(running.problems).toEqual([]);
  });

  it('undo waits for it and takes it back, and other windows see all of it or nothing', async () => {
    const { page } = running;
    const other = await secondWindow(running);
    const readSeen = await watchCount(other);
    await startWriting(page);
    await page.getByText('Making a backup, then writing…').waitFor();
    await page.keyboard.press('Control+z');
    await page.getByText(`Took back: ${IMPORTED}`).waitFor({ timeout: 60_000 });
    expect(await itemCount(page)).toBe('Backlog');
    await expect.poll(readSeen).toEqual(['Backlog', 'Backlog100,000', 'Backlog']);
    expect(running.problems).toEqual([]);
  });
});

/** What the sidebar says of the backlog from now on, each time that it changes. */
async function watchCount(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const navigation = document.querySelector('nav.side-frame')!;
    const backlog = [...navigation.querySelectorAll('button')].find((button) => button.textContent === 'Backlog')!;
    const seen = ['Backlog'];
    Object.assign(globalThis, { seen });
    new MutationObserver(() => {
      if (seen.at(-1) !== backlog.textContent) seen.push(backlog.textContent);
    }).observe(backlog, { subtree: true, childList: true, characterData: true });
  });
  return () => page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen);
}
