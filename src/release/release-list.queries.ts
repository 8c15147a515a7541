import type { Reads } from '../database/read-session.js';
import type { ReleaseRow } from './release.row.js';
import type { ReleaseScope } from './release-scope.policy.js';
import { isKnown, releaseColumns, stateNow } from './release-state.queries.js';

/** All releases the viewer may know of, by year and number: a few for each year. */
export function findReleases(db: Reads, scope: ReleaseScope): Promise<ReleaseRow[]> {
  return db.query(
    `select ${releaseColumns(stateNow)} from release where ${isKnown} or $1 order by year, number`,
    [scope.unpublished],
  );
}
