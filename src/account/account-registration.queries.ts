import type { EntityManager } from 'typeorm';

/** The id of a body by its code; the registry's own, for whoever keeps the accounts. */
export async function findLocalGovernmentId(db: EntityManager, code: string): Promise<number | null> {
  const [row] = await db.query<{ id: number }[]>('select id from local_government where code = $1', [code]);
  return row?.id ?? null;
}

export interface AccountInsert {
  readonly username: string;
  readonly passwordHash: string;
  readonly role: string;
  readonly provinceCode: string | null;
  readonly localGovernmentId: number | null;
}

export async function provinceExists(db: EntityManager, code: string): Promise<boolean> {
  return (await db.query<unknown[]>('select from province where code = $1', [code])).length > 0;
}

/** @returns false where the name is taken: then nothing is written */
export async function insertAccount(db: EntityManager, account: AccountInsert): Promise<boolean> {
  const rows = await db.query<unknown[]>(
    `insert into account (username, display_name, password_hash, role, province_code, local_government_id)
     values ($1, $1, $2, $3, $4, $5)
     on conflict (username) do nothing returning id`,
    [account.username, account.passwordHash, account.role, account.provinceCode, account.localGovernmentId],
  );
  return rows.length > 0;
}
