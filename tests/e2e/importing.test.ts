import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeBacklogFile } from '../bench/backlogFile.ts';
import { writeWorkbook } from '../electron/workbook.ts';
import { answerDialogs, launchApp, type RunningApp, removeHome } from './app.ts';
import { goTo, introduceOneself, startEmptyPlan } from './person.ts';

describe('the import view, in the real app', () => {
  let running: RunningApp;
  const file = (name: string): string => join(running.home, name);

  async function open(path: string): Promise<void> {
    const { page } = running;
    await goTo(page, 'Backlog');
    await page.getByRole('button', { name: 'Import CSV' }).first().click();
    await page.locator('input[type=file]').first().setInputFiles(path);
  }
  const isClean = async () => {
    const { violations } = await new AxeBuilder({ page: running.page }).setLegacyMode(true).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  };

  beforeAll(async () => {
    running = await launchApp();
    await introduceOneself(running.page, 'Amara Osei');
    await startEmptyPlan(running, 'Merrowdale 2026 H2', file('Merrowdale.slipway'), 'Europe/London');
  });
  afterAll(async () => {
    await running.close();
    await removeHome(running.home);
  });

  it('shows refused rows in place, mends all alike, saves the others with their reasons, and imports the rest', async () => {
    const { page, app } = running;
    await writeFile(
      file('bad.csv'),
      'Issue key;Summary;Story Points;Updated\nPAY-1;Pay;3;03/11/26 09:12\nPAY-2;Retry;M;31/11/26 09:12\nPAY-3;Advice;L;25/11/26 09:12\nPAY-4;;1;25/11/26 09:12\n',
    );
    await open(file('bad.csv'));
    await page.getByText('Row 3, Points: "M" is not a number. Type one, or leave it empty.').waitFor();
    await isClean();
    await page.getByRole('button', { name: 'Empty in 2 rows' }).first().click();
    await page.getByText('Points that are no number are left empty.').waitFor();
    await page.getByText('Row 3, Updated: there is no 31 November').waitFor();
    await answerDialogs(app, file('refused.csv'));
    await page.getByRole('button', { name: 'Save 2 refused rows…' }).click();
    await page.getByText('Saved the refused rows as refused.csv').waitFor();
    expect(await readFile(file('refused.csv'), 'utf8')).toContain('PAY-4,,1,25/11/26 09:12,"Row 5, Title: empty.');
    await page.getByRole('button', { name: 'Import 2 items' }).click();
    await page.getByRole('button', { name: 'Open the backlog' }).waitFor();
    await isClean();
  });

  it('shows field by field what would change, and keeps a choice of columns until it is forgotten', async () => {
    const { page } = running;
    await writeFile(file('b.csv'), 'Issue key;Summary;Second\nPAY-1;Pay now;Other\n');
    await open(file('b.csv'));
    await page.getByRole('row', { name: /Changed.*Pay Pay now/ }).waitFor();
    await page.getByRole('button', { name: '1 column left out' }).click();
    await page.getByLabel('Field for Second').selectOption('title');
    await page.getByRole('row', { name: /Changed.*Pay Other/ }).waitFor();
    await page.getByRole('button', { name: 'Import 1 item' }).click();
    await page.getByRole('button', { name: 'Open the backlog' }).waitFor();
    await open(file('b.csv'));
    await page.getByText('The columns are read as you chose').waitFor();
    await page.getByRole('button', { name: 'Forget that' }).click();
    await page.getByRole('row', { name: /Changed.*Other Pay now/ }).waitFor();
    expect(await page.getByText('The columns are read as you chose').count()).toBe(0);
  });

  it('takes the sheet of a workbook that is asked for', async () => {
    const { page } = running;
    const backlog = [
      ['Key', 'Title'],
      ['X-1', 'From a sheet'],
    ];
    await writeWorkbook(file('plan.xlsx'), {
      Notes: [['Only words']],
      Backlog: backlog,
      Other: [
        ['Key', 'Title'],
        ['X-2', 'Elsewhere'],
      ],
    });
    await open(file('plan.xlsx'));
    await page.getByRole('cell', { name: 'From a sheet' }).waitFor();
    await page.getByLabel('Sheet').selectOption('Other');
    await page.getByRole('cell', { name: 'Elsewhere' }).waitFor();
    await isClean();
  });

  it('is cancelled while it reads and while it writes, and leaves nothing', async () => {
    const { page } = running;
    // Large enough to be caught while it is read, and while it is written.
    await writeBacklogFile(file('huge.csv'), 300_000);
    await open(file('huge.csv'));
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Choose a file…' }).waitFor();
    await page.locator('input[type=file]').first().setInputFiles(file('huge.csv'));
    await page.getByRole('button', { name: 'Import 300,000 items' }).click({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('The import was cancelled. Nothing was written.').waitFor();
    await goTo(page, 'History');
    expect(await page.getByRole('gridcell', { name: /300,000/ }).count()).toBe(0);
    expect(running.problems).toEqual([]);
  });
});
