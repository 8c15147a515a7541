import type { Reads } from '../database/read-session.js';
import type { TokenSubject } from '../viewer/token.js';
import type { Viewer } from '../viewer/viewer.js';

/** Whose token or key it is; the viewer is null where what it is of has ended. */
export interface Found {
  readonly viewer: Viewer | null;
  readonly username: string;
}

/** The columns of an account or a key that make it a viewer: the tables' checks keep role and scope together. */
export const scopeColumns = (table: string): string => `
  'role', ${table}.role, 'provinceCode', ${table}.province_code,
  'localGovernmentId', ${table}.local_government_id`;

/** Who asks by a token; null where there is no such session. */
export async function findViewer(db: Reads, { accountId, sessionId }: TokenSubject): Promise<Found | null> {
  const [row] = await db.query<Found[]>(
    `select a.username, case when a.disabled_at is null and s.ended_at is null and s.expires_at > now() then
              json_strip_nulls(json_build_object(${scopeColumns('a')}, 'accountId', a.id, 'username', a.username,
              'credential', json_build_object('kind', 'SESSION', 'id', s.id))) end as viewer
       from account a join session s on s.account_id = a.id
      where a.id = $1 and s.id = $2`,
    [accountId, sessionId],
  );
  return row ?? null;
}

/** The account of an administrator who may log in, by its name; null where there is none. */
export async function findAdministrator(
  db: Reads,
  username: string,
): Promise<{ accountId: number; username: string } | null> {
  const [row] = await db.query<{ accountId: number; username: string }[]>(
    `select id as "accountId", username from account
      where lower(username) = lower($1) and role = 'ADMIN' and disabled_at is null`,
    [username],
  );
  return row ?? null;
}
