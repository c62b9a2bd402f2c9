import { basename, dirname } from 'node:path';

/**
 * What POSIX promises of a disk, and no more. A file is what is durable of it and what was done since; so is a folder, whose
 * content is names. fsync of a file makes its content durable and not its name; fsync of the folder makes its names durable
 * and not their content.
 */
export interface FileNode {
  kind: 'file';
  /** What every reader sees now. */
  content: Buffer;
  /** What is there after a power loss, come what may. */
  durable: Buffer;
  /** Done since, in order. */
  pending: DataChange[];
}

export interface FolderNode {
  kind: 'folder';
  names: Map<string, DiskNode>;
  durable: Map<string, DiskNode>;
  pending: NameChange[];
}

export type DiskNode = FileNode | FolderNode;

type DataChange = { kind: 'write'; position: number; bytes: Buffer } | { kind: 'cut'; size: number };

type NameChange =
  | { kind: 'put'; name: string; node: DiskNode }
  | { kind: 'drop'; name: string }
  | { kind: 'move'; name: string; to: string };

export const emptyFile = (content: Buffer = Buffer.alloc(0)): FileNode => ({
  kind: 'file',
  content,
  durable: content,
  pending: [],
});

export const emptyFolder = (): FolderNode => ({ kind: 'folder', names: new Map(), durable: new Map(), pending: [] });

/** Never in place: contents are shared between disks. */
export function changeContent(content: Buffer, change: DataChange): Buffer {
  const size = change.kind === 'cut' ? change.size : Math.max(content.length, change.position + change.bytes.length);
  const next = Buffer.alloc(size);
  content.copy(next, 0, 0, size);
  if (change.kind === 'write') change.bytes.copy(next, change.position);
  return next;
}

export function changeNames(names: Map<string, DiskNode>, change: NameChange): void {
  if (change.kind === 'put') names.set(change.name, change.node);
  else if (change.kind === 'drop') names.delete(change.name);
  else {
    const node = names.get(change.name);
    names.delete(change.name);
    if (node) names.set(change.to, node);
  }
}

export function doInFile(file: FileNode, change: DataChange): void {
  file.content = changeContent(file.content, change);
  file.pending.push(change);
}

export function doInFolder(folder: FolderNode, change: NameChange): void {
  changeNames(folder.names, change);
  folder.pending.push(change);
}

export function syncNode(node: DiskNode): void {
  if (node.kind === 'file') for (const change of node.pending) node.durable = changeContent(node.durable, change);
  else for (const change of node.pending) changeNames(node.durable, change);
  node.pending = [];
}

export function find(root: FolderNode, path: string): DiskNode | null {
  let node: DiskNode = root;
  for (const name of path.split('/').filter((part) => part !== '')) {
    const next: DiskNode | undefined = node.kind === 'folder' ? node.names.get(name) : undefined;
    if (!next) return null;
    node = next;
  }
  return node;
}

/** The folder that a path lies in. */
export function parentOf(root: FolderNode, path: string): FolderNode {
  const folder = find(root, dirname(path));
  if (folder?.kind !== 'folder') throw diskError('ENOENT', `no such folder: ${dirname(path)}`);
  return folder;
}

/** Every file under a folder, as the readers see it, in the order of their paths. */
export function filesOf(folder: FolderNode, prefix = ''): [path: string, file: FileNode][] {
  return [...folder.names]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, node]) =>
      node.kind === 'file' ? [[`${prefix}/${name}`, node] as [string, FileNode]] : filesOf(node, `${prefix}/${name}`),
    );
}

/** Puts a file there that is as durable as if it had always been there. */
export function plant(root: FolderNode, path: string, content: Buffer): void {
  let folder = root;
  for (const name of dirname(path)
    .split('/')
    .filter((part) => part !== '')) {
    const known = folder.names.get(name);
    const next = known?.kind === 'folder' ? known : emptyFolder();
    folder.names.set(name, next);
    folder.durable.set(name, next);
    folder = next;
  }
  const file = emptyFile(content);
  folder.names.set(basename(path), file);
  folder.durable.set(basename(path), file);
}

/** The same disk again, what is not durable included: as another process finds it when the first was killed. */
export function forkTree(root: FolderNode): FolderNode {
  const copies = new Map<DiskNode, DiskNode>();
  const copy = <N extends DiskNode>(node: N): N => {
    const known = copies.get(node);
    if (known) return known as N;
    const fresh: DiskNode = node.kind === 'file' ? { ...node, pending: [...node.pending] } : emptyFolder();
    copies.set(node, fresh);
    if (node.kind === 'folder' && fresh.kind === 'folder') {
      fresh.names = new Map([...node.names].map(([name, child]) => [name, copy(child)]));
      fresh.durable = new Map([...node.durable].map(([name, child]) => [name, copy(child)]));
      fresh.pending = node.pending.map((change) =>
        change.kind === 'put' ? { ...change, node: copy(change.node) } : change,
      );
    }
    return fresh as N;
  };
  return copy(root);
}

export const diskError = (code: string, message: string): Error =>
  Object.assign(new Error(`${code}: ${message}`), { code });
