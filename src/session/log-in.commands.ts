import type { EntityManager } from 'typeorm';
import { briefly } from '../database/briefly.js';
import { findCredentials } from '../account/credentials.queries.js';
import type { AuditLog } from '../audit/audit-log.js';
import { recordDeed } from '../audit/record.queries.js';
import type { Refused } from '../user-errors.js';
import { passwordMatches } from '../viewer/password.js';
import type { TokenKeys } from '../viewer/token.js';
import { forgiveAttempt, reserveAttempt } from './attempt.js';
import { markLogIn } from './log-in.queries.js';
import * as refusals from './log-in-refusals.js';
import { networkOf } from './network.js';
import { openSession, type Tokens } from './tokens.js';

export interface Known {
  readonly username: string;
  readonly password: string;
  /** The address of who tries. */
  readonly origin: string;
}

/** What logging in and changing a password work with. */
export interface LogInTools {
  readonly keys: TokenKeys;
  readonly audit: AuditLog;
}

/** Logs in. A first password has to be changed before. */
export async function logIn(db: EntityManager, tools: LogInTools, input: Known): Promise<Tokens | Refused> {
  const known = await recognise(db, tools, input);
  if (!known.ok) return known;
  if (known.mustChangePassword) return refusals.passwordChangeRequired;
  return briefly(db, (tx) => enter(tx, tools, known, input.origin));
}

/** An account whose password was right. */
export interface Recognised {
  readonly ok: true;
  readonly accountId: number;
  readonly username: string;
  readonly mustChangePassword: boolean;
  /** That of the password that was right. */
  readonly passwordHash: string;
}

/**
 * Finds whose name and password these are. A name that no account has, a wrong password and a disabled account get
 * the same answer after the same work, and are counted alike.
 */
export async function recognise(
  db: EntityManager,
  { audit }: LogInTools,
  input: Known,
): Promise<Recognised | Refused> {
  const [username, origin] = [input.username.trim().toLowerCase(), input.origin];
  const attempt = await reserveAttempt(db, { username, origin });
  const account = await findCredentials(db, username);
  // A name that no account has is not kept: people type passwords into the wrong field.
  const actor = account === null ? null : username;
  if (!attempt.ok) {
    audit.note({ action: 'LOG_IN_DELAYED', actor, origin });
    return refusals.tooManyAttempts(attempt.waitSeconds);
  }
  const matches = await passwordMatches(account?.passwordHash ?? null, input.password);
  if (account === null || !matches || account.disabled) {
    await recordDeed(db, { action: 'LOG_IN_REFUSED', actor, origin });
    return refusals.invalidCredentials;
  }
  await forgiveAttempt(db, attempt);
  return { ok: true, username, ...account };
}

/** Opens a session for who was recognised; not where the account was ended or its password changed meanwhile. */
export async function enter(
  db: EntityManager,
  { keys }: LogInTools,
  { accountId, username, passwordHash }: Recognised,
  origin: string,
): Promise<Tokens | Refused> {
  if (!(await markLogIn(db, { accountId, passwordHash, network: networkOf(origin) })))
    return refusals.invalidCredentials;
  await recordDeed(db, { action: 'LOG_IN', actor: username, origin });
  return openSession(db, keys, accountId);
}
