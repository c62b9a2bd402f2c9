import { addFreeze, addWeeklyWindow, dragTo, goTo } from '../e2e/person.ts';
import { saturday } from './days.ts';
import type { Step } from './diary.ts';
import type { Stage } from './stage.ts';

/** A window, a freeze, a first date, and a drag into the freeze, which is refused with the next slots. */
export function dating(stage: Stage): Step[] {
  const { page } = stage;
  let letGo = () => Promise.resolve();
  return [
    {
      name: 'windows',
      says: 'Adds two maintenance windows, by the wall clock of London',
      async run() {
        await addWeeklyWindow(page, 'Core systems', 'Sat', '22:00', '04:00');
        await addWeeklyWindow(page, 'Channels', 'Wed', '22:00', '02:00');
      },
    },
    {
      name: 'freeze',
      says: 'Adds a hard freeze over a weekend of the coming month',
      run: () => addFreeze(page, 'Recovery rehearsal', `${saturday(2, -1)}T18:00`, `${saturday(2, 2)}T06:00`),
    },
    {
      name: 'first-date',
      says: 'Gives the release a date by the keyboard: the verdict stands beside it',
      async run() {
        await goTo(page, 'Releases');
        await page.getByRole('row').filter({ hasText: 'REL-1' }).click();
        await page.keyboard.press('m');
        await stage
          .details()
          .getByLabel(/^Start/)
          .fill(`${saturday(1)}T22:00`);
        await stage.details().getByText('May go', { exact: true }).waitFor();
        await stage.details().getByRole('button', { name: 'Move it there' }).click();
        await stage.says('Moved REL-1 to');
      },
    },
    {
      name: 'drag-into-freeze',
      says: 'Drags it into the freeze: blocked, with the reason at the pointer and the next slots at the side',
      async run() {
        await goTo(page, 'Calendar');
        await page.getByRole('button', { name: 'Later' }).click();
        await page.locator('.release-chip', { hasText: 'REL-1' }).first().waitFor();
        ({ letGo } = await dragTo(page, 'REL-1', saturday(2)));
        await stage.details().getByText('Blocked: 1 reason').waitFor();
        await page.locator('.drag-bubble', { hasText: 'Inside Recovery rehearsal' }).waitFor();
        await stage.details().getByRole('button', { name: 'Place' }).first().waitFor();
      },
    },
    {
      name: 'refused',
      says: 'Lets go: refused, with the reason and the slots, and it stays where it was',
      async run() {
        await letGo();
        await stage.says('REL-1 cannot go there: inside Recovery rehearsal.');
      },
    },
    {
      name: 'placed',
      says: 'Places it in the last of these slots with a key',
      async run() {
        const slots = await stage.details().getByRole('button', { name: 'Place' }).count();
        await page.keyboard.press(String(slots));
        await stage.says('Moved REL-1 to');
      },
    },
  ];
}
