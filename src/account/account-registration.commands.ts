import { randomBytes } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { recordDeed } from '../audit/record.queries.js';
import { hashPassword } from '../viewer/password.js';
import { commandLine, type Role } from '../viewer/viewer.js';
import { findLocalGovernmentId, insertAccount, provinceExists } from './account-registration.queries.js';

export interface NewAccount {
  readonly username: string;
  readonly role: Exclude<Role, 'PUBLIC'>;
  /** Two digits, for an office. */
  readonly provinceCode: string | null;
  /** Seven digits, for a local government. */
  readonly localGovernmentCode: string | null;
}

export type Added =
  { readonly ok: true; readonly password: string } | { readonly ok: false; readonly why: string };

/**
 * Makes an account with a password of 128 random bits, told this once and kept only as a hash.
 * @param by the name of who makes it
 */
export function addAccount(
  database: DataSource | EntityManager,
  account: NewAccount,
  by: string,
): Promise<Added> {
  return database.transaction((db) => add(db, account, by));
}

async function add(db: EntityManager, account: NewAccount, by: string): Promise<Added> {
  const username = account.username.trim().toLowerCase();
  if (!/^[a-z0-9][a-z0-9._-]{2,63}$/.test(username))
    return refused(`"${username}" is no user name: use 3 to 64 of a-z, 0-9, dot, dash and underscore`);
  const wants = { PROVINCE: '--province', LAO: '--code' } as const;
  const given = { PROVINCE: account.provinceCode, LAO: account.localGovernmentCode };
  for (const role of ['PROVINCE', 'LAO'] as const)
    if ((account.role === role) !== (given[role] !== null))
      return refused(`${wants[role]} goes with the role ${role}, and only with it`);

  const localGovernmentId =
    account.localGovernmentCode === null
      ? null
      : await findLocalGovernmentId(db, account.localGovernmentCode);
  if (account.localGovernmentCode !== null && localGovernmentId === null)
    return refused(`the registry has no local government ${account.localGovernmentCode}`);

  if (account.provinceCode !== null && !(await provinceExists(db, account.provinceCode)))
    return refused(`there is no province ${account.provinceCode}`);

  const password = randomBytes(16).toString('base64url');
  const row = { ...account, username, localGovernmentId, passwordHash: await hashPassword(password) };
  if (!(await insertAccount(db, row))) return refused(`there is an account ${username} already`);
  const { role, provinceCode, localGovernmentCode } = account;
  await recordDeed(db, {
    ...{ action: 'ADD_ACCOUNT', actor: by, origin: commandLine, subject: username },
    after: { role, provinceCode, localGovernmentCode },
  });
  return { ok: true, password };
}

const refused = (why: string): Added => ({ ok: false, why });
