import type { DataSource, EntityManager } from 'typeorm';
import { finding, type Imported, note } from '../import/finding.js';
import { hashOneTime, oneTimePassword } from '../viewer/password.js';
import { insertAccounts } from './account-change.queries.js';
import { type ListedAccount, readAccounts } from './account-file.js';
import type { Place } from './account.row.js';
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
  /** How many rows are taken at a time; as many as come where left out. */
  readonly most?: number;
  /** Whoever makes them, and from where. */
  readonly by: { readonly actor: string; readonly origin: string };
  /** Finds out what would be made, and makes nothing. */
  readonly dryRun?: boolean;
  /** Called with what was made before it is made for good; where it throws, nothing is. */
  readonly handOver: (added: readonly AddedAccount[]) => Promise<void>;
  readonly onProgress?: (done: number, total: number) => void;
}

export interface AccountsMade {
  /** How many accounts were made, or would be. */
  readonly count: number;
  readonly added: readonly AddedAccount[];
}

/** Makes the accounts of a list: all of them, or none and all that is wrong. Names that are taken stay as they are. */
export async function importAccounts(
  database: DataSource | EntityManager,
  { file, most = Infinity, by, dryRun = false, handOver, onProgress }: AccountsImport,
): Promise<Imported<AccountsMade>> {
  const { accounts, findings } = readAccounts(file);
  if (accounts.length > most) return { ok: false, findings: [tooMany(accounts.length, most)], notes: [] };
  const { places, taken } = await database.transaction(async (db) => ({
    places: await findPlaces(db, accounts),
    taken: await findTaken(
      db,
      accounts.map(({ username }) => username),
    ),
  }));
  const placed = accounts.flatMap((account, nth) => {
    const place = places[nth] ?? null;
    if (place === null) findings.push(noSuchPlace(account));
    return place === null ? [] : [{ ...account, ...place }];
  });
  if (findings.length > 0) return { ok: false, findings, notes: [] };

  const fresh = placed.filter(({ username }) => !taken.has(username));
  const stayed = placed.filter(({ username }) => taken.has(username)).map(stays);
  if (dryRun) return { ok: true, count: fresh.length, added: [], notes: stayed };
  const made = await withPasswords(fresh, onProgress);
  const added = await database.transaction(async (db) => {
    const written = await insertAccounts(db, made);
    await recordAdded(db, by, written);
    const names = new Set(written.map(({ username }) => username));
    const added = made.filter(({ username }) => names.has(username));
    await handOver(added);
    return added;
  });
  // Names that somebody else took meanwhile.
  const lost = made.filter((account) => !added.includes(account)).map(stays);
  return { ok: true, count: added.length, added, notes: [...stayed, ...lost] };
}

/** Accounts with a first password each: one after the other, so that half a core at the most is at it. */
async function withPasswords(
  accounts: readonly (ListedAccount & Place)[],
  onProgress?: AccountsImport['onProgress'],
) {
  const made = [];
  for (const { displayName, ...account } of accounts) {
    const password = oneTimePassword();
    const passwordHash = await hashOneTime(password);
    made.push({ ...account, displayName: displayName ?? account.username, password, passwordHash });
    onProgress?.(made.length, accounts.length);
  }
  return made;
}

const tooMany = (rows: number, most: number) =>
  finding(
    {},
    `มี ${rows} แถว ส่งได้ครั้งละไม่เกิน ${most} แถว โปรดแบ่งไฟล์`,
    `has ${rows} rows: send at most ${most} at a time, each piece with the header.`,
  );

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

const stays = ({ line, username }: Pick<ListedAccount, 'line' | 'username'>) =>
  note(
    { line, column: 'username', value: username },
    'มีบัญชีนี้อยู่แล้ว ไม่เปลี่ยนแปลง',
    'is an account already, and stays as it is.',
  );
