import type { Page } from 'playwright';
import { goTo } from '../e2e/person.ts';
import type { Step } from './diary.ts';
import { choose, type Stage, send } from './stage.ts';

export const RELEASE = 'Online Banking 14.2';

/** A release from chosen items, and the services and configuration items that it changes. */
export function making(stage: Stage): Step[] {
  const { page } = stage;
  return [
    {
      name: 'items-chosen',
      says: 'Searches for what signs in, and chooses four items',
      async run() {
        await page.getByRole('searchbox', { name: 'Search items' }).fill('OBK');
        await page.getByRole('gridcell', { name: 'OBK-2501' }).first().waitFor();
        const boxes = page.getByRole('grid', { name: 'Backlog' }).getByRole('checkbox', { name: /^Select row/ });
        for (const nth of [1, 2, 3, 4]) await boxes.nth(nth).click();
        await page.getByRole('button', { name: 'Make a release' }).waitFor();
      },
    },
    {
      name: 'release-form',
      says: `Makes a release of them: ${RELEASE}, 2 h 30 min and an hour to back out`,
      async run() {
        await page.getByRole('button', { name: 'Make a release' }).click();
        const form = stage.dialog('New release');
        await form.getByLabel('Name').fill(RELEASE);
        await form.getByLabel('Environment').fill('Production');
        await form.getByLabel('Planned length, hours').fill('2.5');
        await form.getByLabel('Back-out reserve, minutes').fill('60');
        await form.getByLabel('Description').fill('Passkeys on known phones, and the mended search.');
      },
    },
    {
      name: 'release-made',
      says: 'The release stands beside the backlog, with what it carries',
      async run() {
        await send(stage.dialog('New release'), 'Make the release');
        await stage.details().getByText(RELEASE).first().waitFor();
      },
    },
    {
      name: 'register',
      says: 'Writes a service and three configuration items into the register',
      async run() {
        await goTo(page, 'Configuration');
        await page.getByRole('main').getByRole('button', { name: 'New service' }).first().click();
        const service = stage.dialog('New service');
        await service.getByLabel('Name').fill('Online banking');
        await send(service, 'Add the service');
        for (const [name, type] of [
          ['obk-web', 'Application'],
          ['obk-mobile-api', 'Application'],
          ['obk-session-cache', 'Database'],
        ] as const)
          await addConfigurationItem(page, stage, name, type);
      },
    },
    {
      name: 'services-chosen',
      says: 'Says which service the release changes and what it touches',
      async run() {
        await goTo(page, 'Releases');
        await page.getByRole('row').filter({ hasText: RELEASE }).click();
        await page.keyboard.press('Enter');
        await stage.main().getByRole('button', { name: 'Edit' }).first().click();
        const form = stage.dialog('Edit REL-1');
        await choose(form, 'Services', 'Online', 'SVC-1 Online banking');
        for (const [words, key] of [
          ['obk-web', 'CI-1'],
          ['obk-mobile', 'CI-2'],
          ['obk-session', 'CI-3'],
        ] as const)
          await choose(form, 'Configuration items it touches', words, key);
        await page.keyboard.press('Tab');
        await send(form, 'Save');
      },
    },
  ];
}

async function addConfigurationItem(page: Page, stage: Stage, name: string, type: string): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: 'New configuration item' }).first().click();
  const form = stage.dialog('New configuration item');
  await form.getByLabel('Name').fill(name);
  await form.getByLabel('Type').fill(type);
  await form.getByLabel('Environment').fill('Production');
  await choose(form, 'Services that run on it', 'Online', 'SVC-1 Online banking');
  await page.keyboard.press('Tab');
  await send(form, 'Add the configuration item');
}
