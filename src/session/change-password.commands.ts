import type { EntityManager } from 'typeorm';
import { briefly } from '../database/briefly.js';
import { writePassword } from '../account/credentials.queries.js';
import { recordDeed } from '../audit/record.queries.js';
import type { Refused } from '../user-errors.js';
import { hashPassword, normalPassword } from '../viewer/password.js';
import { weaknessOf } from '../viewer/password-rules.js';
import { enter, type Known, type LogInTools, recognise } from './log-in.commands.js';
import * as refusals from './log-in-refusals.js';
import { endSessionsOf } from './session.queries.js';
import type { Tokens } from './tokens.js';

/**
 * Sets another password for who knows the present one, and logs in with it: so no token is needed, and the attempt is
 * counted as a log-in is. All other sessions of the account end.
 */
export async function changePassword(
  db: EntityManager,
  tools: LogInTools,
  { newPassword, ...known }: Known & { readonly newPassword: string },
): Promise<Tokens | Refused> {
  const account = await recognise(db, tools, known);
  if (!account.ok) return account;
  const weakness = weaknessOf(newPassword, account.username);
  if (weakness !== null) return refusals.weakPassword(weakness);
  if (normalPassword(newPassword) === normalPassword(known.password)) return refusals.samePassword;
  const passwordHash = await hashPassword(newPassword);
  return briefly(db, async (tx): Promise<Tokens | Refused> => {
    // Not where the account was ended or its password reset meanwhile.
    if (!(await writePassword(tx, account, passwordHash))) return refusals.invalidCredentials;
    await endSessionsOf(tx, account.accountId);
    await recordDeed(tx, { action: 'CHANGE_PASSWORD', actor: account.username, origin: known.origin });
    return enter(tx, tools, { ...account, passwordHash }, known.origin);
  });
}
