import type { EntityManager } from 'typeorm';

/**
 * Remembers when and from where an account logs in; addresses of more than 90 days ago are forgotten.
 * @returns false where it has ended or has another password meanwhile
 */
export async function markLogIn(
  db: EntityManager,
  { accountId, passwordHash, network }: { accountId: number; passwordHash: string; network: string },
): Promise<boolean> {
  const [, marked] = await db.query<[unknown, number]>(
    `update account set last_log_in_at = now()
      where id = $1 and password_hash = $2 and disabled_at is null`,
    [accountId, passwordHash],
  );
  if (marked === 0) return false;
  await db.query(
    `insert into log_in_network (account_id, network) values ($1, $2)
     on conflict (account_id, network) do update set last_at = now()`,
    [accountId, network],
  );
  await db.query(
    `delete from log_in_network where account_id = $1 and last_at < now() - interval '90 days'`,
    [accountId],
  );
  return true;
}
