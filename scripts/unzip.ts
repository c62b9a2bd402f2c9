import { createWriteStream } from 'node:fs';
import { mkdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import yauzl, { type Entry, type ZipFile } from 'yauzl';

const FILE_TYPE_MASK = 0o170000;
const SYMBOLIC_LINK = 0o120000;

/**
 * Unpacks a zip file with its unix modes and symbolic links.
 * `placeOf` gives the place of an entry inside `folder`, or undefined to leave that entry out.
 */
export async function unzip(
  zipPath: string,
  folder: string,
  placeOf: (name: string) => string | undefined,
): Promise<void> {
  const zip = await open(zipPath);
  await new Promise<void>((resolve, reject) => {
    zip.on('error', reject);
    zip.on('end', resolve);
    zip.on('entry', (entry: Entry) => {
      // Entries are asked for one by one, so that only one file is open at any time.
      unpackEntry(zip, entry, folder, placeOf(entry.fileName)).then(() => zip.readEntry(), reject);
    });
    zip.readEntry();
  }).finally(() => zip.close());
}

async function unpackEntry(zip: ZipFile, entry: Entry, folder: string, place: string | undefined): Promise<void> {
  // Folders are made for the files in them.
  if (place === undefined || entry.fileName.endsWith('/')) return;
  const target = path.join(folder, place);
  if (!isInside(target, folder)) throw new Error(`The archive wants to write outside its folder: ${entry.fileName}`);
  await mkdir(path.dirname(target), { recursive: true });
  // The upper half of this field is the unix mode.
  const mode = entry.externalFileAttributes >>> 16;
  const content = await openEntry(zip, entry);
  if ((mode & FILE_TYPE_MASK) === SYMBOLIC_LINK) {
    const destination = await text(content);
    if (!isInside(path.resolve(path.dirname(target), destination), folder)) {
      throw new Error(`The archive has a link that leads outside its folder: ${entry.fileName}`);
    }
    await symlink(destination, target);
    return;
  }
  // Without set-user-id and its like: nothing unpacked here may gain rights.
  await pipeline(content, createWriteStream(target, { mode: mode & 0o777 || 0o644 }));
}

function isInside(target: string, folder: string): boolean {
  return path.resolve(target).startsWith(path.resolve(folder) + path.sep);
}

function open(zipPath: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    yauzl.open(zipPath, { lazyEntries: true, autoClose: false }, (error, zip) =>
      error ? reject(error) : resolve(zip),
    );
  });
}

function openEntry(zip: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, content) => (error ? reject(error) : resolve(content)));
  });
}
