import { randomBytes } from 'node:crypto';
import { userInfo } from 'node:os';
import { resolve } from 'node:path';
import { v7 as newTransactionId } from 'uuid';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import {
  type Instant,
  parseInstant,
  startOfDay,
  toEpoch,
  toInstant,
  wallToEpoch,
  type Zone,
} from '../../shared/kernel/time.ts';
import { type Backend, createBackend } from '../backend/backend.ts';
import { compact } from '../backend/compaction.ts';
import { nodeDisk } from '../backend/disk.ts';
import { installationFolder, openInstallation } from '../backend/installation.ts';
import { noDesktop } from '../backend/noDesktop.ts';

/** The options that stand before or behind any word. */
export interface Settings {
  plan?: string;
  actor?: string;
  now?: string;
  json?: boolean;
  name?: string;
  zone?: string;
  sample?: boolean;
  input?: string;
  from?: string;
  to?: string;
  limit?: string;
  dryRun?: boolean;
  go?: boolean;
  mapping?: string;
  csv?: boolean;
  rrule?: string;
  as?: string;
  only?: string;
  output?: string;
  start?: string;
  end?: string;
  rdate?: string;
  exdate?: string;
  calendar?: string;
  types?: string;
}

/** The folder in which the person stands; npm itself stands in the project. */
const folder = (): string => process.env.INIT_CWD ?? process.cwd();

export const resolveFile = (file: string): string => resolve(folder(), file);

export function planPath({ plan }: Settings): Result<string> {
  return plan ? ok(resolveFile(plan)) : refuse('invalid', 'Name the plan file with --plan FILE.');
}

export function presentInstant({ now }: Settings): Result<Instant> {
  if (now === undefined) return ok(toInstant(Date.now()));
  const parsed = parseInstant(now);
  return parsed
    ? ok(parsed)
    : refuse('invalid', `--now: "${now}" is not an instant. Write it like 2026-12-05T22:00:00Z.`);
}

/** An instant, or a day, which begins at midnight in the plan's zone. */
export function parseTime(text: string, option: string, zone: Zone): Result<number> {
  const instant = parseInstant(text);
  if (instant) return ok(toEpoch(instant));
  if (/^\d{4}-\d\d-\d\d$/.test(text)) {
    try {
      return ok(startOfDay(wallToEpoch(`${text}T12:00`, zone), zone));
    } catch {
      // Falls through to the sentence below: 31 November looks like a day.
    }
  }
  return refuse('invalid', `${option}: "${text}" is not a time. Write 2026-12-05 or 2026-12-05T22:00:00Z.`);
}

/** The app's backend without a desktop around it. */
export async function startBackend(settings: Settings, now: Instant): Promise<Backend> {
  const installation = openInstallation(nodeDisk, installationFolder());
  const backend = await createBackend({
    disk: nodeDisk,
    now: () => now,
    newTransactionId,
    newNonce: () => randomBytes(16).toString('hex'),
    // A script waits for the end anyway, so the checkpoint is made in line.
    compact: (job) => compact(nodeDisk, job),
    installation,
    program: 'the slipway command',
    info: {
      version: '',
      electron: null,
      tzdata: process.versions.tz ?? 'unknown',
      platform: process.platform,
      zone: 'UTC',
    },
    ...noDesktop,
    identity: settings.actor
      ? { name: settings.actor, roles: [] }
      : ((await installation.read()).identity ?? { name: userInfo().username, roles: [] }),
  });
  return backend;
}
