import type { Reads } from '../database/read-session.js';
import type { Viewer } from '../viewer/viewer.js';

export interface AccountRow {
  readonly viewer: Viewer;
  readonly displayName: string;
}

/** The row as a viewer: the table's checks keep role and scope together. */
const columns = `
  json_strip_nulls(json_build_object(
    'role', account.role, 'accountId', account.id, 'username', account.username,
    'provinceCode', coalesce(account.province_code, lg.province_code),
    'localGovernmentId', account.local_government_id)) as viewer,
  account.display_name as "displayName"`;

export async function findAccount(db: Reads, id: number): Promise<AccountRow | null> {
  const [row] = await db.query<AccountRow[]>(
    `select ${columns} from account
       left join local_government lg on lg.id = account.local_government_id
      where account.id = $1`,
    [id],
  );
  return row ?? null;
}

/** For logging in only: the hash leaves the database nowhere else. */
export async function findCredentials(
  db: Reads,
  username: string,
): Promise<{ id: number; passwordHash: string } | null> {
  const [row] = await db.query<{ id: number; passwordHash: string }[]>(
    'select id, password_hash as "passwordHash" from account where username = $1',
    [username],
  );
  return row ?? null;
}
