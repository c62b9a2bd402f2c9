import { createHash } from 'node:crypto';
import { connect, createServer, type Server } from 'node:net';

/**
 * Runs `work` while no other process on this machine runs work of the same name.
 *
 * The lock is a name in Linux's abstract socket space. The kernel frees it with the process that holds it, however
 * that one ends, so there is no stale lock file to recognise; and whoever waits is woken at once, without polling.
 * Other systems have no such space; there the work runs unguarded (only the fallback runtime, which is for Linux, and
 * Electron's own installer are guarded). The same holds for two containers that share one cache, so the work must be
 * safe without the lock as well: the lock only saves doing it twice.
 */
export async function exclusively<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  if (process.platform !== 'linux') return work();
  // Hashed because a socket's name may have no more than 107 bytes; with the user, as each user has a cache.
  const digest = createHash('sha256').update(`${process.getuid?.()} ${name}`).digest('hex').slice(0, 40);
  const address = `\0slipway-${digest}`;
  let server = await holdAddress(address);
  while (server === undefined) {
    await untilReleased(address);
    server = await holdAddress(address);
  }
  try {
    return await work();
  } finally {
    server.close();
  }
}

function holdAddress(address: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    // Waiting processes stay connected; none of them may keep this one alive once its work is done.
    const waiting = new Set<{ destroy(): void }>();
    const server = createServer((connection) => {
      waiting.add(connection);
      connection.unref().on('error', () => undefined);
    });
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined);
      else reject(error);
    });
    const close = server.close.bind(server);
    server.close = (callback) => {
      close(callback);
      for (const connection of waiting) connection.destroy();
      return server;
    };
    server.listen(address, () => resolve(server));
  });
}

function untilReleased(address: string): Promise<void> {
  return new Promise((resolve) => {
    // 'close' follows both an end by the holder and a refusal because the holder has gone meanwhile.
    connect(address)
      .on('error', () => undefined)
      .on('close', () => resolve())
      .resume();
  });
}
