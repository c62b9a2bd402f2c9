import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../scripts/programs.ts';
import { launchApp, type RunningApp, removeHome } from './app.ts';
import { furnish } from './furnish.ts';
import { slipway } from './longPlan.ts';
import { goTo } from './person.ts';

const screenshots = join(projectRoot, 'artifacts', 'screenshots');

const views = ['Calendar', 'Backlog', 'Releases', 'Configuration', 'History', 'Settings'];
const sizes = [
  [1280, 800],
  [1920, 1080],
] as const;

/** Every view in both themes and both sizes: axe finds nothing, nothing is said on the console, and a picture is kept. */
describe.each(['light', 'dark'] as const)('the views, %s', (theme) => {
  let running: RunningApp;

  beforeAll(async () => {
    const home = await mkdtemp(join(tmpdir(), 'slipway-views-'));
    await mkdir(join(home, 'settings'), { recursive: true });
    await mkdir(screenshots, { recursive: true });
    const settings = {
      identity: { name: 'Amara Osei', roles: ['Release coordinator'] },
      theme,
      recent: [],
      replicas: {},
    };
    await writeFile(join(home, 'settings', 'installation.json'), JSON.stringify(settings));
    const plan = join(home, 'Merrowdale.slipway');
    await makePlan(home, plan);
    running = await launchApp({ home, arguments: [plan] });
    await running.page.getByRole('navigation', { name: 'Views' }).waitFor();
  });
  afterAll(async () => {
    await running.close();
    await removeHome(running.home);
  });

  async function lookAt(name: string) {
    for (const [width, height] of sizes) {
      await running.app.evaluate(
        ({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]!.setContentSize(w!, h!),
        [width, height],
      );
      await running.page.waitForFunction((wanted) => window.innerWidth === wanted, width);
      await running.page.screenshot({ path: join(screenshots, `${name}-${theme}-${width}.png`) });
    }
    const { violations } = await new AxeBuilder({ page: running.page }).setLegacyMode(true).analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`),
    ).toEqual([]);
    expect(running.problems).toEqual([]);
  }

  it.each(views)('%s', async (view) => {
    await goTo(running.page, view);
    await running.page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
    await lookAt(view.toLowerCase());
  });

  it.each(['Year', 'Week', 'Day', 'Agenda'])('the calendar by %s', async (period) => {
    await goTo(running.page, 'Calendar');
    await running.page.getByRole('button', { name: period, exact: true }).click();
    await lookAt(period.toLowerCase());
    await running.page.getByRole('button', { name: 'Month' }).click();
  });

  it.each(['New release', 'New window…', 'New freeze…'])('the form: %s', async (name) => {
    await goTo(running.page, 'Calendar');
    await running.page.getByRole('button', { name }).first().click();
    await running.page.getByRole('dialog').waitFor();
    await lookAt(`form-${name.toLowerCase().replace(/[^a-z]+/g, '-')}`);
    await running.page.keyboard.press('Escape');
    await running.page.getByRole('dialog').waitFor({ state: 'hidden' });
  });

  it('the palette', async () => {
    await running.page.keyboard.press('Control+k');
    await running.page.getByPlaceholder('Search records or run a command').waitFor();
    await lookAt('palette');
    for (const [typed, name] of [
      ['rel 1', 'id'],
      ['pay', 'words'],
      ['>sh', 'commands'],
      ['#2', 'ids'],
      ['q'.repeat(300), 'nothing'],
    ] as const) {
      await running.page.keyboard.press('Control+a');
      await running.page.keyboard.type(typed);
      await running.page.waitForTimeout(100);
      await lookAt(`palette-${name}`);
    }
    await running.page.keyboard.press('Escape');
  });

  it('the shortcuts', async () => {
    await goTo(running.page, 'Backlog');
    await running.page.keyboard.press('?');
    await running.page.getByRole('dialog', { name: 'Shortcuts' }).waitFor();
    await lookAt('shortcuts');
    await running.page.keyboard.press('Escape');
  });

  it('settings with something to save', async () => {
    await goTo(running.page, 'Settings');
    await running.page.getByLabel('Your name').fill('Nadia Karim');
    await running.page.getByRole('combobox', { name: 'Time zone of the plan' }).fill('Asia/Singapore');
    await running.page.getByRole('option', { name: 'Asia/Singapore', exact: true }).click();
    await running.page.getByText('Nothing moves').scrollIntoViewIfNeeded();
    await lookAt('settings-changed');
  });

  it('an entry of the history, with what stands in the way of taking it back', async () => {
    await goTo(running.page, 'History');
    await running.page.getByRole('row').filter({ hasText: 'Set state of 2 items' }).click();
    const side = running.page.getByRole('complementary', { name: 'Details' });
    await side.getByRole('button', { name: 'Take back', exact: true }).click();
    await side.getByRole('button', { name: 'Take back the other record' }).waitFor();
    await lookAt('history-entry');
  });

  it('a verification of the plan', async () => {
    await running.page.getByRole('button', { name: 'Verify the plan…' }).click();
    await running.page.getByText(/^Whole: entries 1 to \d+ are as they were written\.$/).waitFor();
    await lookAt('verify');
    await running.page.keyboard.press('Escape');
  });

  it('a release in the peek, and on its way', async () => {
    await goTo(running.page, 'Releases');
    await running.page.getByText('Online Banking 12.0').click();
    await running.page.getByRole('complementary', { name: 'Details' }).waitFor();
    await lookAt('release-peek');
    await running.page.keyboard.press('m');
    await running.page.getByText('Next compliant slots').waitFor();
    await lookAt('release-move');
    await running.page.keyboard.press('Escape');
  });

  it('a service with what is said about it, and the form of a configuration item', async () => {
    await goTo(running.page, 'Configuration');
    await running.page.getByRole('grid', { name: 'Services' }).getByText('Card payments').click();
    await running.page.getByText('Ask the bank before').waitFor();
    await lookAt('service-peek');
    await running.page.getByRole('button', { name: '1 attachment' }).click();
    await running.page.getByText('jira.csv', { exact: true }).waitFor();
    await lookAt('service-attachments');
    await running.page.getByRole('button', { name: 'New CI for it…' }).click();
    await running.page.getByRole('dialog', { name: 'New configuration item' }).waitFor();
    await lookAt('form-configuration-item');
    await running.page.keyboard.press('Escape');
  });

  it('the import', async () => {
    await goTo(running.page, 'Backlog');
    await running.page.getByRole('button', { name: 'Import CSV' }).click();
    await lookAt('import-choose');
    await running.page.locator('input[type=file]').setInputFiles(join(projectRoot, 'tests/fixtures/backlog/jira.csv'));
    await running.page.getByText('5 rows, 9 columns').waitFor();
    await lookAt('import');
  });
});

/** A small plan with something of everything, and names that are not easy. */
async function makePlan(home: string, plan: string): Promise<void> {
  const zone = 'Europe/London';
  const month = new Date().toISOString().slice(0, 8);
  await slipway(home, plan, 'new', '--name', 'Merrowdale 2026 H2', '--zone', zone);
  await slipway(home, plan, 'import', 'tests/fixtures/backlog/jira.csv');
  await furnish(home, plan, async (command) => {
    await command('window.create', {
      name: 'Core',
      zone,
      start: '2026-01-03T22:00',
      end: '2026-01-04T04:00',
      rule: 'FREQ=WEEKLY;BYDAY=SA,WE',
    });
    await command('release.create', { name: 'Online Banking 12.0', kind: 'major', items: ['BLI-1'], start: null });
    await command('release.create', { name: 'L'.repeat(300), kind: 'patch' });
    await command('release.create', { name: 'תאריך התשלום', kind: 'emergency' });
    await command('service.create', { name: 'Card payments', criticality: 1, ownerId: 'PER-1' });
    await command('service.create', { name: 'S'.repeat(300), criticality: 5 });
    const databases = { type: 'Database', environment: 'Production', serviceIds: ['SVC-1', 'SVC-2'] };
    await command('configurationItem.create', { name: 'pay-db-1', ...databases });
    await command('configurationItem.create', { name: 'تأريخ الدفع', ...databases, environment: null });
    await command('release.update', { release: 'REL-1', configurationItemIds: ['CI-1'], serviceIds: ['SVC-1'] });
    await command('comment.add', { on: 'SVC-1', text: 'Ask the bank before REL-1.\n  שלום' });
    await command('comment.add', { on: 'SVC-1', text: 'x'.repeat(5_000) });
    await command('item.update', { items: ['BLI-2', 'BLI-4'], fields: { state: 'coding' } });
    await command('item.update', { items: ['BLI-2'], fields: { state: 'done' } });
    await command('freeze.create', { name: 'Hard freeze', zone, start: `${month}20T18:00`, end: `${month}24T06:00` });
    await command('freeze.create', {
      name: 'Soft freeze',
      level: 'approval',
      approverRole: 'Service owner',
      zone,
      start: `${month}08T00:00`,
      end: `${month}12T18:00`,
    });
  });
  await slipway(home, plan, 'attach', 'SVC-1', 'tests/fixtures/backlog/jira.csv');
}
