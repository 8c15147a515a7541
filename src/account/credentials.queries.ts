import type { EntityManager } from 'typeorm';

/** For logging in only: the hash leaves the database nowhere else. */
export interface Credentials {
  readonly accountId: number;
  readonly passwordHash: string;
  readonly mustChangePassword: boolean;
  readonly disabled: boolean;
}

export async function findCredentials(db: EntityManager, username: string): Promise<Credentials | null> {
  const [row] = await db.query<Credentials[]>(
    `select id as "accountId", password_hash as "passwordHash", disabled_at is not null as disabled,
            must_change_password as "mustChangePassword"
       from account where username = $1`,
    [username],
  );
  return row ?? null;
}

/** Writes the password that an account has chosen. @returns false where it has ended or another one meanwhile */
export async function writePassword(
  db: EntityManager,
  known: Pick<Credentials, 'accountId' | 'passwordHash'>,
  passwordHash: string,
): Promise<boolean> {
  const [, written] = await db.query<[unknown, number]>(
    `update account set password_hash = $3, must_change_password = false
      where id = $1 and password_hash = $2 and disabled_at is null`,
    [known.accountId, known.passwordHash, passwordHash],
  );
  return written > 0;
}
