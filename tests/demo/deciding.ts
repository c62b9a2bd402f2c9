import { goTo } from '../e2e/person.ts';
import type { Step } from './diary.ts';
import { RELEASE } from './making.ts';
import { choose, type Stage, send } from './stage.ts';

const WAY_BACK = [
  ['Switch passkeys off by their setting', 'Lukas Brandt', '10'],
  ['Put back 14.1 on the web and mobile servers', 'Lukas Brandt', '30'],
  ['Sign in on the web, on Android and on iOS', 'Hanna Virtanen', '10'],
] as const;

/** The change record, evaluated live, until the release may go and it is decided. */
export function deciding(stage: Stage): Step[] {
  const { page } = stage;
  const press = (name: string) => stage.main().getByRole('button', { name, exact: true }).first().click();
  const verdict = (text: string) => stage.main().getByRole('heading', { level: 2, name: text, exact: true }).waitFor();
  return [
    {
      name: 'evaluation',
      says: 'Looks at what holds the release: it has no change record',
      async run() {
        await goTo(page, 'Releases');
        await page.getByRole('row').filter({ hasText: RELEASE }).click();
        await page.keyboard.press('Enter');
        await verdict('Blocked: 2 reasons');
      },
    },
    {
      name: 'change-record',
      says: 'Makes the change record by one press',
      picture: 'release',
      async run() {
        await press('Make the change record');
        await stage.main().getByText('CHG-1').first().waitFor();
      },
    },
    {
      name: 'test-result',
      says: 'Records the test result',
      async run() {
        await press('Record the test result…');
        const form = stage.dialog('Test result of CHG-1');
        await form
          .getByRole('textbox', { name: /^Summary/ })
          .fill('236 of 236 cases passed; the load of a payday held for 2 h.');
        await send(form, 'Record the result');
        await verdict('Blocked: 1 reason');
      },
    },
    {
      name: 'back-out-form',
      says: 'Plans the way back: three steps with owners and minutes',
      async run() {
        await press('Plan the back-out…');
        const form = stage.dialog('Back-out plan of CHG-1');
        for (const [index, [step, owner, minutes]] of WAY_BACK.entries()) {
          const which = `Step ${index + 1}`;
          if (index > 0) await form.getByRole('button', { name: 'Add a step' }).click();
          await form.getByRole('textbox', { name: `${which}: what is done` }).fill(step);
          await choose(form, `${which}: owner`, owner, owner);
          await form.getByRole('textbox', { name: `${which}: minutes` }).fill(minutes);
        }
      },
    },
    {
      name: 'may-go',
      says: 'Everything that holds the decision has passed',
      async run() {
        await send(stage.dialog('Back-out plan of CHG-1'), 'Save the plan');
        await verdict('May go');
      },
    },
    {
      name: 'decided',
      says: 'Decides that it goes',
      async run() {
        await press('Decide: go');
        await stage.says('Decided that REL-1 goes');
      },
    },
  ];
}
