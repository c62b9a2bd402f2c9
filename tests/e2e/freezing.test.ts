import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chooseInMenu, launchApp, type RunningApp, removeHome } from './app.ts';
import { furnish } from './furnish.ts';
import { nextSaturday, slipway } from './longPlan.ts';
import { goTo } from './person.ts';

/** What holds a release that lies in a freeze, what helps it, and a freeze from now on: by hand, in the real app. */
describe('a freeze', () => {
  let running: RunningApp;
  let page: Page;

  beforeAll(async () => {
    const home = await mkdtemp(join(tmpdir(), 'slipway-freezing-'));
    running = await launchApp({ home, arguments: [await makePlan(home)] });
    page = running.page;
    await page.getByRole('navigation', { name: 'Views' }).waitFor();
  });
  afterAll(async () => {
    await running.close();
    await removeHome(running.home);
  });

  const main = () => page.getByRole('main');
  const press = (name: string | RegExp) => main().getByRole('button', { name }).first().click();
  const toast = (text: string) => page.getByRole('alert').filter({ hasText: text }).first().waitFor();

  async function expectAccessible() {
    // A message that still fades in has less contrast than it will have.
    await page.waitForFunction(() => document.getAnimations().length === 0);
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`),
    ).toEqual([]);
  }

  async function open(name: string) {
    await goTo(page, 'Releases');
    await page.getByRole('row').filter({ hasText: name }).click();
    await page.keyboard.press('Enter');
    await main().getByRole('heading', { level: 1, name }).waitFor();
  }

  it('that defers shows the way to the first window after it', async () => {
    await open('Held by the freeze');
    await main().getByRole('heading', { name: 'Inside Quarter close' }).waitFor();
    await press(/^Move to the first window after: /);
    await toast('Moved REL-1 to ');
    await main().getByRole('heading', { name: 'Inside Quarter close' }).waitFor({ state: 'hidden' });
  });

  it('that is for an environment warns a release that names none, and the form mends it', async () => {
    await open('Goes nobody knows where');
    await main().getByRole('heading', { name: 'FRZ-2 is for Production; REL-2 names no environment' }).waitFor();
    await expectAccessible();
    await press('Say where it goes…');
    const form = page.getByRole('dialog', { name: 'Edit REL-2' });
    const environment = form.getByLabel('Environment').first();
    await environment.fill('Pro');
    await page.getByRole('option', { name: 'Production' }).click();
    await form.getByRole('button', { name: 'Save' }).click();
    await form.getByText('REL-2 cannot go there: inside PCI audit.').waitFor();
    await environment.fill('Staging');
    await form.getByRole('button', { name: 'Save' }).click();
    await main().getByText('Staging', { exact: true }).waitFor();
    await main()
      .getByRole('heading', { name: /names no environment/ })
      .waitFor({ state: 'hidden' });
  });

  it('starts at once, for the services it is for, until it is lifted', async () => {
    await goTo(page, 'Calendar');
    await chooseInMenu(running.app, 'freeze.startNow');
    const form = page.getByRole('dialog', { name: 'Freeze from now on' });
    await form.getByRole('button', { name: 'Freeze now' }).click();
    await form.getByText('Name: Type at least one character.').waitFor();
    await form.getByRole('textbox', { name: 'Name' }).fill('Card payments are down');
    await form.getByRole('textbox', { name: 'Reason' }).fill('INC-5521');
    await expectAccessible();
    await form.getByRole('button', { name: 'Freeze now' }).click();
    await page.getByText('until it is lifted').first().waitFor();
    await expectAccessible();
    await page.getByRole('button', { name: 'Lift it now' }).click();
    await toast('Lifted FRZ-3');
    expect(running.problems).toEqual([]);
  });

  it('is lifted from the palette too', async () => {
    await page.keyboard.press('Control+z');
    await page.getByText('until it is lifted').first().waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('lift frz-3');
    await page.getByRole('option', { name: /Lift FRZ-3/ }).click();
    await toast('Lifted FRZ-3');
  });
});

/** Two releases on a Saturday ahead, one of which a freeze has caught that defers, and a freeze of production. */
async function makePlan(home: string): Promise<string> {
  const plan = join(home, 'Merrowdale.slipway');
  await mkdir(join(home, 'settings'), { recursive: true });
  const settings = { identity: { name: 'Amara Osei', roles: ['Release coordinator'] }, recent: [], replicas: {} };
  await writeFile(join(home, 'settings', 'installation.json'), JSON.stringify(settings));
  const zone = 'Europe/London';
  const saturday = nextSaturday();
  const later = new Date(Date.parse(saturday) + 7 * 86_400_000).toISOString().slice(0, 10);
  await slipway(home, plan, 'new', '--name', 'Merrowdale 2026 H2', '--zone', zone);
  await furnish(home, plan, async (command) => {
    const rule = 'FREQ=WEEKLY;BYDAY=SA';
    await command('window.create', { name: 'Core', zone, start: `${saturday}T16:00`, end: `${saturday}T23:00`, rule });
    await command('release.create', { name: 'Held by the freeze', start: `${saturday}T18:00:00Z` });
    await command('release.create', { name: 'Goes nobody knows where', start: `${later}T18:00:00Z` });
    const whole = (day: string) => ({ zone, start: `${day}T00:00`, end: `${day}T23:59` });
    await command('freeze.create', { name: 'Quarter close', ...whole(saturday), windows: 'defer' });
    await command('freeze.create', { name: 'PCI audit', ...whole(later), scope: { environments: ['Production'] } });
  });
  return plan;
}
