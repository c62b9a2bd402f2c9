import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startTestBackend } from '../electron/testBackend.ts';

/** A plan whose coming month is full: what a calendar must still draw, and a drag must still go through without a halt. */
interface FullMonth {
  releases: number;
  windows: number;
  freezes: number;
  theme?: 'light' | 'dark';
  /** Names that are long or run from right to left, thirty releases on one day, a freeze over eight weeks, windows over midnight. */
  absurd?: boolean;
}

/** @returns the settings' home, and the plan in it */
export async function makeFullMonth(
  home: string,
  { releases, windows, freezes, theme = 'light', absurd = false }: FullMonth,
): Promise<string> {
  const settings = join(home, 'settings');
  await mkdir(settings, { recursive: true });
  const identity = { name: 'Amara Osei', roles: ['Release coordinator'] };
  await writeFile(join(settings, 'installation.json'), JSON.stringify({ identity, theme, recent: [], replicas: {} }));
  const backend = await startTestBackend(settings);
  const file = join(home, 'Full.slipway');
  const run = async (name: string, input: object) => {
    const actor = backend.actor();
    const result = actor.ok ? await backend.store!.run(name, input, actor.value) : actor;
    if (!result.ok) throw new Error(result.refusal.message);
  };
  await backend.create(file, { name: 'A full month', zone: 'Europe/London' });
  // Releases first: once there are windows and freezes, not every date is let in.
  for (let index = 0; index < releases; index++) await run('release.create', releaseAt(index));
  if (absurd) for (const [name, input] of absurdities()) await run(name, input);
  for (let index = 0; index < windows; index++) await run('window.create', windowAt(index));
  for (let index = 0; index < freezes; index++) await run('freeze.create', freezeAt(index));
  await backend.close();
  return file;
}

const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const KINDS = ['major', 'minor', 'patch', 'emergency'];

/** The first of next month, so that what is measured does not grow old. */
const firstDay = (): Date => {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1));
};

/** The nth day of next month, `2026-12-05`. */
export const dayAt = (days: number): string =>
  new Date(firstDay().getTime() + days * 86_400_000).toISOString().slice(0, 10);

const releaseAt = (index: number) => ({
  name: `Release train ${index}`,
  kind: KINDS[index % 4],
  lengthMinutes: 60 + (index % 4) * 30,
  backOutMinutes: 30,
  start: `${dayAt(index % 28)}T${String((index * 7) % 24).padStart(2, '0')}:00:00Z`,
});

const windowAt = (index: number) => ({
  name: `Window ${index}`,
  zone: index % 2 ? 'Europe/London' : 'America/New_York',
  start: `2026-01-05T${String((index * 5) % 24).padStart(2, '0')}:00`,
  end: `2026-01-05T${String((index * 5) % 24).padStart(2, '0')}:45`,
  rule: `FREQ=WEEKLY;BYDAY=${DAYS[index % 7]},${DAYS[(index + 3) % 7]}`,
});

const freezeAt = (index: number) => ({
  name: `Freeze ${index}`,
  level: index % 3 === 0 ? 'block' : 'review',
  zone: 'Europe/London',
  start: `${dayAt(index + 4)}T09:00`,
  end: `${dayAt(index + 4)}T${10 + (index % 9)}:00`,
});

const absurdities = (): [string, object][] => [
  ...Array.from({ length: 30 }, (_, index): [string, object] => [
    'release.create',
    {
      ...releaseAt(index),
      name: `Branch Teller 9.${index}`,
      start: `${dayAt(9)}T18:${String(index).padStart(2, '0')}:00Z`,
    },
  ]),
  ['release.create', { ...releaseAt(0), name: 'L'.repeat(300), start: `${dayAt(11)}T22:00:00Z` }],
  ['release.create', { ...releaseAt(3), name: 'תאריך התשלום והסליקה', start: `${dayAt(12)}T22:00:00Z` }],
  ['release.create', { ...releaseAt(1), name: 'Undated', start: null }],
  [
    'window.create',
    {
      name: 'Core',
      zone: 'Europe/London',
      start: '2026-01-03T22:00',
      end: '2026-01-04T04:00',
      rule: 'FREQ=WEEKLY;BYDAY=SA,WE',
    },
  ],
  [
    'window.create',
    {
      name: `Channels ${'and all that hangs on them '.repeat(6)}`.trim(),
      zone: 'Europe/London',
      start: '2026-01-06T23:30',
      end: '2026-01-07T01:30',
      rule: 'FREQ=WEEKLY;BYDAY=TU',
    },
  ],
  [
    'freeze.create',
    {
      name: 'Year-end soft freeze',
      level: 'approval',
      approverRole: 'Service owner',
      zone: 'Europe/London',
      start: `${dayAt(2)}T18:00`,
      end: `${dayAt(58)}T06:00`,
    },
  ],
  [
    'freeze.create',
    {
      name: 'הקפאת סוף שנה',
      level: 'block',
      zone: 'Europe/London',
      start: `${dayAt(18)}T18:00`,
      end: `${dayAt(24)}T06:00`,
    },
  ],
];
