import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchApp } from '../e2e/app.ts';
import type { Figure } from './figures.ts';
import { plan } from './start.ts';

/** A second window on 50,000 records, beside a second window on 60: until it shows something, until it has all, and its memory. */
export async function benchSecondWindow(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-second-'));
  const small = await measure(await plan(join(folder, 'small'), 60));
  const large = await measure(await plan(join(folder, 'large'), 50_000));
  await rm(folder, { recursive: true });
  const peer = 'the same with 60';
  return [
    {
      what: 'second window on 50,000, first paint',
      value: large.paint,
      peer,
      peerValue: small.paint,
      unit: 'ms',
      bound: null,
    },
    {
      what: 'second window on 50,000, plan there',
      value: large.ready,
      peer,
      peerValue: small.ready,
      unit: 'ms',
      bound: null,
    },
    {
      what: 'second window on 50,000, memory',
      value: large.memory,
      peer,
      peerValue: small.memory,
      unit: 'MB',
      bound: null,
    },
  ];
}

async function measure({
  home,
  file,
}: {
  home: string;
  file: string;
}): Promise<{ paint: number; ready: number; memory: number }> {
  const running = await launchApp({ home, arguments: [file] });
  await running.page.getByRole('navigation', { name: 'Views' }).waitFor();
  const opened = running.app.waitForEvent('window');
  const before = performance.now();
  await running.page.keyboard.press('Control+Alt+n');
  const page = await opened;
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
  const paint = performance.now() - before;
  await page.getByRole('navigation', { name: 'Views' }).waitFor();
  const ready = performance.now() - before;
  const memory = await running.app.evaluate(({ app, BrowserWindow }) => {
    const newest = BrowserWindow.getAllWindows().toSorted((a, b) => b.id - a.id)[0]!;
    const metrics = app.getAppMetrics().find(({ pid }) => pid === newest.webContents.getOSProcessId());
    return (metrics?.memory.workingSetSize ?? 0) / 1024;
  });
  await running.close();
  return { paint, ready, memory };
}
