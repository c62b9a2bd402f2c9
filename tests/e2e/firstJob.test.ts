import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../scripts/programs.ts';
import { launchApp, type RunningApp, removeHome } from './app.ts';
import {
  addFreeze,
  addWeeklyWindow,
  backlogToImport,
  dragTo,
  goTo,
  importBacklog,
  introduceOneself,
  makeReleaseFromFirstItems,
  startEmptyPlan,
} from './person.ts';

const run = promisify(execFile);

/** The days of next month, so that the test does not grow old. */
const next = new Date(Date.UTC(new Date().getUTCFullYear(), new Date().getUTCMonth() + 1, 1));
const day = (date: Date): string => date.toISOString().slice(0, 10);
const addDays = (date: Date, days: number): Date => new Date(date.getTime() + days * 86_400_000);
const firstSaturday = addDays(next, (6 - next.getUTCDay() + 7) % 7);
const secondSaturday = addDays(firstSaturday, 7);
const thirdSaturday = addDays(firstSaturday, 14);
const tuesday = addDays(firstSaturday, 3);

describe('the first job, in the real app', () => {
  let running: RunningApp;
  let plan: string;

  beforeAll(async () => {
    running = await launchApp();
    plan = join(running.home, 'Merrowdale.slipway');
  });
  afterAll(async () => {
    await running.close();
    await removeHome(running.home);
  });

  const twin = async (...words: string[]) => {
    const cli = ['--import', 'tsx', 'electron/cli.ts', '--plan', plan, '--json', ...words];
    const { stdout } = await run(process.execPath, cli, { cwd: projectRoot, maxBuffer: 64 * 1024 * 1024 });
    return JSON.parse(stdout) as never;
  };

  it('asks who you are and makes a plan', async () => {
    await introduceOneself(running.page, 'Amara Osei');
    await startEmptyPlan(running, 'Merrowdale 2026 H2', plan);
    const people: { name: string; roles: string[] }[] = await twin('list', 'people');
    expect(people).toMatchObject([{ name: 'Amara Osei', roles: ['Release coordinator'] }]);
  });

  it('imports a backlog and makes a release from chosen items', async () => {
    const { file, items } = backlogToImport();
    await importBacklog(running.page, file, items);
    await makeReleaseFromFirstItems(running.page, 'Online Banking 12.0', 3);
    const listed: { releaseId: string | null }[] = await twin('list', 'items');
    expect(listed).toHaveLength(items);
    expect(listed.filter(({ releaseId }) => releaseId !== null)).toHaveLength(3);
    // Each import is preceded by a backup.
    expect((await readdir(`${plan}-files/backups`)).some((name) => name.endsWith('-import.slipway'))).toBe(true);
  });

  it('places it in a slot with a key, beside a window and a freeze', async () => {
    const { page } = running;
    await addWeeklyWindow(page, 'Core', 'Sat', '22:00', '04:00');
    await addFreeze(
      page,
      'Hard freeze',
      `${day(addDays(secondSaturday, -1))}T00:00`,
      `${day(addDays(secondSaturday, 2))}T00:00`,
    );
    await page.getByRole('complementary', { name: 'Details' }).getByRole('button', { name: 'Move…' }).click();
    const panel = page.getByRole('complementary', { name: 'Details' });
    await panel.getByLabel(/^Start/).fill(`${day(firstSaturday)}T22:00`);
    await panel.getByText('May go', { exact: true }).waitFor();
    await panel.getByRole('button', { name: 'Move it there' }).click();
    await page.getByText('Moved REL-1 to').first().waitFor();
    await page.getByRole('button', { name: 'Later' }).click();
    await page.locator('.release-chip', { hasText: 'REL-1' }).waitFor();
  });

  it('shows the verdict while dragging, and refuses a drop into a freeze with the reason and the next slot', async () => {
    const { page } = running;
    const drag = await dragTo(page, 'REL-1', day(secondSaturday));
    const panel = page.getByRole('complementary', { name: 'Details' });
    await panel.getByText('Blocked: 1 reason').waitFor();
    await page.locator('.drag-bubble', { hasText: 'Inside Hard freeze' }).waitFor();
    await drag.letGo();
    await page.getByText('REL-1 cannot go there: inside Hard freeze.').first().waitFor();
    const [release]: { start: string }[] = await twin('list', 'releases');
    expect(release!.start).toBe(`${day(firstSaturday)}T22:00:00Z`);
    await panel.getByRole('button', { name: 'Place' }).first().waitFor();
    await page.keyboard.press('Escape');
  });

  it('refuses a drop outside the windows, and places it in a slot instead', async () => {
    const { page } = running;
    const drag = await dragTo(page, 'REL-1', day(tuesday));
    await page.locator('.drag-bubble', { hasText: 'Outside every maintenance window' }).waitFor();
    await drag.letGo();
    const panel = page.getByRole('complementary', { name: 'Details' });
    await panel.getByText('Blocked: 1 reason').waitFor();
    await page.keyboard.press('Escape');
    const allowed = await dragTo(page, 'REL-1', day(thirdSaturday));
    await panel.getByText('May go', { exact: true }).waitFor();
    await allowed.letGo();
    await page
      .locator(`[data-date="${day(thirdSaturday)}"] .release-chip, .release-chip`)
      .first()
      .waitFor();
    await expect
      .poll(async () => ((await twin('show', 'REL-1')) as { start: string }).start)
      .toBe(`${day(thirdSaturday)}T22:00:00Z`);
  });

  it('undoes and redoes, and the history tells it all', async () => {
    const { page } = running;
    await page.keyboard.press('Control+z');
    await expect
      .poll(async () => ((await twin('show', 'REL-1')) as { start: string }).start)
      .toBe(`${day(firstSaturday)}T22:00:00Z`);
    await page.keyboard.press('Control+Shift+z');
    await expect
      .poll(async () => ((await twin('show', 'REL-1')) as { start: string }).start)
      .toBe(`${day(thirdSaturday)}T22:00:00Z`);
    await goTo(page, 'History');
    await page.getByRole('gridcell', { name: /^Did again: Moved REL-1/ }).waitFor();
    await page.getByRole('gridcell', { name: /^Took back: Moved REL-1/ }).waitFor();
  });

  it('loses nothing when it is killed', async () => {
    const before = await twin('history');
    running.app.process().kill('SIGKILL');
    await new Promise((resolve) => running.app.process().once('exit', resolve));
    expect(await twin('verify')).toMatchObject({ ok: true, problems: [] });
    running = await launchApp({ home: running.home });
    await running.page.getByRole('navigation', { name: 'Views' }).waitFor();
    await goTo(running.page, 'Releases');
    await running.page.getByText('Online Banking 12.0').waitFor();
    expect(await twin('history')).toEqual(before);
    // Undo reaches behind the kill.
    await running.page.keyboard.press('Control+z');
    await expect
      .poll(async () => ((await twin('show', 'REL-1')) as { start: string }).start)
      .toBe(`${day(firstSaturday)}T22:00:00Z`);
  });

  it('leaves a plan file that is complete alone', async () => {
    await running.close();
    const content = JSON.parse(await readFile(plan, 'utf8')) as { data: { releases: { start: string }[] } };
    expect(content.data.releases[0]!.start).toBe(`${day(firstSaturday)}T22:00:00Z`);
    expect(running.problems).toEqual([]);
  });
});
