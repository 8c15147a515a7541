import type { EntityManager } from 'typeorm';
import type { Place } from '../account/account.row.js';
import { codeOf } from '../account/account-list.queries.js';
import type { AuditScope } from '../audit/audit.policy.js';
import type { Reads } from '../database/read-session.js';
import type { ApiKeyRow } from './api-key.row.js';

const columns = `id, name, role, province_code as "provinceCode", local_government_id as "localGovernmentId", ${codeOf('api_key')},
  created_at as "createdAt", created_by as "createdBy", expires_at as "expiresAt",
  revoked_at as "revokedAt", last_used_at as "lastUsedAt"`;

/** All keys there are and were, by name, the newest first. */
export const findApiKeys = (db: Reads, scope: AuditScope): Promise<ApiKeyRow[]> =>
  db.query(`select ${columns} from api_key where $1::boolean order by name, id desc`, [scope.readable]);

/** How many keys of a name are good; others who make one of it wait until the transaction ends. */
export async function lockGoodKeys(db: EntityManager, name: string): Promise<number> {
  await db.query(`select pg_advisory_xact_lock(hashtext('api_key'), hashtext($1))`, [name]);
  const [row] = await db.query<{ count: number }[]>(
    `select count(*)::int as count from api_key where name = $1 and revoked_at is null and expires_at > now()`,
    [name],
  );
  return row?.count ?? 0;
}

export interface NewKey extends Place {
  readonly name: string;
  readonly hash: Buffer;
  readonly createdBy: string;
  readonly expiresAt: Date;
}

/** @returns null where the time of its end is past by the database's clock */
export async function insertApiKey(db: EntityManager, key: NewKey): Promise<ApiKeyRow | null> {
  const [row] = await db.query<ApiKeyRow[]>(
    `insert into api_key (name, hash, role, province_code, local_government_id, created_by, expires_at)
     select $1, $2, $3, $4, $5, $6, $7 where $7::timestamptz > now() returning ${columns}`,
    [
      ...[key.name, key.hash, key.role, key.provinceCode, key.localGovernmentId, key.createdBy],
      key.expiresAt,
    ],
  );
  return row ?? null;
}

/** @returns null where there is no such key, or it was revoked before */
export async function markRevoked(db: EntityManager, id: number): Promise<ApiKeyRow | null> {
  const [[row]] = await db.query<[ApiKeyRow[], number]>(
    `update api_key set revoked_at = now() where id = $1 and revoked_at is null returning ${columns}`,
    [id],
  );
  return row ?? null;
}
