import { homedir } from 'node:os';
import { join } from 'node:path';
import { type Adapter, Low } from 'lowdb';
import { z } from 'zod';
import { identity } from '../../shared/api/contract.ts';
import { DEFAULT_PREFERENCES, preferences } from '../../shared/api/preferences.ts';
import { importOptions } from '../../shared/exchange/importOptions.ts';
import { type Disk, replaceFile } from './disk.ts';

/** What belongs to this computer and not to a plan: who sits here, how they like it, what was open, and who wrote which plan. */
const installation = preferences.extend({
  identity: identity.nullable(),
  recent: z.array(z.object({ path: z.string(), name: z.string(), openedAt: z.string() })),
  /** Path -> the replica that writes the plan there. A copy elsewhere draws a new one. */
  replicas: z.record(z.string(), z.object({ planId: z.string(), replicaId: z.string(), replicaSeq: z.number().int() })),
  /** Signature of a file's header -> how such a file was read last. */
  keptImports: z.record(z.string(), importOptions.pick({ mapping: true, dateOrder: true })),
});
type Installation = z.infer<typeof installation>;

const EMPTY: Installation = { ...DEFAULT_PREFERENCES, identity: null, recent: [], replicas: {}, keptImports: {} };
const MOST_RECENT = 12;

export interface InstallationFile {
  read(): Promise<Installation>;
  /** Reads, changes, writes: another Slipway on this computer may have written since. */
  update(change: (content: Installation) => void): Promise<Installation>;
}

/** The folder is per user; `SLIPWAY_HOME` moves it, for tests and for portable use. */
export function installationFolder(): string {
  const { SLIPWAY_HOME, APPDATA, XDG_CONFIG_HOME } = process.env;
  if (SLIPWAY_HOME) return SLIPWAY_HOME;
  if (process.platform === 'win32') return join(APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'Slipway');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Slipway');
  return join(XDG_CONFIG_HOME || join(homedir(), '.config'), 'Slipway');
}

export function openInstallation(disk: Disk, folder: string): InstallationFile {
  const path = join(folder, 'installation.json');
  const database = new Low<Installation>(adapter(disk, path), EMPTY);
  let queue: Promise<unknown> = Promise.resolve();
  return {
    async read() {
      await database.read();
      return database.data;
    },
    update(change) {
      const done = queue.then(async () => {
        await disk.makeFolder(folder);
        await database.read();
        change(database.data);
        database.data.recent = database.data.recent.slice(0, MOST_RECENT);
        await database.write();
        return database.data;
      });
      queue = done.catch(() => undefined);
      return done;
    },
  };
}

/** A file that cannot be read is set aside, not trusted: it holds preferences, never a plan. */
const adapter = (disk: Disk, path: string): Adapter<Installation> => ({
  async read() {
    const bytes = await disk.read(path);
    if (!bytes) return structuredClone(EMPTY);
    try {
      // A file of an older Slipway lacks what is new.
      return installation.parse({ ...EMPTY, ...JSON.parse(bytes.toString('utf8')) });
    } catch {
      await disk.rename(path, `${path}.unreadable`);
      return structuredClone(EMPTY);
    }
  },
  async write(content) {
    // Two Slipways may write at once: none must move the other's half-written file into place.
    const temporary = `${path}.${process.pid}.writing`;
    await replaceFile(disk, path, [Buffer.from(`${JSON.stringify(content, null, 2)}\n`)], { temporary });
  },
});
