import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Disk, nodeDisk } from '../../electron/backend/disk.ts';
import { startTestBackend } from '../electron/testBackend.ts';

/** A plan whose year is full: what the calendar must turn through without a halt. */
interface FullYear {
  /** Spread over the twelve months from the last first of January on. */
  releases: number;
  /** Each opens every day. */
  windows: number;
  /** How many classes they are divided into, each with a risk, a notice and a capacity; 0 for none. */
  classes?: number;
}

const KINDS = ['major', 'minor', 'patch', 'emergency'];
const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** Ten thousand transactions, each made durable, take minutes; what a bench makes for itself need not outlive a loss of power. */
const hastyDisk: Disk = {
  ...nodeDisk,
  open: async (path) => ({ ...(await nodeDisk.open(path)), sync: () => Promise.resolve() }),
  syncFolder: () => Promise.resolve(),
};

/** @returns the plan, made in the home */
export async function makeFullYear(home: string, { releases, windows, classes = 0 }: FullYear): Promise<string> {
  const settings = join(home, 'settings');
  await mkdir(settings, { recursive: true });
  const identity = { name: 'Amara Osei', roles: ['Release coordinator'] };
  const installation = { identity, theme: 'light', recent: [], replicas: {} };
  await writeFile(join(settings, 'installation.json'), JSON.stringify(installation));
  const backend = await startTestBackend(settings, { disk: hastyDisk });
  const file = join(home, 'Year.slipway');
  const run = async (name: string, input: object) => {
    const actor = backend.actor();
    const result = actor.ok ? await backend.store!.run(name, input, actor.value) : actor;
    if (!result.ok) throw new Error(result.refusal.message);
  };
  await backend.create(file, { name: 'A full year', zone: 'Europe/London' });
  const year = new Date().getUTCFullYear();
  const dayAt = (index: number) =>
    new Date(Date.UTC(year, 0, 1) + (index % 365) * 86_400_000).toISOString().slice(0, 10);
  // Together they are open at all hours, so that each release is let in.
  for (let index = 0; index < windows; index++) {
    const opens = (index * 29) % 1_300;
    await run('window.create', {
      name: `Window ${index}`,
      zone: index % 2 ? 'Europe/London' : 'America/New_York',
      start: `${year - 1}-12-20T${clock(opens)}`,
      end: `${year - 1}-12-20T${clock(opens + 90)}`,
      rule: 'FREQ=DAILY',
    });
  }
  for (let index = 0; index < releases; index++)
    await run('release.create', {
      name: `Release train ${index}`,
      kind: KINDS[index % 4],
      risk: 'low',
      lengthMinutes: 30,
      backOutMinutes: 15,
      start: `${dayAt(index)}T${clock((index * 47) % 1_400)}:00Z`,
    });
  // At last: what they ask is for the releases that come after.
  for (let index = 0; index < classes; index++)
    await run('windowClass.create', {
      name: `Class ${index}`,
      allowedRisk: 'medium',
      notice: { amount: 2, unit: 'businessDays' },
      capacity: 5,
    });
  for (let index = 0; classes > 0 && index < windows; index++)
    await run('window.update', { window: `WIN-${index + 1}`, classId: `WCL-${(index % classes) + 1}` });
  await backend.close();
  return file;
}
