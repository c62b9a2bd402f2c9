import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { PickedFile } from '../../shared/api/contract.ts';

/** Files that a person chose or dropped. Windows hold a handle; only the backend knows the path. */
export interface PickedFiles {
  offer(path: string): Promise<PickedFile>;
  path(handle: string): string | null;
  get(handle: string): { path: string; bytes: number } | null;
}

export function createPickedFiles(): PickedFiles {
  const files = new Map<string, { path: string; bytes: number }>();
  return {
    async offer(path) {
      const handle = randomUUID();
      const bytes = await stat(path)
        .then(({ size }) => size)
        .catch(() => 0);
      files.set(handle, { path, bytes });
      return { handle, name: basename(path), bytes };
    },
    path: (handle) => files.get(handle)?.path ?? null,
    get: (handle) => files.get(handle) ?? null,
  };
}
