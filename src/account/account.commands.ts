import type { KeyObject } from 'node:crypto';
import { recordDeed } from '../audit/record.queries.js';
import type { Reads } from '../database/read-session.js';
import { refuse, type Refused, UserErrorCode } from '../user-errors.js';
import { passwordMatches } from '../viewer/password.js';
import { signToken, tokenLifetime } from '../viewer/token.js';
import { findCredentials } from './account.queries.js';

export interface LoggedIn {
  readonly ok: true;
  readonly token: string;
  readonly expiresAt: Date;
}

/** Logs in. A wrong name and a wrong password get the same answer after the same work. */
export async function logIn(
  db: Reads,
  key: KeyObject,
  input: { username: string; password: string; origin: string },
): Promise<LoggedIn | Refused> {
  const username = input.username.trim().toLowerCase();
  const account = await findCredentials(db, username);
  const matches = await passwordMatches(account?.passwordHash ?? null, input.password);
  // A name that no account has is not kept: people type passwords into the wrong field.
  await recordDeed(db, {
    action: account !== null && matches ? 'LOG_IN' : 'LOG_IN_REFUSED',
    actor: account === null ? null : username,
    origin: input.origin,
  });
  if (account === null || !matches)
    return refuse(UserErrorCode.INVALID_CREDENTIALS, [], {
      th: 'ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง',
      en: 'No account has this username and this password.',
    });
  const expiresAt = new Date(Date.now() + tokenLifetime * 1000);
  return { ok: true, token: signToken(key, account.id), expiresAt };
}
