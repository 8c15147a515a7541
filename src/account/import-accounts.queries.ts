import type { EntityManager } from 'typeorm';
import type { AccountRow, Place } from './account.row.js';
import type { ListedAccount } from './account-file.js';

/** The place of each listed account, in their order; null where there is no such province or local government. */
export async function findPlaces(
  db: EntityManager,
  accounts: readonly ListedAccount[],
): Promise<(Place | null)[]> {
  const rows = await db.query<(Place & { found: boolean })[]>(
    `select n.role, coalesce(p.code, lg.province_code) as "provinceCode", lg.id as "localGovernmentId",
            (n."provinceCode" is null or p.code is not null)
              and (n."localGovernmentCode" is null or lg.id is not null) as found
       from rows from (jsonb_to_recordset($1::jsonb) as (role text, "provinceCode" text, "localGovernmentCode" text))
              with ordinality n(role, "provinceCode", "localGovernmentCode", nth)
       left join province p on p.code = n."provinceCode"
       left join local_government lg on lg.code = n."localGovernmentCode"
      order by nth`,
    [JSON.stringify(accounts)],
  );
  return rows.map(({ found, ...place }) => (found ? place : null));
}

export async function findTaken(db: EntityManager, usernames: readonly string[]): Promise<Set<string>> {
  const rows = await db.query<{ username: string }[]>(
    'select username from account where username = any($1)',
    [usernames],
  );
  return new Set(rows.map(({ username }) => username));
}

/** Keeps that these accounts were made, as if each had been made by itself. */
export async function recordAdded(
  db: EntityManager,
  by: { readonly actor: string; readonly origin: string },
  accounts: readonly AccountRow[],
): Promise<void> {
  await db.query(
    `insert into audit_event (action, actor, origin, subject, after)
     select 'ADD_ACCOUNT', $1, $2, n ->> 'username', n - 'id' - 'localGovernmentId' - 'username' - 'displayName' - 'createdAt' - 'lastLogInAt'
       from jsonb_array_elements($3::jsonb) n`,
    [by.actor, by.origin, JSON.stringify(accounts)],
  );
}
