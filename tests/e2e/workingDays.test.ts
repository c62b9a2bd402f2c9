import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../scripts/programs.ts';
import { launchApp, type RunningApp, removeHome } from './app.ts';
import { furnish } from './furnish.ts';
import { slipway } from './longPlan.ts';
import { goTo } from './person.ts';

const screenshots = join(projectRoot, 'artifacts', 'screenshots');
const sizes = [
  [1280, 800],
  [1920, 1080],
] as const;

const HOLIDAYS = [
  { date: '2027-01-01 00:00:00', name: "New Year's Day", type: 'public' },
  { date: '2026-12-24 14:00:00', name: 'Christmas Eve', type: 'bank' },
  { date: '2026-12-06 00:00:00', name: 'St Nicholas', type: 'observance' },
];

/** As a program for calendars writes it: a holiday, and a party of some hours. */
const DAYS = `BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:good-friday
DTSTART;VALUE=DATE:20270326
SUMMARY:Good Friday
END:VEVENT
BEGIN:VEVENT
UID:party
DTSTART:20270326T180000Z
DTEND:20270326T200000Z
SUMMARY:Party
END:VEVENT
END:VCALENDAR
`;

/** A freeze from five days before the anchor, as the twin would make it. */
const TERM_FREEZE = {
  name: 'freeze.create',
  input: {
    name: 'Term lock',
    zone: 'Europe/London',
    start: null,
    startFrom: { anchorId: 'ANC-1', releaseId: null, amount: -5, unit: 'days', weekday: null, time: '00:00' },
    end: '2027-04-25T00:00',
  },
};

interface Bridged {
  bridge: { request(name: string, input: unknown): Promise<unknown> };
}

/** Working days, dates that follow others, and contradictions, by the keyboard where a key is enough. */
describe.each(['light', 'dark'] as const)('working days, %s', (theme) => {
  let running: RunningApp;

  beforeAll(async () => {
    const home = await mkdtemp(join(tmpdir(), 'slipway-days-'));
    await mkdir(join(home, 'settings'), { recursive: true });
    await mkdir(screenshots, { recursive: true });
    const identity = { name: 'Amara Osei', roles: ['Release coordinator'] };
    await writeFile(
      join(home, 'settings', 'installation.json'),
      JSON.stringify({ identity, theme, recent: [], replicas: {} }),
    );
    await writeFile(join(home, 'holidays.json'), JSON.stringify(HOLIDAYS));
    await writeFile(join(home, 'other.json'), 'Christmas Day');
    await writeFile(join(home, 'days.ics'), DAYS);
    const path = join(home, 'Merrowdale.slipway');
    await slipway(home, path, 'new', '--name', 'Merrowdale', '--zone', 'Europe/London');
    await furnish(home, path, async (run) => {
      await run('release.create', { name: 'Payments 4.2', start: '2027-03-03T22:00:00Z' });
      await run('release.create', { name: 'Ledger 11', start: '2027-03-10T22:00:00Z' });
    });
    running = await launchApp({ home, arguments: [path] });
    await running.page.getByRole('navigation', { name: 'Views' }).waitFor();
  });
  afterAll(async () => {
    await running.close();
    await removeHome(running.home);
  });

  /** Both sizes are pictured; axe finds nothing, and nothing is said on the console. */
  async function lookAt(name: string) {
    for (const [width, height] of sizes) {
      await running.app.evaluate(
        ({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]!.setContentSize(w!, h!),
        [width, height],
      );
      await running.page.waitForFunction((wanted) => window.innerWidth === wanted, width);
      await running.page.screenshot({ path: join(screenshots, `${name}-${theme}-${width}.png`) });
    }
    const { violations } = await new AxeBuilder({ page: running.page }).setLegacyMode(true).analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`),
    ).toEqual([]);
    expect(running.problems).toEqual([]);
  }

  const details = () => running.page.getByRole('complementary', { name: 'Details' });

  it('are reached by G W, and say what belongs there while there is nothing', async () => {
    const { page } = running;
    await page.keyboard.press('g');
    await page.keyboard.press('w');
    await page.getByRole('heading', { name: 'Nobody has said yet on which days people work' }).waitFor();
    await lookAt('working-days-empty');
  });

  it('make a calendar with holidays that are typed, from a file, removed and brought back', async () => {
    const { page } = running;
    await page.getByRole('button', { name: 'New business calendar' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('England and Wales');
    await dialog.getByLabel('Saturday').fill('nine');
    await page.keyboard.press('Enter');
    await dialog.getByText('Saturday: "nine" is no stretch of work. Write it like 09:00 to 17:30.').waitFor();
    await dialog.getByLabel('Saturday').fill('10-12');
    await lookAt('form-business-calendar');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    await details().getByText('10:00 to 12:00').waitFor();

    await details().getByRole('button', { name: 'Add holidays…' }).click();
    const typed = '25 Dec 2026 Christmas Day\n2026-12-28 Boxing Day (substitute)\nsoon';
    await dialog.getByRole('textbox').first().pressSequentially(typed);
    await dialog.getByText('2 holidays read.').waitFor();
    await dialog.getByText('Line 3: "soon" begins with no date.').waitFor();
    await lookAt('form-holidays');
    for (let letter = 0; letter < 5; letter++) await page.keyboard.press('Backspace');
    await dialog.getByRole('textbox').first().pressSequentially('\n24 Dec 2026 half day');
    await dialog.getByText('3 holidays read. 1 day of which a part is free counts whole.').waitFor();
    for (let letter = 0; letter < 21; letter++) await page.keyboard.press('Backspace');
    await dialog.getByRole('button', { name: 'Add 2 holidays' }).click();
    await details().getByText('Christmas Day').waitFor();

    await details().getByRole('button', { name: 'From a file…' }).click();
    await dialog.locator('input[type=file]').setInputFiles(join(running.home, 'other.json'));
    await dialog.getByText('The file is no list of holidays').waitFor();
    await dialog.locator('input[type=file]').setInputFiles(join(running.home, 'days.ics'));
    await dialog.getByText('1 holiday read. 1 entry of the file left out: of hours, or no holiday.').waitFor();
    await dialog.locator('input[type=file]').setInputFiles(join(running.home, 'holidays.json'));
    await dialog.getByText('2 holidays read. 1 day of which a part is free counts whole.').waitFor();
    await dialog.getByLabel('Observances, 1').click();
    await dialog.getByText('3 holidays read.').waitFor();
    await lookAt('form-holidays-file');
    await dialog.getByRole('button', { name: 'Add 3 holidays' }).click();
    await details().getByText("New Year's Day").waitFor();

    await details().getByRole('button', { name: 'Remove St Nicholas, Sun 6 Dec' }).click();
    await details().getByText('St Nicholas').waitFor({ state: 'hidden' });
    await page.keyboard.press('Control+z');
    await details().getByText('St Nicholas').waitFor();
    await details().getByRole('button', { name: 'Make it the plan’s calendar' }).click();
    await page.getByText('Business days are those of England and Wales').waitFor();
    await lookAt('working-days');
  });

  it('make an anchor date that a freeze follows', async () => {
    const { page } = running;
    await page.getByRole('button', { name: 'New anchor date' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('Summer term starts');
    await page.keyboard.press('Enter');
    await details().getByText('not set yet').waitFor();
    await details().getByRole('button', { name: 'Set the date…' }).click();
    await dialog.getByLabel('Date').fill('2027-04-20');
    await page.keyboard.press('Enter');
    await details().getByText('Tue 20 Apr 2027').waitFor();
    await details().getByText('Nothing yet.').waitFor();
    await page.evaluate((input) => (window as never as Bridged).bridge.request('command.run', input), TERM_FREEZE);
    await details().getByText('Starts 5 days before Summer term starts at 00:00: Thu 15 Apr 2027 00:00').waitFor();
    await lookAt('anchor');
    await details().getByRole('button', { name: 'Edit…' }).click();
    await dialog.getByText('1 follows it and moves with it').waitFor();
    await dialog.getByLabel('Date').fill('2027-04-21');
    await page.keyboard.press('Enter');
    await page.getByText('Set ANC-1 to Wed 21 Apr 2027; 1 followed').first().waitFor();
    await details().getByText('Fri 16 Apr 2027 00:00').waitFor();
    await details().getByRole('button', { name: 'Delete' }).click();
    await page.getByText('ANC-1 is used by FRZ-1.').waitFor();
    await details().getByRole('button', { name: /FRZ-1/ }).click();
    await details().getByText('5 days before Summer term starts at 00:00').waitFor();
    await details().getByRole('button', { name: 'ANC-1' }).click();
    await details().getByText('Wed 21 Apr 2027').waitFor();
  });

  it('move a release to a date in words, which is seen before', async () => {
    const { page } = running;
    await goTo(page, 'Releases');
    await page.getByRole('grid', { name: 'Releases' }).getByText('Ledger 11').click();
    await page.keyboard.press('m');
    const words = page.getByLabel('Or after another date');
    await words.fill('REL-1 + 2 months');
    await page.getByText('"REL-1 + 2 months" is no date that others can follow.').waitFor();
    await words.press('Enter');
    await words.fill('REL-1 + 5 business days');
    // Six days a week: Saturdays count.
    await details().getByText('Tue 9 Mar 2027 22:00', { exact: true }).waitFor();
    await lookAt('move-in-words');
    await words.press('Enter');
    await page.getByText('Moved REL-2 to Tue 9 Mar 2027 22:00').first().waitFor();
  });

  it('ask about contradictions while they are typed, and list those of the plan', async () => {
    const { page } = running;
    await goTo(page, 'Calendar');
    await page.getByRole('button', { name: 'New freeze…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('Saturday lock');
    await dialog.getByLabel('Starts').fill('2027-12-22T22:00');
    await dialog.getByLabel('Ends').fill('2028-12-05T02:00');
    await dialog.getByText('It lasts 348 days. That looks like a year or a month typed wrongly.').waitFor();
    await lookAt('form-freeze-contradiction');
    await dialog.getByRole('button', { name: 'End it Wed 5 Jan 2028 02:00' }).click();
    expect(await dialog.getByLabel('Ends').inputValue()).toBe('2028-01-05T02:00');
    await dialog.getByLabel('Ends').fill('2027-12-23T02:00');
    await dialog.getByText('The name says Saturday, but it is on Wednesday 22 Dec.').waitFor();
    await dialog.getByRole('button', { name: 'Add the freeze' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await details().getByRole('button', { name: '1 contradiction in windows and freezes' }).click();
    await page.getByRole('heading', { name: 'Contradictions', level: 1 }).waitFor();
    await lookAt('contradictions');
    await page.getByRole('button', { name: 'Move it to Sat 25 Dec 2027 22:00' }).click();
    await page.getByRole('heading', { name: 'Nothing contradicts itself' }).waitFor();
    await lookAt('contradictions-none');
  });
});
