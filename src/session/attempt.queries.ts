import type { EntityManager } from 'typeorm';
import type { Reads } from '../database/read-session.js';

/** What is counted under a name: when each attempt was made, in milliseconds. */
export interface Counter {
  readonly name: string;
  readonly attempts: number[];
}

/** By which names of counters are hashed. For the service itself, outside a command's transaction. */
export async function findGuessKey(db: Reads): Promise<Buffer> {
  const [row] = await db.query<{ key: Buffer }[]>('select key from guess_key');
  if (!row) throw new Error('The table guess_key is empty: its migration fills it.');
  return row.key;
}

/** Whether an account of this name has logged in from this network in the last 90 days. */
export async function isKnownNetwork(db: EntityManager, username: string, network: string): Promise<boolean> {
  const rows = await db.query<unknown[]>(
    `select from log_in_network n join account a on a.id = n.account_id
      where a.username = $1 and n.network = $2 and n.last_at > now() - interval '90 days'`,
    [username, network],
  );
  return rows.length > 0;
}

/**
 * Counters of these names, held until the transaction ends, and the time. Always in one order, so that nobody waits
 * in a ring; by an update, so that one which is swept away meanwhile comes back.
 */
export async function lockCounters(
  db: EntityManager,
  names: readonly string[],
): Promise<{ counters: Counter[]; now: number }> {
  const rows = await db.query<(Counter & { now: number })[]>(
    `insert into log_in_counter select name, '{}', now() + interval '15 minutes'
       from unnest($1::text[]) with ordinality k(name, place) order by place
     on conflict (name) do update set expires_at = excluded.expires_at
     returning name, attempts, (extract(epoch from clock_timestamp()) * 1000)::float8 as now`,
    [[...names].sort()],
  );
  return { counters: rows, now: Math.max(...rows.map(({ now }) => now)) };
}

/** Adds an attempt, and forgets those of before `since`. */
export async function addAttempt(
  db: EntityManager,
  names: readonly string[],
  { at, since }: { at: number; since: number },
): Promise<void> {
  await db.query(
    `update log_in_counter set attempts = array(select a from unnest(attempts) a where a > $2 order by a) || $3::float8
      where name = any($1)`,
    [names, since, at],
  );
}

/** An attempt that succeeded was no guess: it counts no more. */
export async function takeBack(db: EntityManager, names: readonly string[], attempt: number): Promise<void> {
  await db.query(
    'update log_in_counter set attempts = array_remove(attempts, $2::float8) where name = any($1)',
    [names, attempt],
  );
}

/** From where an account has logged in. */
export async function findNetworks(db: EntityManager, accountId: number): Promise<string[]> {
  const rows = await db.query<{ network: string }[]>(
    'select network from log_in_network where account_id = $1',
    [accountId],
  );
  return rows.map(({ network }) => network);
}

export async function clearCounters(db: EntityManager, names: readonly string[]): Promise<void> {
  await db.query('delete from log_in_counter where name = any($1)', [names]);
}

/** Takes a few counters away that count nothing any more, passing over those in use. */
export async function sweepCounters(db: EntityManager): Promise<void> {
  await db.query(
    `delete from log_in_counter where name in
       (select name from log_in_counter where expires_at < now() limit 20 for update skip locked)`,
  );
}
