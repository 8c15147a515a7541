import type { Client } from 'pg';
import type { Place } from './place.js';
import { openSession } from './session.js';

// Who is present holds this lock with others, who stops the server holds it alone: so nobody comes in between.
const lock = "hashtext('lpa-graphql presence')";
const presenceName = 'lpa-graphql presence';
const leavingName = 'lpa-graphql leaving';

/** Says that a process uses the server, for as long as the connection lives: so a killed process is gone too. */
export async function enter(place: Place, port: number): Promise<Client> {
  const presence = await openSession(place, port, presenceName);
  try {
    await presence.query(`select pg_advisory_lock_shared(${lock})`);
    return presence;
  } catch (error) {
    await presence.end().catch(() => undefined);
    throw error;
  }
}

/** Ends a presence, and calls `stop` if nobody else is connected; newcomers are kept waiting until it is done. */
export async function leave(
  presence: Client,
  place: Place,
  port: number,
  stop: () => Promise<void>,
): Promise<void> {
  await presence.end().catch(() => undefined);
  const session = await openSession(place, port, leavingName).catch(() => undefined);
  // Stopped under us: then there is nothing left to do.
  if (!session) return;
  try {
    if (await isEmpty(session)) await stop();
  } finally {
    await session.end().catch(() => undefined);
  }
}

async function isEmpty(session: Client): Promise<boolean> {
  // With the lock in hand nobody is present: who bears our names is about to leave or, arriving, will look again.
  // Others bear their names only from their first state on.
  const statement = `
    select pg_try_advisory_lock(${lock}) and not exists (
      select from pg_stat_activity
      where backend_type = 'client backend' and state <> 'starting'
        and application_name not in ('${presenceName}', '${leavingName}')
    ) as empty`;
  // Another one that leaves with us may be stopping it already.
  const { rows } = await session.query<{ empty: boolean }>(statement).catch(() => ({ rows: [] }));
  return rows[0]?.empty ?? false;
}
