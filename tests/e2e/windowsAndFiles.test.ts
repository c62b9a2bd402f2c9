import { mkdir, mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { encodePlanFile, toPlanFile } from '../../electron/backend/planFile.ts';
import { GENESIS } from '../../shared/store/journal.ts';
import { emptyPlanState } from '../../shared/store/planState.ts';
import { answerDialogs, launchApp, type RunningApp, removeHome } from './app.ts';
import { goTo, startEmptyPlan } from './person.ts';

/** What belongs to the desktop around a plan: its window, its files. */
describe('the desktop', () => {
  let home: string;
  let running: RunningApp | null = null;

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'slipway-desktop-'));
    await mkdir(join(home, 'settings'), { recursive: true });
    const settings = { identity: { name: 'Amara Osei', roles: [] }, theme: 'light', recent: [], replicas: {} };
    await writeFile(join(home, 'settings', 'installation.json'), JSON.stringify(settings));
  });
  afterEach(async () => {
    await running?.close();
    running = null;
    await removeHome(home);
  });

  const start = async (...words: string[]) => (running = await launchApp({ home, arguments: words }));
  const bounds = () => running!.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.getBounds());

  it('opens the window where it was, in its size', async () => {
    await start();
    const place = { x: 210, y: 130, width: 1010, height: 690 };
    await running!.app.evaluate(({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]!.setBounds(to), place);
    await expect.poll(bounds).toEqual(place);
    await running!.close();
    await start();
    expect(await bounds()).toEqual(place);
  });

  it('opens a window whose screen is gone on one that is there', async () => {
    const lost = { x: -4000, y: -3000, width: 1100, height: 700 };
    await writeFile(join(home, 'settings', 'window.json'), JSON.stringify(lost));
    await start();
    const { x, y, width, height } = await bounds();
    const screen = await running!.app.evaluate(({ screen: desktop }) => desktop.getPrimaryDisplay().workArea);
    expect({ width, height }).toEqual({ width: 1100, height: 700 });
    expect(x).toBeGreaterThanOrEqual(screen.x);
    expect(y).toBeGreaterThanOrEqual(screen.y);
    expect(x + width).toBeLessThanOrEqual(screen.x + screen.width);
    expect(y + height).toBeLessThanOrEqual(screen.y + screen.height);
  });

  it('saves a copy with the whole history in one file, which opens anywhere', async () => {
    const app = await start();
    const { page } = app;
    await startEmptyPlan(app, 'Merrowdale', join(home, 'Merrowdale.slipway'));
    await page.getByRole('button', { name: 'New release' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'New release' });
    await dialog.getByLabel('Name').fill('Online Banking 12.0');
    await dialog.getByRole('button', { name: 'Make the release' }).click();
    await dialog.waitFor({ state: 'hidden' });

    await page.keyboard.press('Control+Shift+s');
    await page.getByText('No copy was saved: Merrowdale.slipway is the plan itself.').waitFor();
    await mkdir(join(home, 'sent'));
    const copy = join(home, 'sent', 'Merrowdale copy.slipway');
    await answerDialogs(app.app, copy);
    await app.app.evaluate(({ Menu }) => Menu.getApplicationMenu()!.getMenuItemById('plan.saveCopy')!.click());
    await page.getByText('Saved a copy: Merrowdale copy.slipway, with all 2 entries').waitFor();
    expect(await readdir(join(home, 'sent'))).toEqual(['Merrowdale copy.slipway']);
    await app.close();

    const { page: opened } = await start(copy);
    await goTo(opened, 'History');
    await opened.getByText('Created the plan').waitFor();
    await opened.keyboard.press('Control+z');
    await opened.getByText('Took back: Made REL-1').first().waitFor();
    await goTo(opened, 'Releases');
    await opened.getByText('Online Banking 12.0').waitFor({ state: 'hidden' });
    expect(await readdir(`${copy}-files`)).toContain('journal');
  });

  it('says of a plan whose making was interrupted how to finish it', async () => {
    const plan = join(home, 'Begun.slipway');
    await writeFile(
      plan,
      Buffer.concat(encodePlanFile(toPlanFile(emptyPlanState('01990000-0000-7000-8000-000000000001', GENESIS)))),
    );
    const app = await start(plan);
    await app.page
      .getByText('Begun.slipway has no name and no time zone yet: the making of it was interrupted.')
      .waitFor();
    expect(await app.page.getByRole('button', { name: 'Open to read only' }).count()).toBe(0);
    await startEmptyPlan(app, 'Finished', plan, 'Europe/London');
    await app.page.getByText('Europe/London').first().waitFor();
    await app.page.getByRole('contentinfo').getByText('Entry 1').waitFor();
  });
});
