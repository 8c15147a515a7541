import { setTimeout } from 'node:timers/promises';
import type { Client } from 'pg';
import { StartUpError } from '../../errors.js';
import type { Binaries } from './binaries.js';
import { launch } from './launch.js';
import type { Place } from './place.js';
import { findPostmaster, type Postmaster } from './postmaster.js';
import { enter } from './presence.js';

export interface Joined {
  readonly presence: Client;
  readonly port: number;
}

// Recovery after a power cut can take this long, hardly longer.
const patience = 120_000;
const pause = 50;

/** Attaches to the server of this place, which it starts when none runs. */
export async function joinOrLaunch(place: Place, binaries: Binaries, durable: boolean): Promise<Joined> {
  const end = Date.now() + patience;
  let trouble: unknown;
  while (Date.now() < end) {
    const running = await findPostmaster(place.cluster);
    if (!running) {
      if (await launch(place, binaries, durable)) continue;
    } else if (running.port) {
      try {
        const presence = await enter(place, running.port);
        if (await isStaying(place, running)) return { presence, port: running.port };
        await presence.end().catch(() => undefined);
      } catch (error) {
        refuseStranger(error, place, running);
        // It is starting or stopping; what it will be the next look tells.
        trouble = error;
      }
    }
    await setTimeout(pause);
  }
  throw new StartUpError(
    `The embedded PostgreSQL in ${place.directory} does not answer: look into ${place.log}, or set DATABASE_URL to a PostgreSQL server.`,
    { cause: trouble },
  );
}

/** Who stops the server holds back newcomers, but its own session may be cut a blink before theirs. */
async function isStaying(place: Place, { pid }: Postmaster): Promise<boolean> {
  const now = await findPostmaster(place.cluster);
  return now?.pid === pid && !now.stopping;
}

function refuseStranger(error: unknown, place: Place, { pid }: Postmaster): void {
  if ((error as { code?: string }).code !== '28P01') return;
  throw new StartUpError(
    `The PostgreSQL that runs in ${place.cluster} (process ${pid}) refuses the password in ${place.password}: put the right one back.`,
  );
}
