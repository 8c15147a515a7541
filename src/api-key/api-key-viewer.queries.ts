import { scopeColumns } from '../account/account.queries.js';
import type { Reads } from '../database/read-session.js';
import type { Viewer } from '../viewer/viewer.js';

export interface FoundKey {
  readonly viewer: Viewer & { readonly username: string };
  /** Whether it was not used before on this day of Thailand. */
  readonly firstToday: boolean;
}

/** Who asks by a key, or null where it is none or over; that it is used is kept once a minute. */
export async function findKeyViewer(db: Reads, hash: Buffer): Promise<FoundKey | null> {
  const [row] = await db.query<FoundKey[]>(
    `with k as (select * from api_key where hash = $1 and revoked_at is null and expires_at > now()),
     used as (update api_key set last_used_at = now() from k
       where api_key.id = k.id and (k.last_used_at is null or k.last_used_at < now() - interval '1 minute'))
     select json_strip_nulls(json_build_object(${scopeColumns('k')}, 'accountId', 0, 'username', 'api-key:' || k.name,
              'credential', json_build_object('kind', 'API_KEY', 'id', k.id))) as viewer,
            (k.last_used_at at time zone 'Asia/Bangkok')::date is distinct from
              (now() at time zone 'Asia/Bangkok')::date as "firstToday"
       from k`,
    [hash],
  );
  return row ?? null;
}
