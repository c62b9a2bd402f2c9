import { createHash } from 'node:crypto';
import {
  changeContent,
  changeNames,
  type DiskNode,
  emptyFile,
  emptyFolder,
  type FileNode,
  type FolderNode,
} from './diskTree.ts';

/** How closely the possible disks are looked at. */
export interface Scrutiny {
  /** Unsynced writes up to this length are torn at every byte; longer ones at their boundaries and at `samples` bytes. */
  everyByteUpTo: number;
  samples: number;
  /** The most ways in which the unsynced changes of several files and folders are combined before a sample is taken. */
  combinations: number;
}

export const COARSE: Scrutiny = { everyByteUpTo: 0, samples: 0, combinations: 64 };

/** A file or folder with unsynced changes, and how many ways there are to keep some of them. */
interface Choice {
  node: DiskNode;
  options: number;
}

/**
 * The disks that a power loss can leave now: of each file the unsynced changes up to any of them, the last one torn; of each
 * folder the unsynced names up to any of them. What one file kept says nothing of what another did. The same disk may come
 * more than once.
 */
export function* possibleDisks(root: FolderNode, scrutiny: Scrutiny, random: () => number): Generator<FolderNode> {
  const choices = unsynced(root).map((node): Choice => ({ node, options: node.pending.length + 1 }));
  for (const picks of combine(choices, scrutiny.combinations, random)) yield build(root, picks, null);
  const all = new Map(choices.map(({ node, options }) => [node, options - 1]));
  for (const { node } of choices) {
    if (node.kind !== 'file') continue;
    // The other files and folders kept everything, or as much as chance has it.
    for (const content of tornContents(node, scrutiny, random)) {
      yield build(root, all, { node, content });
      if (scrutiny.samples > 0 && random() < 0.1) yield build(root, pickAny(choices, random), { node, content });
    }
  }
}

/** All files and folders with unsynced changes that any of the possible disks may hold. */
function unsynced(root: FolderNode): DiskNode[] {
  const found = new Set<DiskNode>();
  const visit = (node: DiskNode) => {
    if (found.has(node)) return;
    found.add(node);
    if (node.kind === 'file') return;
    for (const child of node.durable.values()) visit(child);
    for (const change of node.pending) if (change.kind === 'put') visit(change.node);
  };
  visit(root);
  return [...found].filter(({ pending }) => pending.length > 0);
}

type Picks = ReadonlyMap<DiskNode, number>;

function* combine(choices: readonly Choice[], most: number, random: () => number): Generator<Picks> {
  const count = choices.reduce((product, { options }) => product * options, 1);
  if (count <= most) {
    for (let number = 0; number < count; number++) {
      let rest = number;
      yield new Map(
        choices.map(({ node, options }) => {
          const pick = rest % options;
          rest = Math.floor(rest / options);
          return [node, pick];
        }),
      );
    }
    return;
  }
  yield new Map(choices.map(({ node }) => [node, 0]));
  yield new Map(choices.map(({ node, options }) => [node, options - 1]));
  // Each on its own first, then chance.
  for (const lone of choices)
    for (const others of [0, 1])
      for (let pick = 0; pick < lone.options; pick++)
        yield new Map(choices.map((choice) => [choice.node, choice === lone ? pick : others * (choice.options - 1)]));
  for (let sample = 0; sample < most; sample++) yield pickAny(choices, random);
}

const pickAny = (choices: readonly Choice[], random: () => number): Picks =>
  new Map(choices.map(({ node, options }) => [node, Math.floor(random() * options)]));

/** Contents with a write that came only in part, or whose length came and whose bytes did not. */
function* tornContents(file: FileNode, scrutiny: Scrutiny, random: () => number): Generator<Buffer> {
  let before = file.durable;
  for (const change of file.pending) {
    if (change.kind === 'write') {
      for (const cut of cuts(change.bytes, scrutiny, random)) {
        const torn = changeContent(before, { ...change, bytes: change.bytes.subarray(0, cut) });
        yield torn;
        if (cut % 7 === 0) yield changeContent(torn, { kind: 'cut', size: change.position + change.bytes.length });
      }
    }
    before = changeContent(before, change);
  }
}

function cuts(bytes: Buffer, { everyByteUpTo, samples }: Scrutiny, random: () => number): Iterable<number> {
  const { length } = bytes;
  if (length <= everyByteUpTo) return bytes.keys();
  if (samples === 0) return [length >> 1, length - 1];
  const places = new Set([0, 1, length - 2, length - 1]);
  // Line ends are where one meaning ends and another begins; sectors are what a disk writes.
  const seams: number[] = [];
  for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, at + 1)) seams.push(at, at + 1);
  for (let at = 512; at < length; at += 512) seams.push(at);
  for (let sample = 0; sample < samples; sample++) {
    places.add(seams[Math.floor(random() * seams.length)] ?? 0);
    places.add(Math.floor(random() * length));
  }
  return [...places].filter((cut) => cut >= 0 && cut < length);
}

function build(root: FolderNode, picks: Picks, torn: { node: FileNode; content: Buffer } | null): FolderNode {
  const built = new Map<DiskNode, DiskNode>();
  const keep = (node: DiskNode): DiskNode => {
    const known = built.get(node);
    if (known) return known;
    const pick = picks.get(node) ?? 0;
    if (node.kind === 'file') {
      const content =
        torn?.node === node ? torn.content : node.pending.slice(0, pick).reduce(changeContent, node.durable);
      const file = emptyFile(content);
      built.set(node, file);
      return file;
    }
    const names = new Map(node.durable);
    for (const change of node.pending.slice(0, pick)) changeNames(names, change);
    const folder = emptyFolder();
    built.set(node, folder);
    for (const [name, child] of names) {
      const kept = keep(child);
      folder.names.set(name, kept);
      folder.durable.set(name, kept);
    }
    return folder;
  };
  return keep(root) as FolderNode;
}

const digests = new WeakMap<Buffer, string>();

/** The same for two disks that hold the same. */
export function digestOf(files: Iterable<[string, FileNode]>): string {
  const hash = createHash('sha1');
  for (const [path, { content }] of files) {
    let digest = digests.get(content);
    if (digest === undefined) digests.set(content, (digest = createHash('sha1').update(content).digest('hex')));
    hash.update(`${path}\0${digest}\n`);
  }
  return hash.digest('hex');
}

/** Chance that is the same in each run: mulberry32. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
