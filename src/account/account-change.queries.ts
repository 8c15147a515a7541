import type { EntityManager } from 'typeorm';
import { accountColumns } from './account-list.queries.js';
import type { AccountRow, Place } from './account.row.js';

/** The body of a code as its owner's codes: for whoever keeps the accounts. */
export async function findLocalGovernmentPlace(
  db: EntityManager,
  code: string,
): Promise<{ provinceCode: string; localGovernmentId: number } | null> {
  const [row] = await db.query<{ provinceCode: string; localGovernmentId: number }[]>(
    'select province_code as "provinceCode", id as "localGovernmentId" from local_government where code = $1',
    [code],
  );
  return row ?? null;
}

export async function provinceExists(db: EntityManager, code: string): Promise<boolean> {
  return (await db.query<unknown[]>('select from province where code = $1', [code])).length > 0;
}

export interface NewAccount extends Place {
  readonly username: string;
  readonly displayName: string;
  readonly passwordHash: string;
}

const columns = ['username', 'displayName', 'passwordHash', 'role', 'provinceCode', 'localGovernmentId'];

/** Writes accounts whose first password has to be changed. @returns those written: a name that is taken is left out */
export async function insertAccounts(
  db: EntityManager,
  accounts: readonly NewAccount[],
): Promise<AccountRow[]> {
  return db.query<AccountRow[]>(
    `insert into account as a (username, display_name, password_hash, role, province_code, local_government_id,
                               must_change_password)
     select username, "displayName", "passwordHash", role, "provinceCode", "localGovernmentId", true
       from jsonb_to_recordset($1::jsonb) n(username text, "displayName" text, "passwordHash" text, role text,
                                            "provinceCode" text, "localGovernmentId" int)
     on conflict (username) do nothing returning ${accountColumns}`,
    // Only what is written: what else a caller's rows hold, such as a password, stays here.
    [JSON.stringify(accounts, columns)],
  );
}

/** The accounts of administrators that may log in, held until the transaction ends, so that two do not end the last two. */
export async function lockAdministrators(db: EntityManager): Promise<number[]> {
  const rows = await db.query<{ id: number }[]>(
    `select id from account where role = 'ADMIN' and disabled_at is null order by id for update`,
  );
  return rows.map(({ id }) => id);
}

export async function lockAccount(db: EntityManager, username: string): Promise<AccountRow | null> {
  const [row] = await db.query<AccountRow[]>(
    `select ${accountColumns} from account a where username = $1 for update`,
    [username],
  );
  return row ?? null;
}

/** Ends an account, or lets it log in again. */
export const markDisabled = (db: EntityManager, id: number, disabled: boolean): Promise<AccountRow> =>
  update(db, id, 'disabled_at = case when $2 then coalesce(disabled_at, now()) end', [disabled]);

/** Gives a new first password. */
export const markReset = (db: EntityManager, id: number, passwordHash: string): Promise<AccountRow> =>
  update(db, id, 'password_hash = $2, must_change_password = true', [passwordHash]);

export const movePlace = (db: EntityManager, id: number, place: Place): Promise<AccountRow> =>
  update(db, id, 'role = $2, province_code = $3, local_government_id = $4', [
    ...[place.role, place.provinceCode, place.localGovernmentId],
  ]);

async function update(
  db: EntityManager,
  id: number,
  set: string,
  values: readonly unknown[],
): Promise<AccountRow> {
  const [[row]] = await db.query<[AccountRow[], number]>(
    `update account a set ${set} where id = $1 returning ${accountColumns}`,
    [id, ...values],
  );
  if (!row) throw new Error(`Account ${id} is gone.`);
  return row;
}
