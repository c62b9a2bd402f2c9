import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../../scripts/programs.ts';
import { furnish } from './furnish.ts';

const run = promisify(execFile);
const ITEMS = 50_000;

/** The twin, at the same plan and settings. */
export const slipway = (home: string, plan: string, ...words: string[]) =>
  run(process.execPath, ['--import', 'tsx', 'electron/cli.ts', '--plan', plan, ...words], {
    cwd: projectRoot,
    env: { ...process.env, SLIPWAY_HOME: join(home, 'settings') },
    maxBuffer: 64 * 1024 * 1024,
  });

/** A backlog of 50,000 items, two releases, a window and a freeze that lie ahead on whatever day this runs. */
export async function makeLongPlan(home: string): Promise<string> {
  const plan = join(home, 'Merrowdale.slipway');
  await mkdir(join(home, 'settings'), { recursive: true });
  const settings = { identity: { name: 'Amara Osei', roles: ['Operations'] }, recent: [], replicas: {} };
  await writeFile(join(home, 'settings', 'installation.json'), JSON.stringify(settings));
  const zone = 'Europe/London';
  await slipway(home, plan, 'new', '--name', 'Merrowdale 2026 H2', '--zone', zone);
  const rows = Array.from({ length: ITEMS }, (_, index) => `PAY-${index + 1},Needle ${index + 1} of a long backlog`);
  await writeFile(join(home, 'long.csv'), ['Issue key,Summary', ...rows].join('\n'));
  await slipway(home, plan, 'import', join(home, 'long.csv'));
  await furnish(home, plan, async (command) => {
    await command('release.create', { name: 'Online Banking 12.0', kind: 'major', items: ['BLI-1'] });
    await command('release.create', { name: 'Payments Hub 5.2' });
    const rule = 'FREQ=WEEKLY;BYDAY=SA';
    const saturday = nextSaturday();
    await command('window.create', { name: 'Core', zone, start: `${saturday}T20:00`, end: `${saturday}T23:00`, rule });
    await command('freeze.create', { name: 'Far freeze', zone, start: far(200), end: far(210) });
    await command('release.reschedule', { release: 'REL-1', start: `${saturday}T20:00:00Z` });
    await command('item.update', { items: ['BLI-1', 'BLI-2', 'BLI-3'], fields: { state: 'coding' } });
    await command('item.update', { items: ['BLI-1'], fields: { state: 'done' } });
  });
  return plan;
}

/** A Saturday more than a week ahead. */
export function nextSaturday(): string {
  const ahead = ((6 - new Date().getUTCDay() + 7) % 7) + 7;
  return far(ahead).slice(0, 10);
}

const far = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 16);
