import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestBackend } from '../electron/testBackend.ts';
import { launchApp, type RunningApp, removeHome } from './app.ts';
import { dayAt } from './fullMonth.ts';
import { goTo } from './person.ts';

/** A window on each day of the coming month from ten to four, a soft and a hard freeze, and three releases in the open. */
async function makeDaytimePlan(home: string, theme: 'light' | 'dark'): Promise<string> {
  const settings = join(home, 'settings');
  await mkdir(settings, { recursive: true });
  const identity = { name: 'Amara Osei', roles: ['Release coordinator'] };
  await writeFile(join(settings, 'installation.json'), JSON.stringify({ identity, theme, recent: [], replicas: {} }));
  const backend = await startTestBackend(settings);
  const file = join(home, 'Daytime.slipway');
  await backend.create(file, { name: 'Daytime', zone: 'UTC' });
  const run = async (name: string, input: object) => {
    const actor = backend.actor();
    const result = actor.ok ? await backend.store!.run(name, input, actor.value) : actor;
    if (!result.ok) throw new Error(result.refusal.message);
  };
  const zone = 'UTC';
  await run('window.create', {
    name: 'Core',
    zone,
    start: `${dayAt(0)}T10:00`,
    end: `${dayAt(0)}T16:00`,
    rule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU',
  });
  const release = (name: string, day: number, kind: string) =>
    run('release.create', { name, kind, start: `${dayAt(day)}T11:00:00Z`, lengthMinutes: 60, backOutMinutes: 30 });
  await release('Online Banking 12.0', 9, 'major');
  await release('תאריך התשלום', 10, 'emergency');
  await release('L'.repeat(300), 11, 'minor');
  await run('release.setState', { release: 'REL-3', state: 'cancelled' });
  const freeze = (name: string, level: string, from: number, to: number) =>
    run('freeze.create', {
      name,
      level,
      approverRole: level === 'approval' ? 'Service owner' : null,
      zone,
      start: `${dayAt(from)}T00:00`,
      end: `${dayAt(to)}T00:00`,
    });
  await freeze('Year-end soft freeze', 'approval', 14, 18);
  await freeze('Year-end hard freeze', 'block', 18, 21);
  await backend.close();
  return file;
}

const longDay = (days: number) =>
  new Date(`${dayAt(days)}T00:00:00Z`)
    .toLocaleDateString('en-GB', {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    })
    .replace(',', '');

describe.each(['light', 'dark'] as const)('the periods of the calendar, %s', (theme) => {
  let running: RunningApp;
  let page: Page;

  beforeAll(async () => {
    const home = await mkdtemp(join(tmpdir(), 'slipway-periods-'));
    running = await launchApp({ home, arguments: [await makeDaytimePlan(home, theme)] });
    page = running.page;
    await page.getByRole('grid', { name: 'Days of the month' }).waitFor();
    await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.setContentSize(1280, 800));
  });
  afterAll(async () => {
    await running.close();
    await removeHome(running.home);
  });

  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const title = () => page.getByRole('heading', { level: 1 }).textContent();
  const details = () => page.getByRole('complementary', { name: 'Details' });
  const expectNoViolations = async () => {
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`),
    ).toEqual([]);
  };
  /** The day that has the focus. */
  const focusedDay = () => page.evaluate(() => (document.activeElement as HTMLElement).dataset.date);
  const focusedLabel = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));

  it('turns on, back and on again, and the days follow the title', async () => {
    const first = () => page.locator('[role=grid] [data-date]').first().getAttribute('data-date');
    const begun = await first();
    await press(']');
    await expect.poll(first).not.toBe(begun);
    const next = await first();
    await press('[');
    await expect.poll(first).toBe(begun);
    await press(']');
    await expect.poll(first).toBe(next);
    await press('t');
    await expect.poll(first).toBe(begun);
  });

  it('keeps the elements of its days from month to month: to make them anew took longer than a turn may', async () => {
    const day = page.locator('[role=grid] [data-date]').nth(10);
    const handle = await day.elementHandle();
    const before = await day.getAttribute('data-date');
    await press(']');
    await expect.poll(() => day.getAttribute('data-date')).not.toBe(before);
    expect(await day.evaluate((element, kept) => element === kept, handle)).toBe(true);
    await press('t');
    await expect.poll(() => day.getAttribute('data-date')).toBe(before);
  });

  it('shows a year, a month, a week, a day and an agenda by key, around the same day, and keeps its place', async () => {
    await press(']');
    await expect.poll(title).toContain(dayAt(0).slice(0, 4));
    await press('1');
    await page.getByRole('grid', { name: `Days of ${dayAt(0).slice(0, 4)}` }).waitFor();
    await expectNoViolations();
    await press('3');
    await page.getByRole('table', { name: 'Hours of the week' }).waitFor();
    await press('4');
    await page.getByRole('table', { name: 'Hours of the day' }).waitFor();
    const day = await title();
    await expectNoViolations();
    await press(']');
    await expect.poll(title).not.toBe(day);
    await press('[');
    await expect.poll(title).toBe(day);
    await press('5');
    await page.getByRole('grid', { name: 'Agenda' }).waitFor();
    await expect.poll(title).toBe(`From ${day}`);
    await expectNoViolations();
    await goTo(page, 'Releases');
    await goTo(page, 'Calendar');
    await page.getByRole('grid', { name: 'Agenda' }).waitFor();
    expect(await title()).toBe(`From ${day}`);
    await press('T');
    await expect.poll(title).toContain(String(new Date().getUTCFullYear()));
  });

  it('walks the year by its days, which say what they hold', async () => {
    await press('2', 'T', ']', '1');
    const year = page.getByRole('grid', { name: /^Days of \d{4}$/ });
    await year.locator(`[data-date="${dayAt(9)}"]`).click();
    await details()
      .getByRole('heading', { name: longDay(9) })
      .waitFor();
    await press('Escape');
    await expect.poll(focusedDay).toBe(dayAt(9));
    await expect
      .poll(focusedLabel)
      .toBe(`${longDay(9)}, 1 release, window Core at 10:00, window time 25 % taken, 1 h 30 min of 6 h, all may go`);
    await press('ArrowRight');
    await expect.poll(focusedDay).toBe(dayAt(10));
    await press('ArrowLeft', 'Home');
    await expect.poll(focusedDay).toBe(dayAt(0));
    await press('End', 'ArrowUp', 'ArrowDown', 'Home');
    await expect.poll(focusedDay).toBe(dayAt(0));
    for (let day = 0; day < 18; day++) await press('ArrowRight');
    await expect.poll(focusedDay).toBe(dayAt(18));
    await expect
      .poll(focusedLabel)
      .toBe(
        `${longDay(18)}, 0 releases, hard freeze Year-end hard freeze, window Core at 10:00, cancelled by a hard freeze`,
      );
    await press('Enter');
    await details()
      .getByRole('heading', { name: longDay(18) })
      .waitFor();
    await details().getByRole('button', { name: 'Show its hours' }).press('Enter');
    await page.getByRole('table', { name: 'Hours of the day' }).waitFor();
    await press('Escape', '1');
    await year.waitFor();
  });

  it('walks the agenda, looks at a release, and goes back to its row from the form that moves it', async () => {
    await press('2', 'T', ']', '5');
    const agenda = page.getByRole('grid', { name: 'Agenda' });
    const row = agenda.getByRole('row', { name: /REL-1 / });
    expect(await row.textContent()).toMatch(/11:00 to 12:00.*Online Banking 12\.0.*May go/);
    await agenda.focus();
    const active = () =>
      page.evaluate(
        () => document.getElementById(document.activeElement?.getAttribute('aria-activedescendant') ?? '')?.textContent,
      );
    const walkTo = async (key: string, step: string) => {
      for (let presses = 0; presses < 60 && !(await active())?.includes(key); presses++) {
        await press(step);
        // Drawn before it is looked at: else a busy machine walks past the row.
        await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
      }
      expect(await active()).toContain(key);
    };
    await walkTo('REL-3', 'ArrowDown');
    expect(await active()).toMatch(/Cancelled$/);
    await walkTo('REL-1', 'ArrowUp');
    await press('Space');
    await details().getByRole('button', { name: 'Move…' }).waitFor();
    await press('m');
    await details()
      .getByRole('form', { name: /^Move REL-1/ })
      .waitFor();
    await press('Escape');
    await expect.poll(focusedLabel).toBe('Agenda');
    expect(await active()).toContain('REL-1');
    await press('Escape');
  });

  it('draws a release out among the hours: the verdict follows the pointer, a block is refused, and it can be undone', async () => {
    await press('2', 'T', ']', '1');
    await page.locator(`[role=gridcell][data-date="${dayAt(9)}"]`).focus();
    await page.locator(`[role=gridcell][data-date="${dayAt(9)}"]`).press('Enter');
    await press('Escape', '4');
    const chip = page.locator('.calendar-event', { hasText: 'REL-1' }).first();
    await chip.waitFor();
    const drawBy = async (hours: number, letGo: () => Promise<void>, from: 'head' | 'foot' = 'foot') => {
      await chip.scrollIntoViewIfNeeded();
      const box = (await chip.boundingBox())!;
      const hour = box.height / 1.5;
      const [x, y] = [box.x + box.width / 2, from === 'foot' ? box.y + box.height - 2 : box.y + 14];
      await page.mouse.move(x, y - 10);
      await page.mouse.move(x, y, { steps: 3 });
      await page.mouse.down();
      await page.mouse.move(x, y + hour * hours, { steps: 12 });
      await letGo();
      await page.mouse.up();
    };
    const bubble = page.locator('.drag-bubble');
    await drawBy(2, async () => {
      await expect.poll(() => bubble.textContent()).toMatch(/^ ?May go.*Let go: 3 h, until/);
    });
    await page.getByText('Set the length of REL-1 to 3 h').first().waitFor();
    await page.getByRole('button', { name: 'Undo' }).first().click();
    await page.getByText('Took back: Set the length of REL-1 to 3 h').first().waitFor();
    await drawBy(5, async () => {
      await expect.poll(() => bubble.textContent()).toMatch(/^ ?Blocked.*Let go and it stays 1 h long/);
    });
    await page
      .getByText(/^REL-1 cannot go there/)
      .first()
      .waitFor();
    // The panel stays, with the reasons and with slots that hold the new length.
    await details().getByText('6 h instead of 1 h').waitFor();
    await details()
      .getByText(/^press 1 to \d|^No slot within/)
      .waitFor();
    await press('Escape');
    await details().getByRole('form', { name: /^Move/ }).waitFor({ state: 'hidden' });
    // The whole of it is dragged and refused in the same way.
    await drawBy(
      5,
      async () => {
        await expect.poll(() => bubble.textContent()).toMatch(/^ ?Blocked.*Let go and it returns to/);
      },
      'head',
    );
    await details()
      .getByText(/^press 1 to \d/)
      .waitFor();
    await press('1');
    await page
      .getByText(/^Moved REL-1 to/)
      .first()
      .waitFor();
    await press('Control+z');
    await page
      .getByText(/^Took back: Moved REL-1/)
      .first()
      .waitFor();
    expect(running.problems).toEqual([]);
  });

  it('gives another length by the keyboard, and the focus back to the button that opened the form', async () => {
    await goTo(page, 'Releases');
    await page.getByRole('grid', { name: 'Releases' }).focus();
    await page.getByText('Online Banking 12.0').first().click();
    const button = details().getByRole('button', { name: 'Move…' });
    await button.press('Enter');
    const form = details().getByRole('form', { name: /^Move REL-1/ });
    await form.waitFor();
    await press('Escape');
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toMatch(/^Move…/);
    await press('Enter');
    await form.getByLabel('Hours').fill('2');
    await details().getByText('2 h instead of 1 h').waitFor();
    await expectNoViolations();
    await form.getByLabel('Hours').press('Enter');
    await page.getByText('Set the length of REL-1 to 2 h').first().waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toMatch(/^Move…/);
    await press('Control+z');
    await page.getByText('Took back: Set the length of REL-1 to 2 h').first().waitFor();
  });

  it('says how far a long search has come, and ends it on request', async () => {
    // One start at a time, a twentieth of a second apart: however fast the machine is, the search is a long one.
    await page.evaluate(() => {
      const slow = { idle: requestIdleCallback, now: performance.now, gone: 0 };
      Object.assign(globalThis, { slow });
      performance.now = () => slow.now.call(performance) + (slow.gone += 10);
      globalThis.requestIdleCallback = (work) =>
        setTimeout(() => work({ didTimeout: false, timeRemaining: () => 0 }), 50) as unknown as number;
    });
    const form = details().getByRole('form', { name: /^Move REL-1/ });
    await details().getByRole('button', { name: 'Move…' }).press('Enter');
    await form.getByLabel('Hours').fill('9');
    await details().getByText('Looking for slots').waitFor();
    await details().getByRole('button', { name: 'Stop looking' }).press('Enter');
    await details()
      .getByText(/^Stopped\. No slot until .*; later times were not looked at\.$/)
      .waitFor();
    await expect.poll(focusedLabel).toMatch(/^Move REL-1/);
    await expectNoViolations();
    await page.evaluate(() => {
      const { slow } = globalThis as unknown as { slow: { idle: typeof requestIdleCallback; now: () => number } };
      globalThis.requestIdleCallback = slow.idle;
      performance.now = slow.now;
    });
    await press('Escape');
    await form.waitFor({ state: 'hidden' });
  });

  it('offers a waiver for an emergency that is blocked, and slots beside it', async () => {
    await goTo(page, 'Releases');
    await page.getByText('תאריך התשלום').first().click();
    await details().getByRole('button', { name: 'Move…' }).press('Enter');
    const form = details().getByRole('form', { name: /^Move REL-2/ });
    await form.getByLabel(/^Start, /).fill(`${dayAt(19)}T11:00`);
    await details()
      .getByText(/^press 1 to \d/)
      .waitFor();
    await details().getByRole('button', { name: 'Ask for a waiver…' }).press('Enter');
    await page.getByRole('dialog', { name: 'Waiver for REL-2' }).waitFor();
    await press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await press('Escape');
    await form.waitFor({ state: 'hidden' });
    expect(running.problems).toEqual([]);
  });
});
