import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchApp, type RunningApp, removeHome } from './app.ts';
import { makeLongPlan, slipway } from './longPlan.ts';
import { focusedName, goTo, heardOption, watchTasks } from './person.ts';

/** What is around the views: palette, settings, status, panels, the ways of the keyboard. On a plan of 50,000 items. */
describe('the frame', () => {
  let running: RunningApp;
  let page: Page;
  let plan: string;

  beforeAll(async () => {
    const home = await mkdtemp(join(tmpdir(), 'slipway-frame-'));
    plan = await makeLongPlan(home);
    running = await launchApp({ home, arguments: [plan] });
    page = running.page;
    await page.getByRole('navigation', { name: 'Views' }).waitFor();
  });
  afterAll(async () => {
    await running.close();
    await removeHome(running.home);
    expect(running.problems).toEqual([]);
  });

  const twin = (...words: string[]) =>
    slipway(running.home, plan, ...words, '--json').then(({ stdout }) => JSON.parse(stdout));
  const focused = () => focusedName(page);
  const details = () => page.getByRole('complementary', { name: 'Details' });
  const status = () => page.getByRole('contentinfo', { name: 'Status' });
  const press = (name: RegExp) => status().getByRole('button', { name }).click();
  const openPalette = async (typed: string) => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Search records or run a command' }).waitFor();
    await page.keyboard.type(typed);
  };
  const heard = () => heardOption(page);

  it('finds one of 50,000 items by its words, with no task over 50 ms', async () => {
    const longestTask = await watchTasks(page);
    await openPalette('');
    // The palette itself is drawn by now: what follows is the search.
    await page.waitForTimeout(300);
    // Other work on this machine stretches tasks: the quietest of a few searches tells what ours takes.
    const longest: number[] = [];
    for (const number of [31234, 42345, 49999]) {
      await page.keyboard.press('Control+a');
      await longestTask();
      await page.keyboard.type(`needle ${number}`);
      await expect.poll(heard).toMatch(new RegExp(`^BLI-${number}`));
      longest.push(await longestTask());
    }
    console.log(
      `50,000 items: longest task over 50 ms of each search: ${longest.map((ms) => ms || 'none').join(', ')}`,
    );
    expect(Math.min(...longest)).toBe(0);
    await page.keyboard.press('Enter');
    await details().getByText('Needle 49999').first().waitFor();
    // It went to where the item is one of the list, and the keys go on from there.
    await page.getByRole('main', { name: 'Backlog' }).waitFor();
    await expect.poll(focused).toBe('Backlog');
    await page.keyboard.press('ArrowUp');
    await details().getByText('Needle 49998').first().waitFor();
    await page.keyboard.press('Escape');
    await details().waitFor({ state: 'hidden' });
  });

  it('runs commands that carry their object, by the keyboard alone', async () => {
    await openPalette('mov rel 1');
    await expect.poll(heard).toBe('Move REL-1…Online Banking 12.0M');
    await page.keyboard.press('Enter');
    await details().getByText('Next compliant slots').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(focused).toBe('Backlog');
    await openPalette('>undo');
    await expect.poll(heard).toMatch(/^Undo: Set state of BLI-1/);
    await page.keyboard.press('Escape');
    await expect.poll(focused).toBe('Backlog');
    await openPalette('#rel-1');
    await expect.poll(heard).toMatch(/^REL-1Online Banking 12.0/);
    await page.keyboard.press('ArrowUp');
    expect(await heard()).not.toBeNull();
    await page.keyboard.press('Escape');
  });

  it('says what is saved, and what comes next, and each leads to it', async () => {
    await expect.poll(() => status().textContent()).toMatch(/Saved \d\d:\d\d:\d\d/);
    await press(/^Next window: Core, in /);
    await details().getByText('Core').first().waitFor();
    await press(/^Next freeze: Far freeze, in /);
    await details().getByText('Far freeze').first().waitFor();
    await press(/^Europe\/London/);
    await page.getByRole('main', { name: 'Settings' }).waitFor();
  });

  it('keeps settings for this computer, and every window follows at once', async () => {
    const second = running.app.waitForEvent('window');
    await page.keyboard.press('Control+Alt+n');
    const other = await second;
    await other.getByRole('navigation', { name: 'Views' }).waitFor();
    await page.getByRole('button', { name: 'Compact, 28' }).click();
    await page.getByRole('button', { name: 'Dark' }).click();
    await expect.poll(() => other.locator('.app').getAttribute('data-density')).toBe('compact');
    await expect.poll(() => other.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true);
    // The other window says itself that it has heard of it.
    await other.keyboard.press('Control+,');
    const itsKeys = other.getByLabel('Listen to single keys');
    await page.getByLabel('Listen to single keys').uncheck();
    await expect.poll(() => itsKeys.isChecked()).toBe(false);
    await other.keyboard.press('n');
    // A key is answered before the next: what n would open is there by the time that the palette is.
    await other.keyboard.press('Control+k');
    await other.getByRole('combobox', { name: 'Search records or run a command' }).waitFor();
    expect(await other.getByRole('dialog', { name: 'New release' }).count()).toBe(0);
    await other.keyboard.press('Escape');
    await page.getByLabel('Listen to single keys').check();
    await expect.poll(() => itsKeys.isChecked()).toBe(true);
    await other.keyboard.press('n');
    await other.getByRole('dialog', { name: 'New release' }).waitFor();
    await other.close();
    const kept = JSON.parse(await readFile(join(running.home, 'settings', 'installation.json'), 'utf8')) as object;
    expect(kept).toMatchObject({ density: 'compact', theme: 'dark', hasSingleKeys: true });
    await page.getByRole('button', { name: 'As the system' }).click();
    await page.getByRole('button', { name: 'Regular, 32' }).click();
  });

  it('renames the plan, and keeps who one is in the plan as well', async () => {
    await page.getByLabel('Name of the plan').fill('Merrowdale 2027');
    await page.getByRole('button', { name: 'Rename the plan' }).click();
    await page.getByRole('navigation', { name: 'Views' }).getByText('Merrowdale 2027').waitFor();
    await page.getByLabel('Release coordinator').check();
    await page.getByRole('button', { name: 'Save who you are' }).click();
    await expect
      .poll(async () => ((await twin('list', 'people')) as { roles: string[] }[])[0]!.roles)
      .toEqual(['Operations', 'Release coordinator']);
  });

  it('draws the panels wider with the keyboard and the pointer, and keeps the widths', async () => {
    const edge = page.getByRole('separator', { name: 'Width of the sidebar' });
    await edge.focus();
    await page.keyboard.press('End');
    expect(await edge.getAttribute('aria-valuenow')).toBe('320');
    await page.keyboard.press('ArrowLeft');
    expect(await edge.getAttribute('aria-valuenow')).toBe('312');
    expect((await page.getByRole('navigation', { name: 'Views' }).boundingBox())!.width).toBe(312);
    const box = (await edge.boundingBox())!;
    await page.mouse.move(box.x + 4, box.y + 200);
    await page.mouse.down();
    await page.mouse.move(box.x - 56, box.y + 200, { steps: 4 });
    await page.mouse.up();
    expect(await edge.getAttribute('aria-valuenow')).toBe('252');
    await expect
      .poll(
        async () => JSON.parse(await readFile(join(running.home, 'settings', 'installation.json'), 'utf8')) as object,
      )
      .toMatchObject({ sidebarWidth: 252 });
    await edge.press('Enter');
    expect(await edge.getAttribute('aria-valuenow')).toBe('216');
  });

  it('walks the parts of the window with F6, and gives the focus back', async () => {
    await goTo(page, 'Releases');
    await page.getByRole('grid', { name: 'Releases' }).focus();
    await page.keyboard.press('Space');
    await details().waitFor();
    await page.keyboard.press('F6');
    expect(await page.evaluate(() => document.activeElement?.closest('aside') !== null)).toBe(true);
    await page.keyboard.press('F6');
    expect(await page.evaluate(() => document.activeElement?.closest('footer') !== null)).toBe(true);
    await page.keyboard.press('F6');
    expect(await focused()).toBe('Releases2');
    await page.keyboard.press('F6');
    expect(await focused()).toBe('Releases');
    await page.keyboard.press('F6');
    await page.keyboard.press('Escape');
    await details().waitFor({ state: 'hidden' });
    expect(await focused()).toBe('Releases');
    await page.keyboard.press('n');
    await page.getByRole('dialog', { name: 'New release' }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(focused).toBe('Releases');
    await page.keyboard.press('Shift+F6');
    expect(await focused()).toBe('Releases2');
  });

  it('copies the id of the row or of the link that has the focus', async () => {
    const paste = () => running.app.evaluate(({ clipboard }) => clipboard.readText());
    await page.getByRole('grid', { name: 'Releases' }).focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Control+c');
    await expect.poll(paste).toBe('REL-1');
    await page.keyboard.press('Space');
    await details()
      .getByRole('button', { name: /^BLI-1/ })
      .focus();
    await page.keyboard.press('Control+c');
    await expect.poll(paste).toBe('BLI-1');
    await goTo(page, 'Backlog');
    await page.getByRole('grid', { name: 'Backlog' }).getByRole('button', { name: 'REL-1', exact: true }).click();
    await details().getByText('Online Banking 12.0').first().waitFor();
    await page.keyboard.press('Escape');
  });

  it('lists the shortcuts of the view, and closes with the keyboard', async () => {
    await goTo(page, 'Backlog');
    await page.getByRole('grid', { name: 'Backlog' }).focus();
    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog', { name: 'Shortcuts' });
    await dialog.getByText('In Backlog').waitFor();
    await dialog.getByText('New release').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await expect.poll(focused).toBe('Backlog');
  });

  it('takes an entry back from the history, and offers the rest where later edits stand in the way', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('y');
    await page.getByRole('grid', { name: 'Entries' }).waitFor();
    await expect.poll(focused).toBe('Entries');
    await page
      .getByRole('row')
      .filter({ hasText: 'Set state of 3 items' })
      .getByRole('button', { name: /^Take back entry/ })
      .click();
    await details()
      .getByText(/cannot be taken back whole: BLI-1 changed later/)
      .waitFor();
    await details().getByRole('button', { name: 'Take back the other 2 records' }).click();
    await page.getByRole('gridcell', { name: 'Took back: Set state of 3 items' }).waitFor();
    const states = await Promise.all(
      ['BLI-1', 'BLI-2', 'BLI-3'].map(async (key) => ((await twin('show', key)) as { state: string }).state),
    );
    expect(states).toEqual(['done', 'analysis', 'analysis']);
    await page.getByRole('row').filter({ hasText: 'Moved REL-1' }).click();
    await details().locator('.change', { hasText: 'REL-1' }).getByText('Start').waitFor();
    expect(await details().getByRole('button', { name: 'Take back', exact: true }).count()).toBe(1);
  });

  it('verifies the plan with the same outcome as the twin', async () => {
    await openPalette('>verify');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Verify the plan' });
    await dialog.getByText(/^Whole: entries 1 to \d+ are as they were written\.$/).waitFor();
    const { headHash } = (await twin('verify')) as { headHash: string };
    await dialog.getByText(headHash).waitFor();
    await page.keyboard.press('Escape');
  });
});
