import { loadMany, loadOne, once, perArguments } from '../database/batch.js';
import type { Reads } from '../database/read-session.js';
import type { Scopes } from '../viewer/scopes.js';
import { findChanges } from './local-government-change.queries.js';
import { findByCodes, findByIds } from './local-government.queries.js';
import type { LocalGovernmentList } from './local-government.row.js';
import { countLists, findPages, findPosition, type Position } from './local-government-page.queries.js';

/** A page of a list, wherever the list stands. */
export interface PageOfList {
  readonly list: LocalGovernmentList;
  readonly first: number;
  readonly after: Position | null;
}

export function localGovernmentLoaders(db: Reads, scopes: Scopes) {
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
      once(() => findPosition(db, scopes, list, code)),
    ),
    /** By province; null: the list of the nation. One row more than asked for where there is more. */
    localGovernmentPage: perArguments(({ list, ...page }: PageOfList) =>
      perParent((parents) => findPages(db, scopes, parents, list, page)),
    ),
    localGovernmentCount: perArguments((list: LocalGovernmentList) =>
      perParent((parents) => countLists(db, scopes, parents, list)),
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
