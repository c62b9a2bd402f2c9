import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { projectRoot } from '../../scripts/programs.ts';
import { startTestBackend } from '../electron/testBackend.ts';
import { launchApp, type RunningApp, removeHome } from './app.ts';
import { goTo } from './person.ts';
import { mountSmallDisk } from './smallDisk.ts';

const run = promisify(execFile);

/** Plans that must not be opened as they are: the person is told in words, and offered what is left. */
describe('trouble with a plan', () => {
  let home: string;
  let plan: string;
  let running: RunningApp | null = null;

  const slipway = (...words: string[]) =>
    run(process.execPath, ['--import', 'tsx', 'electron/cli.ts', '--plan', plan, ...words], {
      cwd: projectRoot,
      env: { ...process.env, SLIPWAY_HOME: join(home, 'settings') },
    });

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'slipway-trouble-'));
    plan = join(home, 'Merrowdale.slipway');
    await mkdir(join(home, 'settings'), { recursive: true });
    const settings = { identity: { name: 'Amara Osei', roles: [] }, theme: 'light', recent: [], replicas: {} };
    await writeFile(join(home, 'settings', 'installation.json'), JSON.stringify(settings));
    await slipway('new', '--name', 'Merrowdale');
    await slipway('run', 'release.create', '--input', '{"name":"Online Banking 12.0"}');
    await slipway('run', 'release.create', '--input', '{"name":"Payments Hub 5.2"}');
  });
  afterEach(async () => {
    await running?.close();
    running = null;
    await removeHome(home);
  });

  async function damageEntry(text: string, other: string): Promise<void> {
    const journal = join(`${plan}-files`, 'journal', '000000000001.jsonl');
    await writeFile(journal, (await readFile(journal, 'utf8')).replace(text, other));
  }

  it('names the damaged entry, writes nothing, and reads what is whole', async () => {
    await damageEntry('Payments Hub 5.2', 'Payments Hub 5.3');
    const before = await readFile(plan);
    running = await launchApp({ home, arguments: [plan] });
    await running.page
      .getByText(/Merrowdale\.slipway was changed outside Slipway\. Entry \d+ of its history/)
      .waitFor();
    expect(await readFile(plan)).toEqual(before);
    await running.page.getByRole('button', { name: 'Open to read only' }).click();
    await goTo(running.page, 'Releases');
    await running.page.getByText('Online Banking 12.0').waitFor();
    await running.page.getByRole('alert').getByText('Read only: This plan is damaged.').waitFor();
    await running.page.keyboard.press('n');
    const dialog = running.page.getByRole('dialog', { name: 'New release' });
    await dialog.getByLabel('Name').fill('Not written');
    await dialog.getByRole('button', { name: 'Make the release' }).click();
    await dialog.getByText('Read only: This plan is damaged.').waitFor();
    expect(await dialog.getByLabel('Name').inputValue()).toBe('Not written');
    expect(await readFile(plan)).toEqual(before);
  });

  it('puts a backup in its place and sets the damaged files aside', async () => {
    await damageEntry('Payments Hub 5.2', 'Payments Hub 5.3');
    running = await launchApp({ home, arguments: [plan] });
    await running.page
      .getByRole('button', { name: /^Open the backup of / })
      .first()
      .click();
    await running.page.getByRole('navigation', { name: 'Views' }).waitFor();
    const aside = (await readdir(`${plan}-files`)).filter((name) => name.startsWith('set-aside-'));
    expect(aside.toSorted()).toEqual([expect.stringMatching(/Z-journal$/), expect.stringMatching(/Z\.slipway$/)]);
    await running.page.keyboard.press('n');
    const dialog = running.page.getByRole('dialog', { name: 'New release' });
    await dialog.getByLabel('Name').fill('After the restore');
    await dialog.getByRole('button', { name: 'Make the release' }).click();
    await running.page
      .getByText(/^Made REL-\d+$/)
      .first()
      .waitFor();
    await running.close();
    running = null;
    expect(JSON.parse((await slipway('verify', '--json')).stdout)).toMatchObject({ ok: true });
  });

  it('names who else writes the plan, and opens it to read', async () => {
    const other = await startTestBackend(join(home, 'other'));
    expect(await other.open(plan)).toMatchObject({ ok: true });
    running = await launchApp({ home, arguments: [plan] });
    await running.page.getByText(/Merrowdale\.slipway is open in a test on .* \(process \d+/).waitFor();
    await running.page.getByRole('button', { name: 'Open to read only' }).click();
    await goTo(running.page, 'Releases');
    await running.page.getByText('Payments Hub 5.2').waitFor();
    // What the other one does meanwhile is there once this one may write.
    const actor = other.actor();
    if (!actor.ok) throw new Error(actor.refusal.message);
    await other.store!.run('release.create', { name: 'Made meanwhile' }, actor.value);
    await running.page.getByRole('button', { name: 'Try again' }).click();
    await running.page.getByText(/Merrowdale\.slipway is open in a test on/).waitFor();
    await other.close();
    await running.page.getByRole('button', { name: 'Try again' }).click();
    await running.page.getByText('Made meanwhile').waitFor();
    await running.page.getByRole('contentinfo').getByText('Saved').waitFor();
  });

  it('refuses what a full disk does not take, and goes on once there is room', async (context) => {
    const disk = await mountSmallDisk(join(home, 'disk'));
    if (typeof disk === 'string') {
      console.log(`Left out: ${disk}`);
      return context.skip(disk);
    }
    try {
      plan = join(disk.folder, 'Merrowdale.slipway');
      await slipway('new', '--name', 'Merrowdale');
      await slipway('run', 'release.create', '--input', '{"name":"Online Banking 12.0"}');
      await disk.fill();

      running = await launchApp({ home, arguments: [plan] });
      const { page } = running;
      await page
        .getByText('Merrowdale.slipway cannot be opened to be changed: the disk is full. Nothing in it was changed.')
        .waitFor();
      expect(await page.getByRole('button', { name: /backup/ }).count(), 'nothing is lost').toBe(0);
      await page.getByRole('button', { name: 'Open to read only' }).click();
      await goTo(page, 'Releases');
      await page.getByText('Online Banking 12.0').waitFor();
      const tryAgain = page.getByRole('contentinfo').getByRole('button', { name: 'Try again' });
      await page.getByRole('contentinfo').getByText('Read only: the disk is full.').waitFor();
      await tryAgain.click();
      // Still full: that is told, and what is shown stays.
      await page.getByText('cannot be opened to be changed: the disk is full').waitFor();
      await page.getByText('Online Banking 12.0').waitFor();
      await disk.makeRoom();
      await tryAgain.click();
      await page.getByRole('contentinfo').getByText('Saved').waitFor();

      await disk.fill();
      await goTo(page, 'Backlog');
      await page.getByRole('button', { name: 'New item' }).first().click();
      const dialog = page.getByRole('dialog', { name: 'New item' });
      await dialog.getByLabel('Title').fill('Pay by card');
      await dialog.getByLabel('Description').fill('More than fits into the last page of a file. '.repeat(200));
      await dialog.getByRole('button', { name: 'Add the item' }).click();
      await dialog.getByText(/^Not saved: the disk is full\. Everything up to entry 2 is safe/).waitFor();
      // The bar behind the form tells it as well.
      await page.locator('footer').getByText('Not saved: the disk is full.').waitFor();
      await disk.makeRoom();
      // Nothing that was typed is lost: the same press saves it now.
      await dialog.getByRole('button', { name: 'Add the item' }).click();
      await dialog.waitFor({ state: 'hidden' });
      await page.getByRole('grid', { name: 'Backlog' }).getByText('Pay by card').waitFor();
      await page.getByRole('contentinfo').getByText('Entry 3').waitFor();
    } finally {
      await running?.close();
      running = null;
      await disk.remove();
    }
  });

  it('says to update Slipway for a plan of a newer one', async () => {
    await writeFile(plan, (await readFile(plan, 'utf8')).replace(/"schema":\d+/, '"schema":99'));
    running = await launchApp({ home, arguments: [plan] });
    await running.page.getByText('This plan was written by a newer Slipway. Update Slipway to open it.').waitFor();
  });
});
