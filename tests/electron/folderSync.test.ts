import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ignoreIfUnknown, nodeDisk } from '../../electron/backend/disk.ts';
import { diskError } from './diskTree.ts';

/** Some network disks know no fsync of a folder. A plan on them can be written; an fsync that fails is still told. */
const failing = (code: string) => Promise.reject(diskError(code, 'fsync of a folder'));

it.each(['EINVAL', 'EBADF', 'ENOTSUP', 'EISDIR'])(
  '%s means that there is no such thing, and is passed over',
  async (code) => {
    await expect(ignoreIfUnknown(failing(code), 'linux')).resolves.toBeUndefined();
  },
);

it.each(['EIO', 'ENOSPC', 'EDQUOT', 'EACCES', 'EPERM', 'EROFS'])('%s counts', async (code) => {
  await expect(ignoreIfUnknown(failing(code), 'linux')).rejects.toMatchObject({ code });
});

it('EPERM is what Windows says, and only there', async () => {
  await expect(ignoreIfUnknown(failing('EPERM'), 'win32')).resolves.toBeUndefined();
  await expect(ignoreIfUnknown(failing('EPERM'), 'darwin')).rejects.toMatchObject({ code: 'EPERM' });
  await expect(ignoreIfUnknown(failing('EIO'), 'win32')).rejects.toMatchObject({ code: 'EIO' });
});

it('a real folder is synced, one of a file system without it passed over, and one that is not there told', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-sync-'));
  await expect(nodeDisk.syncFolder(folder)).resolves.toBeUndefined();
  await rm(folder, { recursive: true });
  await expect(nodeDisk.syncFolder(folder)).rejects.toMatchObject({ code: 'ENOENT' });
  // Linux answers EINVAL for folders of /proc.
  if (process.platform === 'linux') await expect(nodeDisk.syncFolder('/proc')).resolves.toBeUndefined();
  else console.log(`No file system without folder fsync is at hand on ${process.platform}: that part is left out.`);
});
