import { type Found, scopeColumns } from '../account/account.queries.js';
import type { Reads } from '../database/read-session.js';

/** Whose key it is: the name stands for the partner, the subject for this one of its keys. */
export interface FoundKey extends Found {
  readonly subject: string;
  /** Why it is not good any more; null where it is. */
  readonly over: 'REVOKED' | 'EXPIRED' | null;
}

/** Who asks by a key, or null where there is none such; that it is used is kept once a minute. */
export async function findKeyViewer(db: Reads, hash: Buffer): Promise<FoundKey | null> {
  const [row] = await db.query<FoundKey[]>(
    `with k as (select *, case when revoked_at is not null then 'REVOKED'
                               when expires_at <= now() then 'EXPIRED' end as over from api_key where hash = $1),
     used as (update api_key set last_used_at = now() from k where api_key.id = k.id and k.over is null
       and (k.last_used_at is null or k.last_used_at < now() - interval '1 minute'))
     select case when over is null then
              json_strip_nulls(json_build_object(${scopeColumns('k')}, 'accountId', 0, 'username', 'api-key:' || k.name,
              'credential', json_build_object('kind', 'API_KEY', 'id', k.id))) end as viewer,
            'api-key:' || k.name as username, k.name || '/' || k.id as subject, over
       from k`,
    [hash],
  );
  return row ?? null;
}
