import type { DataSource, EntityManager } from 'typeorm';
import * as accountRefusals from '../account/account-refusals.js';
import { keepsAccounts } from '../account/account.policy.js';
import { type PlaceInput, placeOf } from '../account/place.js';
import { recordDeed } from '../audit/record.queries.js';
import { refuse, type Refused, UserErrorCode } from '../user-errors.js';
import { hashOfSecret } from '../viewer/secret.js';
import type { Doer } from '../viewer/viewer.js';
import { makeApiKey } from './api-key.js';
import { insertApiKey, lockGoodKeys, markRevoked } from './api-key.queries.js';
import type { ApiKeyRow } from './api-key.row.js';

/** How many keys of one name are good at a time: the one in use, and the one that takes its place. */
const mostOfAName = 2;

export interface ApiKeyInput extends PlaceInput {
  readonly name: string;
  readonly expiresAt: Date;
}

export type Made = { readonly ok: true; readonly apiKey: ApiKeyRow; readonly secret: string } | Refused;

/** Makes a key for a partner, told this once and kept only as a hash. It reads as its role and place say, never as ADMIN. */
export function createApiKey(
  database: DataSource | EntityManager,
  { viewer, origin }: Doer,
  input: ApiKeyInput,
): Promise<Made> {
  return database.transaction(async (db): Promise<Made> => {
    if (!keepsAccounts(viewer)) return accountRefusals.notAllowed;
    const name = input.name.trim().toLowerCase();
    if (!accountRefusals.isName(name)) return accountRefusals.invalidName('name');
    if (input.role === 'ADMIN') return noAdmin;
    const place = await placeOf(db, input);
    if (!place.ok) return place;
    if ((await lockGoodKeys(db, name)) >= mostOfAName) return tooMany(name);
    const secret = makeApiKey();
    const apiKey = await insertApiKey(db, {
      ...{ ...place, name, hash: hashOfSecret(secret) },
      ...{ createdBy: viewer.username, expiresAt: input.expiresAt },
    });
    if (apiKey === null) return timePassed;
    await recordDeed(db, {
      ...{ action: 'ADD_API_KEY', actor: viewer.username, origin, subject: subjectOf(apiKey) },
      after: shown(apiKey),
    });
    return { ok: true, apiKey, secret };
  });
}

/** Ends a key for good. */
export function revokeApiKey(
  database: DataSource | EntityManager,
  { viewer, origin }: Doer,
  id: number,
): Promise<{ readonly ok: true; readonly apiKey: ApiKeyRow } | Refused> {
  return database.transaction(async (db) => {
    if (!keepsAccounts(viewer)) return accountRefusals.notAllowed;
    const apiKey = await markRevoked(db, id);
    if (apiKey === null) return noSuchKey;
    await recordDeed(db, {
      ...{ action: 'REVOKE_API_KEY', actor: viewer.username, origin, subject: subjectOf(apiKey) },
      after: shown(apiKey),
    });
    return { ok: true, apiKey };
  });
}

const subjectOf = ({ name, id }: ApiKeyRow): string => `${name}/${id}`;

const shown = ({ role, provinceCode, localGovernmentCode, expiresAt, revokedAt }: ApiKeyRow): object => ({
  ...{ role, provinceCode, localGovernmentCode, expiresAt, revokedAt },
});

const noAdmin = refuse(UserErrorCode.INVALID_SCOPE, ['role'], {
  th: 'คีย์สำหรับผู้ดูแลระบบมีไม่ได้',
  en: 'No key may do what an administrator does: take LAO, PROVINCE or DEPARTMENT.',
});

const timePassed = refuse(UserErrorCode.TIME_PASSED, ['expiresAt'], {
  th: 'วันหมดอายุผ่านไปแล้ว',
  en: 'The time at which the key is to end is past.',
});

const noSuchKey = refuse(UserErrorCode.NO_SUCH_KEY, ['id'], {
  th: 'ไม่มีคีย์นี้ หรือถูกยกเลิกไปแล้ว',
  en: 'There is no such key, or it was revoked before.',
});

const tooMany = (name: string): Refused =>
  refuse(UserErrorCode.TOO_MANY_KEYS, ['name'], {
    th: `คีย์ชื่อ ${name} ใช้ได้อยู่สองคีย์แล้ว โปรดยกเลิกหนึ่งคีย์ก่อน`,
    en: `Two keys of the name ${name} are good already: revoke the older one first.`,
  });
