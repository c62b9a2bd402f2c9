import type { Page } from 'playwright';
import { addDays, toInstant } from '../../shared/kernel/time.ts';
import { storyTime } from '../../shared/sample/storyTime.ts';
import { chooseInMenu } from '../e2e/app.ts';
import { dragTo, goTo } from '../e2e/person.ts';
import type { Step } from './diary.ts';
import type { Stage } from './stage.ts';

const SAMPLE = 'Sample.slipway';
const RELEASE = 'Online Banking 14.2';

/** What the first road of the first start opens: a plan with a past. */
export function sample(stage: Stage): Step[] {
  const { page, running } = stage;
  const { coming, yearEnd } = storyTime(toInstant(Date.now()));
  let letGo = () => Promise.resolve();
  return [
    {
      name: 'sample-releases',
      says: `Opens the sample plan: ${SAMPLE}. What is done, decided, in planning, failed and given up`,
      async run() {
        await chooseInMenu(running.app, 'plan.close');
        await page.getByText('Open the sample plan').waitFor();
        await stage.willChoose(SAMPLE);
        await page.keyboard.press('1');
        await page.getByRole('navigation', { name: 'Views' }).waitFor();
        await goTo(page, 'Releases');
        await page.getByRole('row').filter({ hasText: RELEASE }).waitFor();
      },
    },
    {
      name: 'sample-drag',
      says: `Drags ${RELEASE} to a day that is closed`,
      picture: 'calendar',
      async run() {
        await goTo(page, 'Calendar');
        await page.getByRole('button', { name: 'Today' }).click();
        await turnTo(page, sayMonth(coming[0]!));
        // The days follow the title.
        await page
          .locator(`[data-date="${coming[0]!.slice(0, 8)}15"]`)
          .first()
          .waitFor();
        // The first of these that is in view: the turn of the year, the rehearsal, or else a Monday outside every window.
        const refused = [`${yearEnd.start.slice(0, 8)}23`, coming[1]!, addDays(coming[0]!, 2)];
        const inView: string[] = [];
        for (const day of refused) if (await page.locator(`[data-date="${day}"]`).first().isVisible()) inView.push(day);
        ({ letGo } = await dragTo(page, RELEASE, inView[0]!));
        await stage.details().getByText('Blocked: 1 reason').waitFor();
        await stage.details().getByRole('button', { name: 'Place' }).first().waitFor();
      },
    },
    {
      name: 'sample-stays',
      says: 'Lets go: it stays where it was',
      async run() {
        await letGo();
        await stage.says('cannot go there');
        await page.keyboard.press('Escape');
      },
    },
  ];
}

/** Turns the calendar on, month by month. */
async function turnTo(page: Page, month: string): Promise<void> {
  const title = page.getByRole('main').getByRole('heading', { level: 1 });
  for (let turned = 0; turned < 6; turned++) {
    const shown = await title.textContent();
    if (shown === month) return;
    await page.getByRole('button', { name: 'Later' }).click();
    await page.waitForFunction((was) => document.querySelector('main h1')?.textContent !== was, shown);
  }
  throw new Error(`The calendar does not come to ${month}`);
}

/** `December 2026`. */
const sayMonth = (day: string): string =>
  new Date(`${day}T12:00:00Z`).toLocaleDateString('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
