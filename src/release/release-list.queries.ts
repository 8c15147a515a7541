import type { Reads } from '../database/read-session.js';
import type { ReleaseRow } from './release.row.js';
import type { ReleaseScope } from './release-scope.policy.js';
import { isKnown, releaseColumns, stateNow } from './release-state.queries.js';

/** A release, and what tells whether it is still as it was. */
export interface VersionedRelease extends ReleaseRow {
  /** Another one whenever the row was written. */
  readonly version: string;
  /** Milliseconds until the clock changes its state; null: it does not. */
  readonly changesIn: number | null;
}

/** All releases the viewer may know of, by year and number: a few for each year. */
export function findReleases(db: Reads, scope: ReleaseScope): Promise<VersionedRelease[]> {
  return db.query(
    `select ${releaseColumns(stateNow)}, xmin::text as version,
            (extract(epoch from (select min(t) from unnest(array[public_from, public_until]) t where t > now())
                                - now()) * 1000)::float as "changesIn"
       from release where ${isKnown} or $1 order by year, number`,
    [scope.unpublished],
  );
}

/** The names of the state of all releases and of the registry: for the department, and for all others. */
export async function findSetIds(db: Reads): Promise<{ all: string; known: string; reference: string }> {
  const [row] = await db.query<{ all: string; known: string; reference: string }[]>(
    `select release_set(true) as all, release_set(false) as known,
            (select count(*) from reference_change)::text as reference`,
  );
  if (!row) throw new Error('The database did not say which releases there are.');
  return row;
}
