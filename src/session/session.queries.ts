import type { EntityManager } from 'typeorm';

/** How long a session is renewed at the most, and how long a refresh token waits to be used. */
const lifetime = { session: '7 days', refreshToken: '8 hours' };

/** Opens a session, and takes a few away that ended long ago. */
export async function insertSession(db: EntityManager, accountId: number): Promise<number> {
  await db.query(
    `delete from session where id in
       (select id from session where expires_at < now() - interval '1 day' limit 20 for update skip locked)`,
  );
  const [row] = await db.query<{ id: number }[]>(
    `insert into session (account_id, expires_at) values ($1, now() + $2::interval) returning id`,
    [accountId, lifetime.session],
  );
  if (!row) throw new Error('The session was not written.');
  return row.id;
}

/** @param parent the hash of the token that is exchanged; null for the first of a session */
export async function insertRefreshToken(
  db: EntityManager,
  token: { readonly hash: Buffer; readonly sessionId: number; readonly parent: Buffer | null },
): Promise<void> {
  await db.query(
    `insert into refresh_token (hash, session_id, parent, expires_at)
     select $1, id, $3, least(expires_at, now() + $4::interval) from session where id = $2`,
    [token.hash, token.sessionId, token.parent, lifetime.refreshToken],
  );
}

/** A session that a refresh token belongs to, held until the transaction ends. */
export interface HeldSession {
  readonly sessionId: number;
  readonly accountId: number;
  readonly username: string;
  /** Neither ended nor over, and its account may still log in. */
  readonly alive: boolean;
}

export async function lockSessionOf(db: EntityManager, hash: Buffer): Promise<HeldSession | null> {
  const [row] = await db.query<HeldSession[]>(
    `select s.id as "sessionId", a.id as "accountId", a.username,
            s.ended_at is null and s.expires_at > now() and a.disabled_at is null as alive
       from refresh_token t join session s on s.id = t.session_id join account a on a.id = s.account_id
      where t.hash = $1 for update of s`,
    [hash],
  );
  return row ?? null;
}

/**
 * Uses a token up. One that was used moments ago may be used once more, as its answer may have been lost, while
 * what was given for it is unused: that is used up instead. So never more than one token of a session is good.
 * @returns false where it cannot be used
 */
export async function useRefreshToken(db: EntityManager, hash: Buffer): Promise<boolean> {
  const [, used] = await db.query<[unknown, number]>(
    `update refresh_token set used_at = now()
      where used_at is null and expires_at > now() and (hash = $1 or parent = $1 and exists (
        select from refresh_token p where p.hash = $1 and p.used_at > now() - interval '20 seconds'))`,
    [hash],
  );
  return used > 0;
}

/** Whether a token was used before, and not merely left too long. */
export async function isUsed(db: EntityManager, hash: Buffer): Promise<boolean> {
  const rows = await db.query<unknown[]>(
    'select from refresh_token where hash = $1 and used_at is not null',
    [hash],
  );
  return rows.length > 0;
}

export async function endSession(db: EntityManager, sessionId: number): Promise<void> {
  await db.query('update session set ended_at = now() where id = $1 and ended_at is null', [sessionId]);
}

export async function endSessionsOf(db: EntityManager, accountId: number): Promise<void> {
  await db.query('update session set ended_at = now() where account_id = $1 and ended_at is null', [
    accountId,
  ]);
}
