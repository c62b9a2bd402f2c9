import { basename, dirname } from 'node:path';
import type { Disk, DiskFile } from '../../electron/backend/disk.ts';
import {
  diskError,
  doInFile,
  doInFolder,
  emptyFile,
  emptyFolder,
  type FileNode,
  type FolderNode,
  find,
  parentOf,
  syncNode,
} from './diskTree.ts';

/** One call on the disk. */
export interface Call {
  kind: keyof Disk | `file.${keyof DiskFile}`;
  path: string;
  /** Where in the product it was made: `append in journalFolder.ts`. */
  site: string;
}

/** What goes wrong, and at which call. */
export interface Fault {
  /** The number of the call, from 0. */
  call: number;
  code: 'ENOSPC' | 'EIO';
  /**
   * `before`: nothing was done. `part`: half of a write was. `after`: all was done and the error came all the same.
   * `forgotten`: a failed fsync after which the kernel takes the pages for written, as Linux does.
   */
  when: 'before' | 'part' | 'after' | 'forgotten';
  /** Every later call of its kind fails as well: with ENOSPC what takes space, with EIO all. */
  persists?: boolean;
}

export interface FaultyDisk extends Disk {
  readonly root: FolderNode;
  readonly calls: readonly Call[];
  /** Whether the fault has come. */
  readonly hasFailed: boolean;
  /** The disk behaves from here on. */
  repair(): void;
}

interface FaultyDiskOptions {
  root?: FolderNode;
  fault?: Fault;
  /** Syncs made by these calls do nothing. */
  isIgnored?: ((call: Call) => boolean) | undefined;
  /** As write(2) may, a write takes no more than so many bytes. */
  mostPerWrite?: number;
  /** Without it no call knows its site, which is quicker. */
  isTraced?: boolean;
  /** Called after every call that changed the disk; the product waits for it. */
  onChange?: (call: Call) => Promise<void> | void;
}

/** So short that what must be found in one piece often lies in two. */
const PIECE = 1_000;
const TAKES_SPACE: readonly Call['kind'][] = ['open', 'makeFolder', 'rename', 'file.write'];
const CHANGES_NOTHING: readonly Call['kind'][] = ['read', 'readInPieces', 'list', 'file.size', 'file.close'];

/** A disk in memory that records every call, fails where it is told to, and knows what a power loss would leave of it. */
export function createFaultyDisk(options: FaultyDiskOptions = {}): FaultyDisk {
  const { root = emptyFolder(), isIgnored, mostPerWrite = Number.POSITIVE_INFINITY, onChange } = options;
  const { isTraced = true } = options;
  const calls: Call[] = [];
  let fault = options.fault ?? null;
  let hasFailed = false;

  function faultAt(index: number, kind: Call['kind']): Fault | null {
    if (!fault || index < fault.call || (index > fault.call && !fault.persists)) return null;
    if (fault.persists && fault.code === 'ENOSPC' && !TAKES_SPACE.includes(kind)) return null;
    return fault;
  }

  /** One call: recorded, failed where that is due, done, and looked at. `half` does a part of it. */
  async function call<T>(kind: Call['kind'], path: string, work: () => T, half?: () => void): Promise<T> {
    const made: Call = { kind, path, site: isTraced ? callSite() : '' };
    const failing = faultAt(calls.length, kind);
    calls.push(made);
    if (!failing) {
      const result = work();
      if (!CHANGES_NOTHING.includes(kind)) await onChange?.(made);
      return result;
    }
    hasFailed = true;
    if (failing.when === 'after') work();
    if (failing.when === 'part' || failing.when === 'forgotten') half?.();
    await onChange?.(made);
    throw diskError(failing.code, `${kind} of ${path}`);
  }

  const sync = (kind: Call['kind'], path: string, node: FileNode | FolderNode): Promise<void> =>
    call(
      kind,
      path,
      () => {
        if (!isIgnored?.(calls.at(-1)!)) syncNode(node);
      },
      () => {
        if (fault?.when === 'forgotten' && node.kind === 'file') node.pending = [];
      },
    );

  const wrap = (path: string, file: FileNode): DiskFile => ({
    size: () => call('file.size', path, () => file.content.length),
    write: (bytes, position) => {
      const write = (count: number) => {
        // Copied, because the caller may use its buffer again.
        doInFile(file, { kind: 'write', position, bytes: Buffer.from(bytes.subarray(0, count)) });
        return count;
      };
      const whole = Math.min(bytes.length, mostPerWrite);
      return call(
        'file.write',
        path,
        () => write(whole),
        () => void write(whole >> 1),
      );
    },
    cutTo: (size) => call('file.cutTo', path, () => doInFile(file, { kind: 'cut', size })),
    sync: () => sync('file.sync', path, file),
    close: () => call('file.close', path, () => undefined),
  });

  function put(path: string): FileNode {
    const node = emptyFile();
    doInFolder(parentOf(root, path), { kind: 'put', name: basename(path), node });
    return node;
  }

  return {
    root,
    calls,
    get hasFailed() {
      return hasFailed;
    },
    repair() {
      fault = null;
    },
    read: (path) =>
      call('read', path, () => {
        const node = find(root, path);
        return node ? fileAt(node, path).content : null;
      }),
    async *readInPieces(path, { start, end } = { start: 0, end: null }) {
      const content = await call('readInPieces', path, () => {
        const node = find(root, path);
        if (!node) throw diskError('ENOENT', path);
        return fileAt(node, path).content.subarray(start, end ?? undefined);
      });
      for (let at = 0; at < content.length; at += PIECE) yield content.subarray(at, at + PIECE);
    },
    realPath: (path) => Promise.resolve(path),
    open: (path) =>
      call('open', path, () => {
        const node = find(root, path);
        return wrap(path, node ? fileAt(node, path) : put(path));
      }),
    rename: (from, to) => call('rename', from, () => rename(root, from, to)),
    remove: (path) =>
      call('remove', path, () => {
        if (find(root, path)) doInFolder(parentOf(root, path), { kind: 'drop', name: basename(path) });
      }),
    makeFolder: (path) => call('makeFolder', path, () => makeFolder(root, path)),
    removeFolder: (path) =>
      call('removeFolder', path, () => {
        const node = find(root, path);
        if (node?.kind === 'folder' && node.names.size === 0)
          doInFolder(parentOf(root, path), { kind: 'drop', name: basename(path) });
      }),
    list: (path) =>
      call('list', path, () => {
        const node = find(root, path);
        return node?.kind === 'folder' ? [...node.names.keys()] : [];
      }),
    syncFolder: async (path) => {
      const node = find(root, path);
      if (node?.kind !== 'folder') throw diskError('ENOENT', path);
      await sync('syncFolder', path, node);
    },
  };
}

function fileAt(node: FileNode | FolderNode, path: string): FileNode {
  if (node.kind !== 'file') throw diskError('EISDIR', path);
  return node;
}

function rename(root: FolderNode, from: string, to: string): void {
  if (dirname(from) !== dirname(to)) throw diskError('EXDEV', 'the model knows no move between folders');
  const moved = find(root, from);
  const target = find(root, to);
  if (!moved) throw diskError('ENOENT', from);
  if (target && moved.kind === 'folder' && (target.kind === 'file' || target.names.size > 0))
    throw diskError('ENOTEMPTY', to);
  doInFolder(parentOf(root, from), { kind: 'move', name: basename(from), to: basename(to) });
}

function makeFolder(root: FolderNode, path: string): void {
  if (find(root, path)) return;
  makeFolder(root, dirname(path));
  doInFolder(parentOf(root, path), { kind: 'put', name: basename(path), node: emptyFolder() });
}

/** The function of the product that called, from the stack. */
function callSite(): string {
  const lines = (new Error('for its stack').stack ?? '').split('\n');
  for (const line of lines) {
    const match = /at (?:async )?(\S+)(?: \[as \w+\])? \(?.*\/electron\/backend\/(\w+\.ts)/.exec(line);
    if (match && !line.includes('writeAll')) return `${match[1]!.split('.').at(-1)} in ${match[2]}`;
  }
  return 'elsewhere';
}
