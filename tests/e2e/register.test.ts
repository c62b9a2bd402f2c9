import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerDialogs, launchApp, type RunningApp, removeHome } from './app.ts';
import { focusedName, goTo, startEmptyPlan } from './person.ts';

/** The register, and what is said about a record and hung on it, as a person does it. */
describe('the register, comments and attachments', () => {
  let home: string;
  let running: RunningApp;
  let page: Page;
  const plan = () => join(home, 'Merrowdale.slipway');

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'slipway-register-'));
    await mkdir(join(home, 'settings'), { recursive: true });
    const settings = { identity: { name: 'Amara Osei', roles: [] }, theme: 'light', recent: [], replicas: {} };
    await writeFile(join(home, 'settings', 'installation.json'), JSON.stringify(settings));
    running = await launchApp({ home });
    ({ page } = running);
    await startEmptyPlan(running, 'Merrowdale', plan());
  });
  afterAll(async () => {
    await running.close();
    await removeHome(home);
  });

  const details = (of: Page = page) => of.getByRole('complementary', { name: 'Details' });

  it('is gone to by G O, and a service is added from the keyboard alone', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('o');
    await page.getByText('Nothing in the register yet').waitFor();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('new service');
    await page.keyboard.press('Enter');
    const form = page.getByRole('dialog', { name: 'New service' });
    await form.waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
    await page.keyboard.type('Card payments');
    await page.keyboard.press('Enter');
    await form.waitFor({ state: 'hidden' });
    await page.getByRole('grid', { name: 'Services' }).getByText('Card payments').waitFor();
    await details().getByText('SVC-1').waitFor();
  });

  it('refuses a second of that name at the field, and the form stays filled in', async () => {
    await page.getByRole('main').getByRole('button', { name: 'New service' }).click();
    const form = page.getByRole('dialog', { name: 'New service' });
    await form.getByLabel('Name').fill('CARD payments');
    await form.getByRole('button', { name: 'Add the service' }).click();
    await form.getByText('SVC-1 is called Card payments already. Give it another name, or use SVC-1.').waitFor();
    expect(await form.getByLabel('Name').getAttribute('aria-invalid')).toBe('true');
    expect(await form.getByLabel('Name').inputValue()).toBe('CARD payments');
    await page.keyboard.press('Escape');
    await form.waitFor({ state: 'hidden' });
  });

  it('chooses services by typing, and adds one that is not there yet', async () => {
    await page.getByRole('button', { name: 'New configuration item' }).click();
    const form = page.getByRole('dialog', { name: 'New configuration item' });
    await form.getByLabel('Name').fill('pay-db-1');
    await form.getByLabel('Type').fill('Database');
    await form.getByLabel('Services that run on it').focus();
    await page.keyboard.type('card');
    await page.getByRole('option', { name: 'SVC-1 Card payments' }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type('Lending');
    await page.getByRole('option', { name: 'Add the service “Lending”' }).waitFor();
    await page.keyboard.press('Enter');
    await form.getByText('SVC-2 Lending').waitFor();
    await page.keyboard.press('Tab');
    await form.getByRole('button', { name: 'Add the configuration item' }).click();
    await form.waitFor({ state: 'hidden' });
    await page.getByRole('grid', { name: 'Configuration items' }).getByText('pay-db-1').waitFor();
    await details().getByRole('button', { name: 'SVC-2 Lending' }).click();
    await details().getByRole('button', { name: 'CI-1 pay-db-1' }).waitFor();
    await details().getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByText('SVC-2 is used by CI-1. Take it out there first, then delete it.').waitFor();
  });

  it('finds services and configuration items in the palette', async () => {
    await goTo(page, 'Calendar');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('pay-db');
    await page.getByRole('option', { name: 'CI-1' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Configuration', level: 1 }).waitFor();
    await details().getByText('pay-db-1').first().waitFor();
  });

  it('takes a comment by Ctrl Enter, which a second window sees, and only its author changes it', async () => {
    await page.keyboard.press('n');
    const form = page.getByRole('dialog', { name: 'New release' });
    await form.getByLabel('Name').fill('Payments 4.2');
    await form.getByRole('button', { name: 'Make the release' }).click();
    await form.waitFor({ state: 'hidden' });
    await details().getByRole('button', { name: 'Comment', exact: true }).click();
    await expect.poll(() => focusedName(page)).toBe('Comment on REL-1');
    await page.keyboard.type('Ask the bank, see SVC-1.');
    await page.keyboard.press('Enter');
    await page.keyboard.type('  <b>שלום</b>  ');
    await page.keyboard.press('Control+Enter');
    const comment = details().getByRole('article', { name: 'Comment of Amara Osei' });
    await comment.getByRole('button', { name: 'SVC-1' }).waitFor();
    expect(await comment.locator('p').evaluate((text) => text.textContent)).toBe(
      'Ask the bank, see SVC-1.\n  <b>שלום</b>  ',
    );
    await details().getByRole('button', { name: '1 comment' }).waitFor();

    const opening = running.app.waitForEvent('window');
    await page.keyboard.press('Control+Alt+n');
    const second = await opening;
    await goTo(second, 'Releases');
    await second.getByText('Payments 4.2').click();
    await details(second).getByText('Ask the bank').waitFor();

    await comment.getByRole('button', { name: 'Edit' }).click();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Asked.');
    await page.keyboard.press('Control+Enter');
    await details(second).getByText('Asked.', { exact: true }).waitFor();
    await details(second)
      .getByText(/, edited /)
      .waitFor();
    await second.close();
  });

  it('attaches a file, which is kept under its hash, and saves it out again', async () => {
    const name = 'Test report "4.2" <img src=x onerror=alert(1)>.pdf';
    const bytes = Buffer.from('%PDF-1.7\n'.repeat(470_000));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await writeFile(join(home, name), bytes);
    await details().getByLabel('Attach a file to REL-1').setInputFiles(join(home, name));
    const attachment = details().getByRole('article', { name });
    await attachment.getByText('4.2 MB, Amara Osei,').waitFor();
    await attachment.getByText(sha256.slice(0, 12)).waitFor();
    expect(await readdir(`${plan()}-files/attachments`)).toEqual([sha256]);

    const out = join(home, 'Saved out.pdf');
    await running.app.evaluate(({ dialog }, target) => {
      dialog.showSaveDialog = (...given: unknown[]) => {
        const { defaultPath } = given.at(-1) as { defaultPath: string };
        Object.assign(globalThis, { offered: defaultPath });
        return Promise.resolve({ canceled: false, filePath: target });
      };
    }, out);
    await attachment.getByRole('button', { name: 'Save as…' }).click();
    await page.getByText('Saved Saved out.pdf').waitFor();
    expect((await readFile(out)).equals(bytes)).toBe(true);
    const offered = await running.app.evaluate(() => (globalThis as unknown as { offered: string }).offered);
    expect(offered).toMatch(
      /\/Test report 4\.2 img src=x onerror=alert\(1\) \.pdf$|\/Test report 4\.2 img src=x onerror=alert\(1\)\.pdf$/,
    );

    await attachment.getByRole('button', { name: 'Remove' }).click();
    await attachment.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
    await attachment.waitFor();

    await truncate(join(`${plan()}-files/attachments`, sha256), 1_000_000);
    await attachment.getByRole('button', { name: 'Save as…' }).click();
    await details().getByText('its bytes are not those that were attached.').waitFor();
    expect((await readFile(out)).equals(bytes)).toBe(true);
    await details().getByLabel('Attach a file to REL-1').setInputFiles(join(home, name));
    await details().getByText('2 attachments').waitFor();
  });

  it('takes a file that is dropped on the peek', async () => {
    await goTo(page, 'Configuration');
    await page.getByRole('grid', { name: 'Services' }).getByText('Card payments').click();
    await details().getByRole('button', { name: 'Attach', exact: true }).waitFor();
    const path = join(home, 'Dropped.txt');
    await writeFile(path, 'dropped');
    const box = (await details().boundingBox())!;
    const browser = await page.context().newCDPSession(page);
    const drag = (type: 'dragEnter' | 'dragOver' | 'drop') =>
      browser.send('Input.dispatchDragEvent', {
        type,
        x: box.x + 100,
        y: box.y + 200,
        data: { items: [], files: [path], dragOperationsMask: 1 },
      });
    await drag('dragEnter');
    await drag('dragOver');
    await details().getByText('Let go to attach it to SVC-1').waitFor();
    await drag('drop');
    await details().getByRole('article', { name: 'Dropped.txt' }).getByText('7 bytes').waitFor();
  });

  it('shows how far a large one is, and Cancel leaves nothing', async () => {
    const path = join(home, 'Disk image.iso');
    await writeFile(path, '');
    await truncate(path, 490_000_000);
    const before = await readdir(`${plan()}-files/attachments`);
    await details().getByLabel('Attach a file to SVC-1').setInputFiles(path);
    await details().getByRole('progressbar', { name: 'Copying Disk image.iso' }).waitFor();
    await details()
      .getByText(/ of 490 MB, \d+ s left/)
      .waitFor();
    await details().getByRole('button', { name: 'Cancel' }).click();
    await details().getByRole('progressbar').waitFor({ state: 'hidden' });
    expect(await readdir(`${plan()}-files/attachments`)).toEqual(before);
    await truncate(path, 612_000_000);
    await details().getByLabel('Attach a file to SVC-1').setInputFiles(path);
    await details()
      .getByText(
        'Disk image.iso has 612 MB, and an attachment has at most 500 MB. Keep it where it is, and say the place in a comment.',
      )
      .waitFor();
  });

  it('saves a copy with its attachments beside it, and verifies them there', async () => {
    const sent = join(home, 'sent', 'Merrowdale copy.slipway');
    await mkdir(join(home, 'sent'));
    await answerDialogs(running.app, sent);
    await page.keyboard.press('Control+Shift+s');
    await page.getByText(/Its 2 attachments are in Merrowdale copy\.slipway-files: keep the two together/).waitFor();
    expect(await readdir(`${sent}-files`)).toEqual(['attachments']);
    expect(await readdir(`${sent}-files/attachments`)).toEqual(await readdir(`${plan()}-files/attachments`));
    await page.keyboard.press('Control+k');
    await page.keyboard.type('>close plan');
    await page.keyboard.press('Enter');
    await page.getByText('Start an empty plan').waitFor();
    await page.keyboard.press('Control+o');
    await page.getByRole('navigation', { name: 'Views' }).waitFor();
    await goTo(page, 'History');
    await page.getByRole('button', { name: 'Verify the plan…' }).click();
    await page.getByText('2 attached files are as attached.').waitFor();
    await page.keyboard.press('Escape');
    expect(running.problems).toEqual([]);
  });
});
