import type { DataSource } from 'typeorm';
import { finding, type Imported, note } from '../import/finding.js';
import { hashPasswords, oneTimePassword } from '../viewer/password.js';
import { commandLine } from '../viewer/viewer.js';
import { insertAccounts } from './account-change.queries.js';
import { type ListedAccount, readAccounts } from './account-file.js';
import { findPlaces, findTaken, recordAdded } from './import-accounts.queries.js';

/** An account that was made, with its first password: told this once and kept only as a hash. */
export interface AddedAccount {
  readonly username: string;
  readonly displayName: string;
  readonly password: string;
}

export interface AccountsImport {
  /** A list as CSV. */
  readonly file: Uint8Array;
  readonly importedBy: string;
  /** Called with what was made before it is made for good; where it throws, nothing is. */
  readonly handOver: (added: readonly AddedAccount[]) => Promise<void>;
  readonly onProgress: (done: number, total: number) => void;
}

/** Makes the accounts of a list: all of them, or none and all that is wrong. Names that are taken stay as they are. */
export async function importAccounts(
  database: DataSource,
  { file, importedBy, handOver, onProgress }: AccountsImport,
): Promise<Imported<{ readonly added: number }>> {
  const { accounts, findings } = readAccounts(file);
  const places = await findPlaces(database.manager, accounts);
  const placed = accounts.flatMap((account, nth) => {
    const place = places[nth] ?? null;
    if (place === null) findings.push(noSuchPlace(account));
    return place === null ? [] : [{ ...account, ...place }];
  });
  if (findings.length > 0) return { ok: false, findings, notes: [] };

  const names = placed.map(({ username }) => username);
  const taken = await findTaken(database.manager, names);
  const fresh = placed.filter(({ username }) => !taken.has(username));
  const passwords = fresh.map(oneTimePassword);
  const hashes = await hashPasswords(passwords, (done) => onProgress(done, fresh.length));
  const added = fresh.map(({ username, displayName, ...account }, nth) => ({
    ...{ ...account, username, displayName: displayName ?? username },
    ...{ password: passwords[nth] ?? '', passwordHash: hashes[nth] ?? '' },
  }));
  await database.transaction(async (db) => {
    const written = await insertAccounts(db, added);
    if (written.length < added.length)
      throw new Error('Somebody else is making accounts of these names: start again.');
    await recordAdded(db, { actor: importedBy, origin: commandLine }, written);
    await handOver(added);
  });
  return {
    ok: true,
    added: added.length,
    notes: placed.filter((each) => taken.has(each.username)).map(stays),
  };
}

const noSuchPlace = ({ line, provinceCode, localGovernmentCode }: ListedAccount) =>
  localGovernmentCode === null
    ? finding(
        { line, column: 'province_code', value: provinceCode ?? '' },
        'ไม่มีจังหวัดรหัสนี้',
        'is the code of no province.',
      )
    : finding(
        { line, column: 'dla_code', value: localGovernmentCode },
        'ไม่มี อปท. รหัสนี้ในทะเบียน',
        'is not in the registry.',
      );

const stays = ({ line, username }: ListedAccount) =>
  note(
    { line, column: 'username', value: username },
    'มีบัญชีนี้อยู่แล้ว ไม่เปลี่ยนแปลง',
    'is an account already, and stays as it is.',
  );
