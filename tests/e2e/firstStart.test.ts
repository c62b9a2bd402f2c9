import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerDialogs, chooseInMenu, launchApp, type RunningApp, removeHome } from './app.ts';
import { focusedName, introduceOneself } from './person.ts';

describe('the first start, in the real app', () => {
  let running: RunningApp;

  beforeAll(async () => {
    running = await launchApp();
  });
  afterAll(async () => {
    await running.close();
    await removeHome(running.home);
  });

  const roads = ['Open the sample plan', 'Start an empty plan', 'Import a backlog'];
  const navigation = () => running.page.getByRole('navigation', { name: 'Views' });
  const openRecent = (name: string) =>
    running.page
      .getByRole('region', { name: 'Plans that are there already' })
      .getByRole('button', { name: new RegExp(`^${name}`) });
  const menu = (action: string) => chooseInMenu(running.app, action);

  async function expectAxeClean() {
    const { violations } = await new AxeBuilder({ page: running.page }).setLegacyMode(true).analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`),
    ).toEqual([]);
  }

  it('opens no road before it is known who you are', async () => {
    const { page } = running;
    await page.getByRole('checkbox', { name: 'Operations' }).focus();
    await page.keyboard.press('2');
    await page.getByLabel('Your name').fill('Amara');
    await page.keyboard.press('End');
    await page.keyboard.type(' 2');
    expect(await page.getByLabel('Your name').inputValue()).toBe('Amara 2');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await introduceOneself(page, 'Amara Osei');
  });

  it.each(['light', 'dark'])('shows three roads with their keys, %s', async (theme) => {
    const { page } = running;
    for (const [nth, road] of roads.entries())
      await page.getByRole('button', { name: new RegExp(`^${road}.* ?${nth + 1}$`) }).waitFor();
    await menu(`theme.${theme}`);
    await page.waitForFunction((wanted) => document.documentElement.dataset.colorScheme === wanted, theme);
    await expectAxeClean();
  });

  it('stays where no place is chosen', async () => {
    const { app, page } = running;
    await app.evaluate(({ dialog }) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: true, filePath: '' });
    });
    await page.keyboard.press('1');
    await page.getByRole('button', { name: roads[0]! }).waitFor();
    expect(await navigation().count()).toBe(0);
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  it('1 opens the sample: what may go, what needs approval, what is blocked', async () => {
    const { app, page, home } = running;
    await answerDialogs(app, join(home, 'Sample.slipway'));
    await page.keyboard.press('1');
    await navigation().waitFor();
    await navigation()
      .getByRole('button', { name: /^Releases/ })
      .click();
    const table = page.getByRole('grid', { name: 'Releases' });
    const row = (name: string) => table.getByRole('row', { name: new RegExp(name) });
    await row('Online Banking 14.2').getByText('May go').waitFor();
    await row('Regulatory returns 7.4').getByText('Needs approval').waitFor();
    await row('Statements archive 2.1').getByText('Blocked').waitFor();
    await navigation()
      .getByRole('button', { name: /^Backlog/ })
      .click();
    await page.getByText('60 items').waitFor();
    // Whoever opened it works on it under their own name from the first change on.
    expect(await readFile(join(home, 'Sample.slipway'), 'utf8')).toContain('"name":"Amara Osei"');
  });

  it('does not make the sample over another plan', async () => {
    const { page } = running;
    await menu('plan.sample');
    await page.getByText('already. Choose another name, or open it.').first().waitFor();
  });

  it('2 starts an empty plan', async () => {
    const { app, page, home } = running;
    await menu('plan.close');
    await page.getByRole('button', { name: roads[1]! }).waitFor();
    await answerDialogs(app, join(home, 'Empty.slipway'));
    await page.keyboard.press('2');
    const dialog = page.getByRole('dialog', { name: 'New plan' });
    await dialog.getByLabel('Name').waitFor();
    await expect.poll(() => focusedName(page)).not.toBeNull();
    // A key that opens a road is a letter like any other in its form.
    await page.keyboard.type('2 Merrowdale 1');
    expect(await dialog.getByLabel('Name').inputValue()).toBe('2 Merrowdale 1');
    await dialog.getByRole('button', { name: 'Choose a place…' }).click();
    await page.getByRole('main').getByRole('button', { name: 'New window…' }).waitFor();
  });

  it('3 makes a plan and goes straight to the import', async () => {
    const { app, page, home } = running;
    await menu('plan.close');
    await page.getByRole('button', { name: roads[2]! }).waitFor();
    await answerDialogs(app, join(home, 'Imported.slipway'));
    await page.keyboard.press('3');
    const dialog = page.getByRole('dialog', { name: 'New plan' });
    await dialog.getByLabel('Name').fill('Imported plan');
    await dialog.getByRole('button', { name: 'Choose a place…' }).click();
    await navigation().waitFor();
    await page.locator('input[type=file]').waitFor({ state: 'attached' });
  });

  it('goes on with a plan that was open before', async () => {
    const { page } = running;
    await menu('plan.close');
    await expectAxeClean();
    await openRecent('Merrowdale Bank').click();
    await navigation().waitFor();
    await page.getByText('Merrowdale Bank (sample)').first().waitFor();
    expect(running.problems).toEqual([]);
  });
});
