import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Handlers } from '../../shared/api/rpc.ts';
import { ok, refuse } from '../../shared/kernel/result.ts';
import type { Client } from './audience.ts';
import type { Backend } from './backend.ts';
import { sayDiskError } from './disk.ts';
import { rememberImport } from './keptImports.ts';
import { chooseAgain, noPlanOpen, nothingChosen } from './refusals.ts';
import { write } from './write.ts';
import { CSV_FILE } from './writeCsv.ts';

type ImportHandlers = Pick<
  Handlers<Client>,
  'import.preview' | 'import.rows' | 'import.run' | 'import.stop' | 'import.saveRefused' | 'import.forget'
>;

/** What the import view asks for. */
export function importHandlers(backend: Backend): ImportHandlers {
  const { ports, imports } = backend;
  return {
    'import.preview': async ({ handle, options }, client) => {
      const path = backend.files.path(handle);
      if (!path) return chooseAgain;
      const { store } = backend;
      if (!store) return noPlanOpen;
      const { keptImports: kept } = await ports.installation.read();
      return imports.read(handle, { path, options, kept }, store, (share, rows) =>
        client.push({ kind: 'importing', progress: { handle, share, rows } }),
      );
    },
    'import.rows': ({ handle, filter, from }) => imports.rows(handle, filter, from),
    'import.run': async ({ handle }) => {
      const known = await imports.kept(handle);
      const ran = await write(backend, (store, actor) => imports.run(handle, ports, store, actor));
      // What was agreed to once is the best guess for the next file with this header; not to keep it is no reason to fail.
      if (ran.ok && known) await rememberImport(ports.installation, known.signature, known.kept).catch(() => undefined);
      return ran;
    },
    'import.stop': ({ handle }) => {
      imports.stop(handle);
      return ok(null);
    },
    'import.saveRefused': async ({ handle }) => {
      const content = await imports.refused(handle);
      if (!content.ok) return content;
      const path = await ports.chooseFile('Refused rows', CSV_FILE);
      if (!path) return nothingChosen;
      try {
        await writeFile(path, content.value);
        return ok({ fileName: basename(path) });
      } catch (error) {
        return refuse(
          'failed',
          `${basename(path)} could not be written: ${sayDiskError(error)}. Choose another place.`,
        );
      }
    },
    'import.forget': async ({ handle }) => {
      const known = await imports.kept(handle);
      if (known) await rememberImport(ports.installation, known.signature, null);
      return ok(null);
    },
  };
}
