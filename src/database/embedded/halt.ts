import { setTimeout } from 'node:timers/promises';
import { StartUpError } from '../../errors.js';
import type { Binaries } from './binaries.js';
import type { Place } from './place.js';
import { findPostmaster } from './postmaster.js';
import { run } from './run.js';

const patience = 120_000;
const pause = 20;

/** Stops the server: sessions are cut, everything committed is on disk. */
export async function halt(place: Place, { pgCtl }: Binaries): Promise<void> {
  const running = await findPostmaster(place.cluster);
  if (!running) return;
  // Not pg_ctl's own --wait: a server that somebody starts right after it takes for the old one, and waits for ever.
  const args = ['stop', '--mode=fast', '--no-wait', `--pgdata=${place.cluster}`];
  const { output } = await run(pgCtl, args, { account: place.account, directory: place.directory });
  const end = Date.now() + patience;
  while ((await findPostmaster(place.cluster))?.pid === running.pid) {
    if (Date.now() > end)
      throw new StartUpError(
        `The embedded PostgreSQL in ${place.directory} (process ${running.pid}) does not stop (${output.trim()}): look into ${place.log}.`,
      );
    await setTimeout(pause);
  }
}
