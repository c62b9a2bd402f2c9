import { toInstant } from '../../shared/kernel/time.ts';
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
  const chip = page.locator('.release-chip', { hasText: RELEASE }).first();
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
      says: `Drags ${RELEASE} into a freeze of the sample`,
      picture: 'calendar',
      async run() {
        await goTo(page, 'Calendar');
        for (let month = 0; month < 3 && !(await chip.isVisible()); month++)
          await page.getByRole('button', { name: 'Later' }).click();
        // Where the turn of the year is in view, into its middle; else into the rehearsal, which is near.
        const frozen = [`${yearEnd.start.slice(0, 8)}23`, coming[1]!];
        const inView: string[] = [];
        for (const day of frozen) if (await page.locator(`[data-date="${day}"]`).first().isVisible()) inView.push(day);
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
