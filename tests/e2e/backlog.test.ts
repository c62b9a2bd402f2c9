import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerDialogs, launchApp, type RunningApp, removeHome } from './app.ts';
import { slipway } from './longPlan.ts';
import { focusedName, goTo, heardOption } from './person.ts';

/** The backlog by the keyboard: narrowed down, edited cell by cell and in bulk, as a board, by sprints, and out as CSV. */
describe('the backlog', () => {
  let running: RunningApp;
  let page: Page;
  let plan: string;

  beforeAll(async () => {
    const home = await mkdtemp(join(tmpdir(), 'slipway-backlog-'));
    plan = await makePlan(home);
    running = await launchApp({ home, arguments: [plan] });
    page = running.page;
    await page.getByRole('navigation', { name: 'Views' }).waitFor();
    await goTo(page, 'Backlog');
    await grid().waitFor();
  });
  afterAll(async () => {
    await running.close();
    await removeHome(running.home);
    expect(running.problems).toEqual([]);
  });

  const grid = () => page.getByRole('grid', { name: 'Backlog' });
  const facts = () => page.getByRole('main').locator('.head .facts').textContent();
  const said = (text: string | RegExp) => page.locator('.toast', { hasText: text }).last().waitFor();
  const item = async (key: string) =>
    JSON.parse((await slipway(running.home, plan, 'show', key, '--json')).stdout) as Record<string, unknown>;
  const keys = async (...pressed: string[]) => {
    for (const key of pressed) await page.keyboard.press(key);
  };
  /** Types into the list that has just opened, until what is wanted is the line that Enter takes. */
  const choose = async (typed: string, line: RegExp) => {
    await expect.poll(() => page.locator('.choices input').count()).toBe(1);
    await page.keyboard.type(typed);
    await expect.poll(() => heardLine(page)).toMatch(line);
    await page.keyboard.press('Enter');
  };
  const violations = async () => {
    const found = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`);
  };

  it('is searched with / and filtered with F, and an empty answer leads back', async () => {
    await keys('/');
    await expect.poll(() => focusedName(page)).toBe('Search items');
    await page.keyboard.type('amara ledger');
    await expect.poll(facts).toBe('12 items, 1 in this view');
    await keys('Control+a');
    await page.keyboard.type('nowhere');
    await page.getByRole('button', { name: 'Show all items' }).click();
    await expect.poll(facts).toBe('12 items');
    await grid().focus();
    await keys('f');
    await choose('label', /^Label/);
    await choose('cards', /^cards/);
    await keys('Escape');
    await expect.poll(facts).toBe('12 items, 6 in this view');
    expect(await violations()).toEqual([]);
    await page.getByRole('button', { name: 'Take the filter away: Label: cards' }).click();
  });

  it('is edited in its cells: saved, reverted, and refused with the sentence at the cell', async () => {
    await grid().focus();
    await keys('Home', 'F2', 'Control+a');
    await page.keyboard.type('=Confirm payee');
    await keys('Enter');
    await said('Set title of BLI-1');
    await expect.poll(async () => (await item('BLI-1')).title).toBe('=Confirm payee');
    await expect.poll(() => focusedName(page)).toBe('Backlog');
    // From the row to its fifth cell, the points.
    await keys('ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Enter');
    await page.keyboard.type('many');
    await keys('Enter');
    await page.getByRole('gridcell').getByText('Points: Give a number.').waitFor();
    expect(await page.getByLabel('Points of BLI-1').inputValue()).toBe('many');
    expect(await violations()).toEqual([]);
    await keys('Escape');
    await expect.poll(() => page.getByLabel('Points of BLI-1').count()).toBe(0);
    expect((await item('BLI-1')).points).toBeNull();
    await keys('ArrowLeft', 'F2');
    await choose('tes', /^Testing/);
    await said('Set state of BLI-1');
    expect((await item('BLI-1')).state).toBe('testing');
  });

  it('is changed in bulk from the bar of what is chosen, and taken back in one step', async () => {
    await grid().focus();
    await keys('Escape', 'Home', 'x', 'Shift+ArrowDown', 'Shift+ArrowDown');
    const bar = page.getByRole('toolbar', { name: 'Chosen items' });
    await bar.getByText('3 items').waitFor();
    expect(await violations()).toEqual([]);
    await bar.getByRole('button', { name: 'Labels…' }).press('Enter');
    await choose('audit', /^Add label "audit"/);
    await said('Set labels of 3 items');
    await keys('Escape');
    expect((await item('BLI-2')).labels).toEqual(['cards', 'audit']);
    await bar.getByRole('button', { name: 'Sprint…' }).press('Enter');
    await choose('Sprint 9', /^Use "Sprint 9"/);
    await said('Set sprint of 3 items');
    await bar.getByRole('button', { name: 'Add to release…' }).press('Enter');
    await choose('rel-1', /^REL-1/);
    await said('Added 3 items to REL-1');
    await bar.getByRole('button', { name: 'Take out of REL-1' }).press('Enter');
    await said('Took 3 items out of their releases');
    await bar.getByRole('button', { name: 'Delete' }).press('Enter');
    await said('Deleted 3 items');
    await expect.poll(facts).toBe('9 items');
    await grid().focus();
    await keys('Control+z');
    await expect.poll(facts).toBe('12 items');
    await bar.getByText('3 items').waitFor();
    await keys('Escape');
    await bar.waitFor({ state: 'hidden' });
  });

  it('keeps the columns that were chosen, in their order', async () => {
    await page.getByRole('button', { name: 'Columns' }).press('Enter');
    await choose('parent', /^Parent/);
    await keys('Escape');
    await expect.poll(() => page.getByRole('columnheader', { name: 'Parent' }).count()).toBe(1);
    const kept = async () =>
      JSON.parse(await readFile(join(running.home, 'settings', 'installation.json'), 'utf8')) as {
        backlogColumns: string[] | null;
      };
    await expect.poll(async () => (await kept()).backlogColumns?.at(-1)).toBe('parentKey');
  });

  it('goes out as CSV, as it is shown or whole, and no cell runs', async () => {
    const file = join(running.home, 'out.csv');
    await answerDialogs(running.app, file);
    await page.getByRole('button', { name: 'Save CSV' }).press('Enter');
    await choose('all', /^All 12 items/);
    await said('Saved 12 items as out.csv');
    const text = await readFile(file, 'utf8');
    expect(text).toMatch(/^\uFEFFKey,External key,Title,Description,/);
    expect(text).toContain("\r\nBLI-1,PAY-1,'=Confirm payee,");
    await page.getByRole('columnheader', { name: 'Key' }).first().getByRole('button').click();
    await page.getByRole('columnheader', { name: 'Key' }).first().getByRole('button').click();
    await keys('/');
    await page.keyboard.type('PAY-1');
    await expect.poll(facts).toBe('12 items, 4 in this view');
    await page.getByRole('button', { name: 'Save CSV' }).press('Enter');
    await choose('view', /^The 4 in this view/);
    await said('Saved 4 items as out.csv');
    const lines = (await readFile(file, 'utf8')).trimEnd().split('\r\n');
    expect(lines.map((line) => line.split(',')[0])).toEqual(['\uFEFFKey', 'BLI-12', 'BLI-11', 'BLI-10', 'BLI-1']);
    await page.getByLabel('Search items').fill('');
  });

  it('is a board, whose cards the keys move; what is chosen moves with them', async () => {
    await grid().focus();
    await keys('2');
    const coding = page.getByRole('listbox', { name: 'Coding' });
    await coding.waitFor();
    expect(await violations()).toEqual([]);
    const card = (key: string) => page.locator('.card').filter({ has: page.getByText(key, { exact: true }) });
    await page.getByRole('listbox', { name: 'Analysis' }).getByRole('option').first().focus();
    const focused = async () => /BLI-\d+/.exec((await focusedName(page)) ?? '')?.[0];
    const key = (await focused())!;
    await keys('Space');
    await page.getByText(`${key} lifted from Analysis.`).first().waitFor();
    await keys('ArrowRight');
    await page.getByText(`${key} from Analysis to Coding.`).first().waitFor();
    await keys('Space');
    await said(`Set state of ${key}`);
    expect((await item(key)).state).toBe('coding');
    await coding.getByText(key, { exact: true }).waitFor();
    await expect.poll(focused).toBe(key);
    // Esc puts back, and nothing is written.
    await keys('Space');
    await page.getByText(`${key} lifted from Coding.`).first().waitFor();
    await keys('ArrowRight', 'Escape');
    await expect.poll(() => page.locator('.lifted').count()).toBe(0);
    expect((await item(key)).state).toBe('coding');
    await page.getByRole('listbox', { name: 'Analysis' }).getByRole('option').first().focus();
    const first = (await focused())!;
    await keys('x', 'Shift+ArrowDown');
    await expect.poll(() => page.locator('.card[aria-selected="true"]').count()).toBe(2);
    await expect.poll(focused).not.toBe(first);
    await keys('Space');
    await page.getByText('2 items lifted from Analysis.').first().waitFor();
    await keys('ArrowRight');
    await page.getByText('2 items from Analysis to Coding.').first().waitFor();
    await keys('Space');
    await said('Set state of 2 items');
    expect((await item(first)).state).toBe('coding');
    // The same by name.
    await card(first).focus();
    await keys('s');
    const dialog = page.getByRole('dialog', { name: 'Move 2 items to a state' });
    await dialog.getByRole('combobox', { name: 'State' }).click();
    await page.getByRole('option', { name: 'Done' }).click();
    await dialog.getByRole('button', { name: 'Move to Done' }).click();
    await expect.poll(async () => (await item(first)).state).toBe('done');
  });

  it('has sprints: what items name is planned by one press, and one press shows its items', async () => {
    await keys('Escape');
    await page.getByRole('button', { name: 'Sprints', exact: true }).click();
    const row = page.getByRole('row').filter({ hasText: 'Sprint 26.24' });
    await row.getByText('not planned yet').waitFor();
    expect(await violations()).toEqual([]);
    await row.getByRole('button', { name: 'Plan Sprint 26.24' }).click();
    await said('Added SPR-1');
    await row.getByRole('button', { name: 'Edit SPR-1' }).click();
    const dialog = page.getByRole('dialog', { name: 'Edit SPR-1' });
    await dialog.getByLabel('Name').fill('Sprint 24');
    await dialog.getByLabel('First day').fill('2026-12-04');
    await dialog.getByLabel('Last day').fill('2026-11-23');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText(/^The sprint ends on 2026-11-23, before it starts/).waitFor();
    await dialog.getByLabel('Last day').fill('2026-12-18');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await said(/^Renamed SPR-1 in \d+ items/);
    await page.getByRole('button', { name: 'Sprint 24', exact: true }).click();
    await grid().waitFor();
    await page.getByRole('button', { name: 'Take the filter away: Sprint: Sprint 24', exact: true }).waitFor();
    expect((await item('BLI-12')).sprint).toBe('Sprint 24');
  });
});

/** What Enter would take. */
async function heardLine(page: Page): Promise<string | null> {
  const line = await page.evaluate(() => {
    const field = document.querySelector('.choices [role="combobox"]');
    return document.getElementById(field?.getAttribute('aria-activedescendant') ?? '')?.textContent ?? null;
  });
  return line ?? heardOption(page);
}

/** Twelve items: half of them labelled, all in one sprint, one of Amara's about the ledger. */
async function makePlan(home: string): Promise<string> {
  const path = join(home, 'Merrowdale.slipway');
  await mkdir(join(home, 'settings'), { recursive: true });
  const settings = { identity: { name: 'Amara Osei', roles: ['Operations'] }, recent: [], replicas: {} };
  await writeFile(join(home, 'settings', 'installation.json'), JSON.stringify(settings));
  const command = (name: string, input: object) => slipway(home, path, 'run', name, '--input', JSON.stringify(input));
  await slipway(home, path, 'new', '--name', 'Merrowdale 2026 H2', '--zone', 'Europe/London');
  const rows = Array.from({ length: 12 }, (_, index) => ({
    title: index === 3 ? 'Ledger column' : `Item ${index + 1}`,
    externalKey: `PAY-${index + 1}`,
    assignee: index === 3 ? 'Amara Osei' : null,
    labels: index % 2 === 1 ? ['cards'] : [],
    sprint: 'Sprint 26.24',
  }));
  await command('backlog.import', { file: { name: 'backlog.csv', sha256: '' }, rows });
  await command('release.create', { name: 'Payments Hub 5.2' });
  return path;
}
