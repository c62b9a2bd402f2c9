import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from 'playwright';
import { electronRuntime } from '../../scripts/electronRuntime.ts';
import { launchArguments } from '../../scripts/launch.ts';
import { projectRoot } from '../../scripts/programs.ts';
import { startTestBackend } from '../electron/testBackend.ts';
import { type Figure, median } from './figures.ts';

/** From the start of the process to the first key that is answered, beside an Electron window that holds nothing. */
const ROUNDS = 7;

export async function benchStart(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-start-'));
  const empty = await emptyApp(join(folder, 'empty'));
  const small = await plan(join(folder, 'small'), 60);
  const large = await plan(join(folder, 'large'), 10_000);
  const times = { empty: [] as number[], small: [] as number[], large: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    times.empty.push(await timeToKey(empty, [], 'body[data-answered]', folder));
    times.small.push(
      await timeToKey(projectRoot, [small.file], '[role=dialog][aria-label="Command palette"]', small.home),
    );
    times.large.push(
      await timeToKey(projectRoot, [large.file], '[role=dialog][aria-label="Command palette"]', large.home),
    );
  }
  await rm(folder, { recursive: true });
  const peer = { peer: 'an empty window', peerValue: median(times.empty), unit: 'ms' as const };
  return [
    { what: 'start to first key, 60 items', value: median(times.small), ...peer, bound: { kind: 'ratio', most: 2 } },
    {
      what: 'start to first key, 10,000 items',
      value: median(times.large),
      ...peer,
      bound: { kind: 'ratio', most: 3 },
    },
  ];
}

/** Presses Ctrl K until something answers. */
async function timeToKey(app: string, files: string[], answer: string, home: string): Promise<number> {
  const { executable } = await electronRuntime();
  const before = performance.now();
  const running = await _electron.launch({
    executablePath: executable,
    args: [...(await launchArguments(executable)), app, ...files],
    env: { ...(process.env as Record<string, string>), SLIPWAY_HOME: join(home, 'settings'), XDG_CONFIG_HOME: home },
  });
  const page = await running.firstWindow();
  while ((await page.locator(answer).count()) === 0) {
    await page.keyboard.press('Control+k');
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
  const taken = performance.now() - before;
  await running.close();
  return taken;
}

async function emptyApp(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'empty', main: 'main.cjs' }));
  await writeFile(
    join(folder, 'page.html'),
    '<!doctype html><body>empty<script>onkeydown = () => (document.body.dataset.answered = "yes")</script>',
  );
  await writeFile(
    join(folder, 'main.cjs'),
    "const { app, BrowserWindow } = require('electron'); app.whenReady().then(() => new BrowserWindow({ width: 1280, height: 800 }).loadFile(__dirname + '/page.html'));",
  );
  return folder;
}

/** A plan of so many items, and the settings of somebody who has worked with it. */
export async function plan(home: string, items: number): Promise<{ home: string; file: string }> {
  const settings = join(home, 'settings');
  await mkdir(settings, { recursive: true });
  const identity = { name: 'Amara Osei', roles: ['Release coordinator'] };
  await writeFile(
    join(settings, 'installation.json'),
    JSON.stringify({ identity, theme: 'light', recent: [], replicas: {} }),
  );
  const file = join(home, 'plan.slipway');
  const backend = await startTestBackend(settings);
  await backend.create(file, { name: 'Bench', zone: 'Europe/London' });
  const actor = backend.actor();
  if (!actor.ok) throw new Error(actor.refusal.message);
  const rows = Array.from({ length: items }, (_, index) => ({
    title: `Item ${index}`,
    description: 'What it is about, in a sentence or two.',
    kind: 'feature',
    state: 'coding',
    points: 3,
    sprint: null,
    assignee: null,
    externalKey: `PAY-${index}`,
  }));
  const run = (name: string, input: unknown) => backend.store!.run(name, input, actor.value);
  await run('backlog.import', { file: { name: 'bench.csv', sha256: '' }, rows });
  await run('window.create', {
    name: 'Core',
    zone: 'Europe/London',
    start: '2026-01-03T22:00',
    end: '2026-01-04T04:00',
    rule: 'FREQ=WEEKLY;BYDAY=SA',
  });
  await run('release.create', { name: 'Online Banking 12.0' });
  await backend.close();
  return { home, file };
}
