import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchApp, type RunningApp, removeHome } from './app.ts';
import { furnish } from './furnish.ts';
import { nextSaturday, slipway } from './longPlan.ts';
import { goTo } from './person.ts';

/** From a date to the decision that the release goes, and a waiver, by hand and in the real app. */
describe('the decision that a release goes', () => {
  let running: RunningApp;
  let page: Page;

  beforeAll(async () => {
    const home = await mkdtemp(join(tmpdir(), 'slipway-decision-'));
    running = await launchApp({ home, arguments: [await makePlan(home)] });
    page = running.page;
    await page.getByRole('navigation', { name: 'Views' }).waitFor();
  });
  afterAll(async () => {
    await running.close();
    await removeHome(running.home);
  });

  const main = () => page.getByRole('main');
  const verdict = (text: string) => main().getByRole('heading', { level: 2, name: text, exact: true }).waitFor();
  const press = (name: string) => main().getByRole('button', { name, exact: true }).first().click();
  const toast = (text: RegExp | string) => page.getByRole('alert').filter({ hasText: text }).first().waitFor();

  it('is refused with what it lacks', async () => {
    await goTo(page, 'Releases');
    await page.getByRole('row').filter({ hasText: 'Payments Hub 5.2' }).click();
    await page.keyboard.press('Enter');
    await verdict('Blocked: 2 reasons');
    await press('Decide: go');
    await toast('REL-1 cannot go yet: no change record, so no test result; no change record, so no back-out plan.');
  });

  it('gets its change record by one press, and the way back step by step', async () => {
    await press('Make the change record');
    await press('Plan the back-out…');
    const form = page.getByRole('dialog', { name: 'Back-out plan of CHG-1' });
    await form.getByRole('textbox', { name: 'Step 1: what is done' }).fill('Stop the batch');
    await form.getByRole('combobox', { name: 'Step 1: owner' }).fill('Tom');
    await page.getByRole('option', { name: 'Tomasz Wilk' }).click();
    await form.getByRole('button', { name: 'Add a step' }).click();
    await form.getByRole('textbox', { name: 'Step 2: minutes' }).fill('50');
    await form.getByRole('button', { name: 'Save the plan' }).click();
    // Refused whole, and the form stays filled in.
    await form.getByText(/Type at least one character/).waitFor();
    await form.getByRole('textbox', { name: 'Step 2: what is done' }).fill('Restore the database');
    await form.getByRole('button', { name: 'Save the plan' }).click();
    await form.waitFor({ state: 'hidden' });
    await main().getByText('1 back-out step without an owner').waitFor();
  });

  it('is helped by the buttons of its findings', async () => {
    await main().getByText('The back-out plan takes 30 min more than the reserve').waitFor();
    await press('Set the reserve to 1 h');
    await press('Record the test result…');
    const form = page.getByRole('dialog', { name: 'Test result of CHG-1' });
    await form.getByRole('textbox', { name: /^Summary/ }).fill('412 of 418 passed');
    await form.getByRole('button', { name: 'Record the result' }).click();
    await verdict('May go, 1 warning');
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`)).toEqual([]);
  });

  it('falls, and what the release carries then stays', async () => {
    await main().getByRole('button', { name: 'Take BLI-1 out of the release' }).waitFor();
    await press('Decide: go');
    await toast('Decided that REL-1 goes');
    await main().getByRole('button', { name: 'Close as done' }).waitFor();
    expect(
      await main()
        .getByRole('button', { name: /out of the release$/ })
        .count(),
    ).toBe(0);
  });

  it('is waived by somebody else with a reason, and that stays in the list', async () => {
    await goTo(page, 'Releases');
    await page.getByRole('row').filter({ hasText: 'Held by the freeze' }).click();
    await page.keyboard.press('Enter');
    await main().getByText('Inside Quarter close').waitFor();
    await press('Grant a waiver…');
    const form = page.getByRole('dialog', { name: 'Waiver for REL-2' });
    await form.getByRole('button', { name: 'Grant the waiver' }).click();
    await form
      .getByText(/Give the reason/)
      .first()
      .waitFor();
    await form.getByRole('textbox', { name: 'Reason' }).fill('The regulator asks for it');
    await form.getByRole('textbox', { name: /^Which/ }).fill('PSD2 article 97');
    await form.getByRole('button', { name: 'Grant the waiver' }).click();
    await form.waitFor({ state: 'hidden' });
    await main()
      .getByText(/waived until .+ by Hannah Boyd/)
      .waitFor();
    expect(running.problems).toEqual([]);
  });

  it('has its copy without date, items and test', async () => {
    await goTo(page, 'Releases');
    await page.getByRole('row').filter({ hasText: 'Payments Hub 5.2' }).click();
    await page.keyboard.press('Enter');
    await press('Clone…');
    const form = page.getByRole('dialog', { name: 'Clone REL-1' });
    await form.getByRole('textbox', { name: 'Name' }).fill('Payments Hub 5.3');
    await form.getByRole('button', { name: 'Clone the release' }).click();
    await main().getByRole('heading', { level: 1, name: 'Payments Hub 5.3' }).waitFor();
    await main()
      .getByText(/^No date yet/)
      .waitFor();
    await main().getByText('Stop the batch').waitFor();
  });
});

/** A release on a Saturday ahead with an item and no change record, and one that a later freeze has caught. */
async function makePlan(home: string): Promise<string> {
  const plan = join(home, 'Merrowdale.slipway');
  await mkdir(join(home, 'settings'), { recursive: true });
  const settings = { identity: { name: 'Amara Osei', roles: ['Release coordinator'] }, recent: [], replicas: {} };
  await writeFile(join(home, 'settings', 'installation.json'), JSON.stringify(settings));
  const zone = 'Europe/London';
  const saturday = nextSaturday();
  await slipway(home, plan, 'new', '--name', 'Merrowdale 2026 H2', '--zone', zone);
  await furnish(home, plan, async (command) => {
    await command('person.register', { name: 'Hannah Boyd', roles: ['CAB member'] });
    await command('person.register', { name: 'Tomasz Wilk', roles: ['Operations'] });
    const rule = 'FREQ=WEEKLY;BYDAY=SA';
    await command('window.create', { name: 'Core', zone, start: `${saturday}T16:00`, end: `${saturday}T23:00`, rule });
    await command('item.create', { title: 'Card fees' });
    const first = `${saturday}T17:00:00Z`;
    const second = new Date(Date.parse(first) + 7 * 86_400_000).toISOString();
    await command('release.create', { name: 'Payments Hub 5.2', items: ['BLI-1'], start: first });
    await command('release.create', { name: 'Held by the freeze', start: second });
    const day = second.slice(0, 10);
    await command('freeze.create', { name: 'Quarter close', zone, start: `${day}T00:00`, end: `${day}T23:59` });
  });
  return plan;
}
