import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { PickedFile } from '../../shared/api/contract.ts';

/** Files that a person chose or dropped. Windows hold a handle; only the backend knows the path. */
export interface PickedFiles {
  offer(path: string): Promise<PickedFile>;
  path(handle: string): string | null;
}

export function createPickedFiles(): PickedFiles {
  const paths = new Map<string, string>();
  return {
    async offer(path) {
      const handle = randomUUID();
      paths.set(handle, path);
      const bytes = await stat(path)
        .then(({ size }) => size)
        .catch(() => 0);
      return { handle, name: basename(path), bytes };
    },
    path: (handle) => paths.get(handle) ?? null,
  };
}
