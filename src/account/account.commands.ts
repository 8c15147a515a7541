import type { DataSource, EntityManager } from 'typeorm';
import { recordDeed } from '../audit/record.queries.js';
import { forgetAttempts } from '../session/attempt.js';
import { findGuessKey } from '../session/attempt.queries.js';
import { endSessionsOf } from '../session/session.queries.js';
import type { Refused } from '../user-errors.js';
import { hashOneTime, oneTimePassword } from '../viewer/password.js';
import type { Doer } from '../viewer/viewer.js';
import {
  insertAccounts,
  lockAccount,
  lockAdministrators,
  markDisabled,
  markReset,
  movePlace,
} from './account-change.queries.js';
import * as refusals from './account-refusals.js';
import { keepsAccounts } from './account.policy.js';
import type { AccountRow } from './account.row.js';
import { type PlaceInput, placeOf } from './place.js';

export type Done = { readonly ok: true; readonly account: AccountRow } | Refused;

/** With a first password, told this once and kept only as a hash; whoever uses it has to choose another. */
export type DoneWithPassword = (Done & { ok: true; readonly oneTimePassword: string }) | Refused;

export interface AccountInput extends PlaceInput {
  readonly username: string;
  readonly displayName: string | null;
}

/** Makes an account. */
export async function createAccount(
  database: DataSource | EntityManager,
  { viewer, origin }: Doer,
  input: AccountInput,
): Promise<DoneWithPassword> {
  if (!keepsAccounts(viewer)) return refusals.notAllowed;
  const username = input.username.trim().toLowerCase();
  if (!refusals.isName(username)) return refusals.invalidName('username');
  const password = oneTimePassword();
  const passwordHash = await hashOneTime(password);
  return database.transaction(async (db): Promise<DoneWithPassword> => {
    const place = await placeOf(db, input);
    if (!place.ok) return place;
    const displayName = input.displayName?.trim() || username;
    const [account] = await insertAccounts(db, [{ ...place, username, displayName, passwordHash }]);
    if (account === undefined) return refusals.nameTaken(username);
    await recordDeed(db, {
      ...{ action: 'ADD_ACCOUNT', actor: viewer.username, origin, subject: username },
      after: shown(account),
    });
    return { ok: true, account, oneTimePassword: password };
  });
}

/** Ends an account: it may not log in any more, and its sessions end. It is kept, as what it did is. */
export const disableAccount = (database: DataSource | EntityManager, doer: Doer, username: string) =>
  changeOne(database, doer, { username, action: 'DISABLE_ACCOUNT' }, async (db, account, admins) =>
    isLast(account, admins)
      ? refusals.lastAdmin
      : { ok: true, account: await markDisabled(db, account.id, true) },
  );

/** Lets an account that was ended log in again, with the password it had. */
export const enableAccount = (database: DataSource | EntityManager, doer: Doer, username: string) =>
  changeOne(database, doer, { username, action: 'ENABLE_ACCOUNT' }, async (db, { id }) => ({
    ...{ ok: true, account: await markDisabled(db, id, false) },
  }));

/**
 * Gives an account a new first password in place of one that was lost, and ends its sessions. What was guessed at the old
 * one counts no more: who was kept out by guesses gets in with the new one at once.
 */
export async function resetPassword(
  database: DataSource | EntityManager,
  doer: Doer,
  username: string,
): Promise<DoneWithPassword> {
  const password = oneTimePassword();
  const passwordHash = await hashOneTime(password);
  const guessKey = await findGuessKey(database);
  const done = await changeOne(
    database,
    doer,
    { username, action: 'RESET_PASSWORD' },
    async (db, account) => {
      await forgetAttempts(db, guessKey, account);
      return { ok: true, account: await markReset(db, account.id, passwordHash) };
    },
  );
  return done.ok ? { ...done, oneTimePassword: password } : done;
}

/** Gives an account another role or place, and ends its sessions. */
export const changeAccount = (
  database: DataSource | EntityManager,
  doer: Doer,
  input: PlaceInput & { readonly username: string },
): Promise<Done> =>
  changeOne(
    database,
    doer,
    { username: input.username, action: 'CHANGE_ACCOUNT' },
    async (db, account, admins) => {
      const place = await placeOf(db, input);
      if (!place.ok) return place;
      if (place.role !== 'ADMIN' && isLast(account, admins)) return refusals.lastAdmin;
      return { ok: true, account: await movePlace(db, account.id, place) };
    },
  );

interface ChangeOf {
  readonly username: string;
  readonly action: 'DISABLE_ACCOUNT' | 'ENABLE_ACCOUNT' | 'RESET_PASSWORD' | 'CHANGE_ACCOUNT';
}

/** @param admins the ids of the administrators that may log in, held until the transaction ends */
type Change = (db: EntityManager, account: AccountRow, admins: readonly number[]) => Promise<Done>;

/** Changes an account in one transaction with its audit, and ends what it could do before. */
function changeOne(
  database: DataSource | EntityManager,
  { viewer, origin }: Doer,
  { username: given, action }: ChangeOf,
  change: Change,
): Promise<Done> {
  const username = given.trim().toLowerCase();
  return database.transaction(async (db): Promise<Done> => {
    if (!keepsAccounts(viewer)) return refusals.notAllowed;
    const admins = await lockAdministrators(db);
    const before = await lockAccount(db, username);
    if (before === null) return refusals.noSuchAccount(username);
    const done = await change(db, before, admins);
    if (!done.ok) return done;
    await endSessionsOf(db, before.id);
    await recordDeed(db, {
      ...{ action, actor: viewer.username, origin, subject: username },
      ...{ before: shown(before), after: shown(done.account) },
    });
    return done;
  });
}

const isLast = ({ id }: AccountRow, admins: readonly number[]): boolean =>
  admins.length === 1 && admins[0] === id;

/** What the audit tells of an account. */
const shown = (account: AccountRow): object => {
  const { role, provinceCode, localGovernmentCode, disabledAt, mustChangePassword } = account;
  return { role, provinceCode, localGovernmentCode, disabledAt, mustChangePassword };
};
