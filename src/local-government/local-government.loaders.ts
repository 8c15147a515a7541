import { loadMany, loadOne, once, perArguments } from '../database/batch.js';
import type { Reads } from '../database/read-session.js';
import type { Snapshot } from '../kept/snapshot.js';
import type { WantedReleases } from '../release/release-set.js';
import type { Soon } from '../soon.js';
import type { Scopes } from '../viewer/scopes.js';
import { findChanges } from './local-government-change.queries.js';
import { findByCodes, findByIds } from './local-government.queries.js';
import type { LocalGovernmentList } from './local-government.row.js';
import {
  countLists,
  findPages,
  findPosition,
  looksAtResults,
  type Position,
} from './local-government-page.queries.js';

/** A page of a list, wherever the list stands. */
export interface PageOfList {
  readonly list: LocalGovernmentList;
  readonly first: number;
  readonly after: Position | null;
}

export function localGovernmentLoaders(db: Reads, scopes: Scopes, snapshot: Snapshot) {
  /** The release whose results a list is narrowed or sorted by; none where no result is looked at. */
  const scoredBy = (list: LocalGovernmentList): Soon<WantedReleases | null> =>
    looksAtResults(list) ? snapshot.wanted({ year: list.filter.year, release: null }) : null;
  return {
    localGovernmentByCode: loadOne(
      (codes: readonly string[]) => findByCodes(db, scopes.localGovernments, codes),
      (row) => row.askedCode,
    ),
    localGovernmentById: loadOne(
      (ids: readonly number[]) => findByIds(db, scopes.localGovernments, ids),
      (row) => row.localGovernmentId,
    ),
    changesByLocalGovernment: loadMany(
      (ids: readonly number[]) => findChanges(db, scopes.localGovernments, ids),
      (row) => row.localGovernmentId,
    ),
    /** Where a cursor's row stands in a list; null where it stands in none that the viewer may read. */
    localGovernmentPosition: perArguments(({ list, code }: { list: LocalGovernmentList; code: string }) =>
      once(async () => findPosition(db, scopes, await scoredBy(list), list, code)),
    ),
    /** By province; null: the list of the nation. One row more than asked for where there is more. */
    localGovernmentPage: perArguments(({ list, ...page }: PageOfList) =>
      perParent(async (parents) => findPages(db, scopes, await scoredBy(list), parents, list, page)),
    ),
    localGovernmentCount: perArguments((list: LocalGovernmentList) =>
      perParent(async (parents) => countLists(db, scopes, await scoredBy(list), parents, list)),
    ),
  };
}

/** One statement for the nation's list, one for those of all provinces. */
function perParent<R extends { parent: string | null }>(
  find: (parents: readonly string[] | null) => Promise<readonly R[]>,
) {
  const nation = once(() => find(null));
  const provinces = loadMany(
    (codes: readonly string[]) => find(codes),
    (row): string | null => row.parent,
    (code): string | null => code,
  );
  return (parent: string | null) => (parent === null ? nation() : provinces.load(parent));
}
