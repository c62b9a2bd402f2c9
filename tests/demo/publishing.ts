import { stat } from 'node:fs/promises';
import { goTo } from '../e2e/person.ts';
import type { Step } from './diary.ts';
import { RELEASE } from './making.ts';
import { type Stage, send } from './stage.ts';

const NOTES = 'Online Banking 14.2 release notes';
const BACKLOG = 'backlog.csv';

/** Notes made from the items, edited by hand, published; the backlog as CSV; and that nothing was lost on the way. */
export function publishing(stage: Stage): Step[] {
  const { page } = stage;
  const text = () => stage.main().locator('[contenteditable="true"]');
  const publish = async (as: string, ending: string) => {
    await stage.main().getByRole('button', { name: 'Publish…' }).click();
    const form = stage.dialog('Publish the notes of REL-1');
    await form.getByText(as, { exact: true }).click();
    await stage.willChoose(`${NOTES}.${ending}`);
    await send(form, 'Choose a place…');
    await stage.says(`Published the notes of REL-1 as ${NOTES}.${ending}`);
  };
  return [
    {
      name: 'notes-generated',
      says: 'Generates the release notes from the items, by their type',
      async run() {
        await goTo(page, 'Releases');
        await page.getByRole('row').filter({ hasText: RELEASE }).click();
        await page.keyboard.press('r');
        await page.getByRole('button', { name: 'Generate the notes' }).click();
        await text().getByText('New features').waitFor();
      },
    },
    {
      name: 'notes-edited',
      says: 'Edits them by hand',
      picture: 'notes',
      async run() {
        await text().locator('p').last().or(text().locator('li').last()).last().click();
        await page.keyboard.press('Control+End');
        await page.keyboard.press('Enter');
        await page.keyboard.press('Enter');
        await page.keyboard.type('## What to do');
        await page.keyboard.press('Enter');
        await page.keyboard.type('Nothing. The app offers a passkey once; who declines signs in as before.');
        await text().getByText('who declines signs in as before').waitFor();
      },
    },
    {
      name: 'notes-as-markdown',
      says: `Publishes them as Markdown: ${NOTES}.md`,
      run: () => publish('Markdown', 'md'),
    },
    {
      name: 'notes-as-pdf',
      says: `Publishes them as PDF: ${NOTES}.pdf`,
      run: () => publish('PDF', 'pdf'),
    },
    {
      name: 'backlog-as-csv',
      says: `Saves the whole backlog as ${BACKLOG}`,
      async run() {
        await goTo(page, 'Backlog');
        await stage.willChoose(BACKLOG);
        await page.getByRole('button', { name: 'Save CSV' }).click();
        await page.getByRole('option', { name: /^All / }).click();
        await stage.says(`as ${BACKLOG}`);
      },
    },
    {
      name: 'history',
      says: 'Looks at who did what',
      async run() {
        await goTo(page, 'History');
        await page.getByRole('gridcell', { name: /^Decided that REL-1 goes/ }).waitFor();
        for (const name of [`${NOTES}.md`, `${NOTES}.pdf`, BACKLOG])
          if ((await stat(stage.file(name))).size === 0) throw new Error(`${name} is empty`);
      },
    },
  ];
}
