import { once } from 'node:events';
import { open, readFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import type { Binaries } from './binaries.js';
import { explain } from './failures.js';
import type { Place } from './place.js';
import { run } from './run.js';
import { serverSettings } from './settings.js';

// Somebody else starts it, stops it, or took the port between our choice and its use: look again.
const contended = new RegExp(
  [
    'lock file .* (already exists|is empty)',
    'PID file .* is empty',
    'shared memory block .* still in use',
    'received fast shutdown request',
    'Address already in use',
  ].join('|'),
);

/**
 * Starts the server, unless another process is at it. By pg_ctl it is a session of its own, which Ctrl-C in our
 * terminal does not reach.
 */
export async function launch(place: Place, binaries: Binaries, durable: boolean): Promise<boolean> {
  const before = await openLog(place);
  const settings = serverSettings(await freePort(), durable);
  const { code, output } = await run(
    binaries.pgCtl,
    [
      ...['start', '--wait', '--timeout=120', `--pgdata=${place.cluster}`, `--log=${place.log}`],
      `--options=${settings.map((setting) => `-c ${setting}`).join(' ')}`,
    ],
    { account: place.account, directory: place.directory, silent: process.platform === 'win32' },
  );
  if (code === 0) return true;
  const said = (await readFile(place.log)).subarray(before).toString() + output;
  if (!contended.test(said)) throw explain(said, place.directory);
  return false;
}

/** Makes the log, which PostgreSQL's account could not in a folder of ours; returns its length. */
async function openLog({ log, account, directory }: Place): Promise<number> {
  try {
    const file = await open(log, 'a', 0o600);
    const { size } = await file.stat();
    if (account) await file.chown(account.uid, account.gid);
    await file.close();
    return size;
  } catch (error) {
    throw explain(error, directory);
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
