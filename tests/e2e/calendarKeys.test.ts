import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchApp, type RunningApp, removeHome } from './app.ts';
import { dayAt, makeFullMonth } from './fullMonth.ts';
import { goTo } from './person.ts';

/** The calendar with the keyboard alone: from here on nobody touches the mouse. */
describe.each(['light', 'dark'] as const)('the calendar by keyboard, %s', (theme) => {
  let running: RunningApp;
  let page: Page;

  beforeAll(async () => {
    const home = await mkdtemp(join(tmpdir(), 'slipway-keys-'));
    const plan = await makeFullMonth(home, { releases: 2, windows: 0, freezes: 0, theme, absurd: true });
    running = await launchApp({ home, arguments: [plan] });
    page = running.page;
    await page.getByRole('grid', { name: 'Days of the month' }).waitFor();
  });
  afterAll(async () => {
    await running.close();
    await removeHome(running.home);
  });

  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  /** What has the focus: the day, or what is read aloud. */
  const focused = () =>
    page.evaluate(() => {
      const { activeElement } = document;
      return (
        (activeElement as HTMLElement).dataset.date ??
        activeElement?.querySelector('.hidden')?.textContent?.trim() ??
        activeElement?.getAttribute('aria-label') ??
        activeElement?.textContent ??
        ''
      );
    });
  const expectFocus = (wanted: string | RegExp) =>
    expect.poll(focused).toEqual(typeof wanted === 'string' ? wanted : expect.stringMatching(wanted));
  const title = () => page.getByRole('heading', { level: 1 }).textContent();
  const expectNoViolations = async () => {
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`),
    ).toEqual([]);
  };
  const tabTo = async (wanted: RegExp, most = 60) => {
    for (let presses = 0; presses < most; presses++) {
      await press('Tab');
      if (wanted.test(await focused())) return;
    }
    throw new Error(`Tab does not reach ${wanted}; it ended on ${await focused()}`);
  };

  it('is reached by Tab, and the arrows walk its days', async () => {
    const thisMonth = await title();
    await press(']');
    await expect.poll(title).not.toBe(thisMonth);
    await tabTo(/^Earlier$/);
    await tabTo(new RegExp(`^${dayAt(0)}$`));
    await press('ArrowRight');
    await expectFocus(dayAt(1));
    await press('ArrowDown');
    await expectFocus(dayAt(8));
    await press('Home');
    expect(new Date(await focused()).getUTCDay()).toBe(1);
    await press('End');
    expect(new Date(await focused()).getUTCDay()).toBe(0);
    const name = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    expect(name).toMatch(/^Sunday \d+ \w+ \d{4}, \d+ releases?/);
    expect(name).toContain('soft freeze Year-end soft freeze');
  });

  it('shows a ring of 2 px on each thing that Tab reaches in it', async () => {
    await press('Home', 'ArrowUp');
    const rings = new Map<string, string>();
    for (let presses = 0; presses < 40; presses++) {
      const ring = await page.evaluate(() => {
        const element = document.activeElement!;
        const before = getComputedStyle(element, '::before');
        const own = getComputedStyle(element);
        const isRing = element.getAttribute('role') === 'gridcell';
        return isRing ? `${before.borderTopStyle} ${before.borderTopWidth}` : `${own.outlineStyle} ${own.outlineWidth}`;
      });
      rings.set(await focused(), ring);
      await press('Tab');
    }
    expect([...rings].filter(([, ring]) => ring !== 'solid 2px')).toEqual([]);
    expect([...rings.keys()].some((name) => name.startsWith('Soft freeze'))).toBe(true);
    expect([...rings.keys()].some((name) => name.startsWith('releases on '))).toBe(true);
  });

  it('opens all of a day, and leaves it with Esc', async () => {
    await page.getByRole('gridcell', { name: new RegExp('30 releases') }).focus();
    await press('Enter');
    await expectFocus(/^\w+day \d+ \w+ \d{4}$/);
    const panel = page.getByRole('complementary', { name: 'Details' });
    expect(await panel.getByRole('button', { name: /^Minor|^Major|^Patch|^Emergency/ }).count()).toBe(30);
    await expectNoViolations();
    await tabTo(/REL-/);
    await press('Enter');
    await panel.getByRole('button', { name: 'Move…' }).waitFor();
    await press('Escape');
    await expectFocus(/^\w+day \d+ \w+ \d{4}$/);
    await press('Escape');
    await expectFocus(dayAt(9));
  });

  it('moves a release without the mouse, refused and then placed; the focus stays with the chip', async () => {
    await page.locator(`[role=gridcell][data-date="${dayAt(1)}"]`).focus();
    await tabTo(/REL-2 /);
    await press('m');
    await expectFocus(/^Move REL-2/);
    const live = page.getByRole('complementary', { name: 'Details' }).getByRole('status');
    await press('Escape');
    await expectFocus(/REL-2 /);

    await press('m');
    await expectFocus(/^Move REL-2/);
    await press('Tab');
    const [year, month, day] = dayAt(20).split('-');
    await page.keyboard.type(`${day}${month}${year}2200`);
    await expect.poll(() => live.textContent()).toMatch(/22:00, blocked\. .*Inside/);
    await expectNoViolations();
    await press('Enter');
    await page
      .getByText(/^REL-2 cannot go there/)
      .first()
      .waitFor();
    await press('Escape');
    await expectFocus(/REL-2 /);

    await press('m');
    await expectFocus(/^Move REL-2/);
    await page.getByText(/^press 1 to \d/).waitFor();
    // The cells are the same ones in the next month, and its days are none that it comes from.
    const origins = () =>
      page
        .locator('[data-mark]:not([data-mark=slot])')
        .evaluateAll((cells) => cells.map((cell) => (cell as HTMLElement).dataset.date));
    const from = await origins();
    expect(from).toHaveLength(1);
    const shown = await title();
    await press(']', ']');
    await expect.poll(title).not.toBe(shown);
    await expect.poll(origins).toEqual([]);
    await press('[', '[');
    await expect.poll(title).toBe(shown);
    await expect.poll(origins).toEqual(from);
    await press('1');
    await page
      .getByText(/^Moved REL-2 to/)
      .first()
      .waitFor();
    await expectFocus(/REL-2 .*May go/);
    const placed = await focused();
    await press('m');
    await page.getByText(/^press 1 to \d/).waitFor();
    await press('2');
    await expect.poll(focused).not.toBe(placed);
    await expectFocus(/REL-2 /);
    await press('Control+z');
    await page
      .getByText(/^Took back: Moved REL-2/)
      .first()
      .waitFor();
    await expectFocus(placed);
  });

  it('turns pages and changes the period by key, but not while a text is edited or in another view', async () => {
    await press('T');
    const now = await title();
    await press('[');
    await expect.poll(title).not.toBe(now);
    await press(']');
    await expect.poll(title).toBe(now);
    await press('3');
    await expect.poll(title).toMatch(/^Mon \d/);
    await press(']', ']', ']', ']');
    await expectNoViolations();
    await tabTo(/^(\w+day,? )?\d+ \w+ \d{4}$/);
    const link = await focused();
    await press('Enter');
    await expectFocus(/^\w+day \d+ \w+ \d{4}$/);
    await press('Escape');
    await expectFocus(link);
    await press('2');
    await page.getByRole('grid', { name: 'Days of the month' }).waitFor();
    await expectNoViolations();
    await goTo(page, 'Releases');
    await press('3');
    await goTo(page, 'Calendar');
    await page.getByRole('grid', { name: 'Days of the month' }).waitFor();
    expect(running.problems).toEqual([]);
  });
});
