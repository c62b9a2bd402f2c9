import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PushMessage } from '../../shared/api/contract.ts';
import { type Connection, transportCases } from '../electron/transportCases.ts';
import { launchApp, type RunningApp, removeHome } from './app.ts';
import { goTo, introduceOneself, startEmptyPlan } from './person.ts';

interface Recorder {
  pushed: PushMessage[];
}

describe('over Electron IPC', () => {
  let running: RunningApp;
  beforeAll(async () => {
    running = await launchApp();
    await introduceOneself(running.page, 'Amara Osei');
    await startEmptyPlan(running, 'Transport', join(running.home, 'plan.slipway'));
  });
  afterAll(async () => {
    await running.close();
    await removeHome(running.home);
  });

  /** Another window, with a recorder beside its own mirror on the very bridge that the app uses. */
  async function openWindow(): Promise<Page> {
    const opened = running.app.waitForEvent('window');
    await running.page.keyboard.press('Control+Alt+n');
    const page = await opened;
    await page.getByRole('navigation', { name: 'Views' }).waitFor();
    return page;
  }

  async function connect(): Promise<Connection> {
    const page = await openWindow();
    await page.evaluate(() => {
      const recorder: Recorder = { pushed: [] };
      (window as unknown as { recorder: Recorder }).recorder = recorder;
      window.bridge.onPush((message) => recorder.pushed.push(message));
    });
    return {
      request: (name, input) => page.evaluate(([n, i]) => window.bridge.request(n, i), [name, input] as const),
      pushed: () => page.evaluate(() => (window as unknown as { recorder: Recorder }).recorder.pushed),
    };
  }

  transportCases(() => ({ connect }));

  it('two windows on one plan follow each other live', async () => {
    const other = await openWindow();
    await goTo(running.page, 'Releases');
    await goTo(other, 'Releases');
    await running.page.keyboard.press('n');
    const dialog = running.page.getByRole('dialog', { name: 'New release' });
    await dialog.getByLabel('Name').fill('Made in the first window');
    await dialog.getByRole('button', { name: 'Make the release' }).click();
    await other.getByText('Made in the first window').waitFor();
    await other.keyboard.press('Control+z');
    await running.page.getByRole('grid').getByText('Made in the first window').waitFor({ state: 'detached' });
    await other.close();
  });
});

describe('what a window may not do', () => {
  let running: RunningApp;
  beforeAll(async () => {
    const home = await mkdtemp(join(tmpdir(), 'slipway-confined-'));
    await mkdir(join(home, 'settings'), { recursive: true });
    await writeFile(join(home, 'outside.html'), '<title>outside</title>');
    running = await launchApp({ home });
    await running.page.getByLabel('Your name').waitFor();
  });
  afterAll(async () => {
    await running.close();
    await removeHome(running.home);
  });

  it('is sandboxed and isolated, and has the bridge and nothing else of ours', async () => {
    const preferences = await running.app.evaluate(({ BrowserWindow }) => {
      const { webContents } = BrowserWindow.getAllWindows()[0]!;
      return (webContents as unknown as { getLastWebPreferences(): Record<string, unknown> }).getLastWebPreferences();
    });
    expect(preferences).toMatchObject({ contextIsolation: true, nodeIntegration: false, sandbox: true });
    const globals = await running.page.evaluate(() => ({
      require: typeof (window as unknown as { require?: unknown }).require,
      process: typeof (window as unknown as { process?: unknown }).process,
      bridge: Object.keys(window.bridge).toSorted(),
    }));
    expect(globals).toEqual({ require: 'undefined', process: 'undefined', bridge: ['offerFile', 'onPush', 'request'] });
  });

  it('runs no text as code, loads nothing from elsewhere and reads no file beside the renderer', async () => {
    const tried = await running.page.evaluate(async () => {
      const attempt = async (act: () => unknown) => {
        // The debugger that evaluates this is exempt from the content security policy; a task of its own is not.
        await new Promise((resolve) => setTimeout(resolve, 0));
        try {
          return String(await act());
        } catch (error) {
          return (error as Error).name;
        }
      };
      return {
        eval: await attempt(() => (0, eval)('1 + 1')),
        function: await attempt(() => new Function('return 1')()),
        remote: await attempt(async () => (await fetch('http://127.0.0.1:9/')).status),
        file: await attempt(async () => (await fetch('file:///etc/hostname')).status),
        escape: await attempt(async () => (await fetch('app://slipway/..%2f..%2fpackage.json')).status),
        elsewhere: await attempt(async () => (await fetch('app://elsewhere/index.html')).status),
      };
    });
    expect(tried).toEqual({
      eval: 'EvalError',
      function: 'EvalError',
      remote: 'TypeError',
      file: 'TypeError',
      escape: expect.stringMatching(/403|404|TypeError/),
      elsewhere: 'TypeError',
    });
  });

  it('goes nowhere and opens nothing', async () => {
    const { page, app, home } = running;
    const before = page.url();
    await page.evaluate((url) => {
      window.open(url);
      location.href = url;
    }, `file://${home}/outside.html`);
    await page.evaluate(() => (location.href = 'http://127.0.0.1:9/'));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(page.url()).toBe(before);
    expect(app.windows()).toHaveLength(1);
    const permission = await page.evaluate(() =>
      Promise.race([
        navigator.permissions.query({ name: 'geolocation' }).then(({ state }) => state),
        new Promise((resolve) => setTimeout(() => resolve('no answer'), 1000)),
      ]),
    );
    expect(permission).toBe('denied');
  });
});
