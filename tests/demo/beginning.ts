import { writeFile } from 'node:fs/promises';
import { goTo, introduceOneself } from '../e2e/person.ts';
import { writeBacklog } from './backlogFile.ts';
import type { Step } from './diary.ts';
import type { Stage } from './stage.ts';

const PLAN = 'Merrowdale Bank.slipway';
const EXPORT = 'tracker-export.csv';
const REFUSED = 'refused-rows.csv';

/** From the first start to a backlog: who you are, a new plan, a tracker's export in which not every row is right. */
export function beginning(stage: Stage): Step[] {
  const { page } = stage;
  const { csv, items, refused } = writeBacklog(Date.now());
  return [
    {
      name: 'first-start',
      says: 'First start: says who she is, and sees three roads',
      async run() {
        await introduceOneself(page, 'Amara Osei');
        await page.getByText('Open the sample plan').waitFor();
      },
    },
    {
      name: 'new-plan',
      says: 'Takes the third, to import a backlog: a new plan gets its name and time zone',
      async run() {
        await page.keyboard.press('3');
        const form = stage.dialog('New plan');
        await form.getByLabel('Name').fill('Merrowdale Bank');
        await form
          .getByRole('combobox', { name: 'Time zone of the plan' })
          .or(form.getByLabel('Time zone of the plan'))
          .first()
          .fill('Europe/London');
        await page.getByRole('option', { name: 'Europe/London', exact: true }).click();
      },
    },
    {
      name: 'import-file',
      says: `Chooses where it is kept: ${PLAN}. The import asks for a file`,
      async run() {
        await stage.willChoose(PLAN);
        await stage.dialog('New plan').getByRole('button', { name: 'Choose a place…' }).click();
        await page.getByRole('button', { name: 'Choose a file…' }).waitFor();
      },
    },
    {
      name: 'import-preview',
      says: `Chooses ${EXPORT}: ${items} rows are new, ${refused} are refused with the reason in place`,
      picture: 'import',
      async run() {
        await writeFile(stage.file(EXPORT), csv);
        await page.locator('input[type=file]').first().setInputFiles(stage.file(EXPORT));
        await page.getByRole('button', { name: `Import ${items} items` }).waitFor();
        await page.getByRole('button', { name: `Save ${refused} refused rows…` }).waitFor();
      },
    },
    {
      name: 'import-refused-saved',
      says: `Saves the refused rows, to be mended: ${REFUSED}`,
      async run() {
        await stage.willChoose(REFUSED);
        await page.getByRole('button', { name: `Save ${refused} refused rows…` }).click();
        await page.getByText(REFUSED).last().waitFor();
      },
    },
    {
      name: 'imported',
      says: `Imports ${items} items in one step`,
      async run() {
        await page.getByRole('button', { name: `Import ${items} items` }).click();
        await page.getByText(`Imported ${items} new items`).first().waitFor();
      },
    },
    {
      name: 'backlog',
      says: 'Looks at the backlog',
      async run() {
        await goTo(page, 'Backlog');
        await page.getByRole('grid', { name: 'Backlog' }).getByRole('row').nth(5).waitFor();
      },
    },
  ];
}
