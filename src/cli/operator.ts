import { userInfo } from 'node:os';
import type { DataSource } from 'typeorm';
import { findAdministrator } from '../account/account.queries.js';
import { readRules } from '../config.js';
import { StartUpError } from '../errors.js';
import { commandLine, type Doer, type Viewer } from '../viewer/viewer.js';
import { type Typed, UsageError } from './usage.js';

type Operator = Doer & { readonly viewer: Viewer & { role: 'ADMIN' } };

/** Whoever may run commands beside the database may do everything with it. */
export const operator = (): Operator => ({
  viewer: { role: 'ADMIN', accountId: 0, username: nameOfUser() },
  origin: commandLine,
});

export const asHelp =
  '--as           your account of the role ADMIN, as which it is done; needed where REQUIRE_APPROVAL=true';

/**
 * The account that was typed as one's own; null where none was. Where two persons are needed it must be: the same
 * person is one name over the API and another one of the machine. @throws UsageError where it is missing
 */
export function asOf({ as }: Typed['values']): string | null {
  if (typeof as === 'string') return as;
  if (readRules().requireApproval)
    throw new UsageError(
      '--as is missing: REQUIRE_APPROVAL=true, so say which account of the role ADMIN you are.',
    );
  return null;
}

/** Who does it: the account that was typed, or the user of the machine. @throws StartUpError where it is no such account */
export async function operatorAs(database: DataSource, as: string | null): Promise<Operator> {
  if (as === null) return operator();
  const account = await findAdministrator(database.manager, as);
  if (account === null)
    throw new StartUpError(
      `--as ${as}: there is no such account of the role ADMIN that may log in. "npm run account -- list" shows all.`,
    );
  return { viewer: { role: 'ADMIN', ...account }, origin: `${commandLine} of ${nameOfUser()}` };
}

/** A container may run as a number without a name. */
function nameOfUser(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid ${process.getuid?.() ?? 'unknown'}`;
  }
}
