import { createClient } from '@redis/client';

interface Log {
  info(message: string): void;
  error(details: object, message: string): void;
}

/** A connection to Redis that comes back by itself; while it is away commands fail at once, and the log says so once. */
export function openRedis(url: string, log: Log) {
  let away = false;
  const client = createClient({
    url,
    disableOfflineQueue: true,
    commandOptions: { timeout: 250 },
    socket: { connectTimeout: 1000, reconnectStrategy: (tries) => Math.min(100 * tries, 2000) },
  });
  client.on('error', (error: Error) => {
    if (!away) log.error({ err: error }, 'Redis is away: each process counts rates by itself');
    away = true;
  });
  client.on('ready', () => {
    if (away) log.info('Redis is back: rates are counted together again');
    away = false;
  });
  // It goes on trying, and says on "error" what keeps it.
  client.connect().catch(() => undefined);
  return client;
}
