import type { EntityManager } from 'typeorm';
import type { ReleaseRow } from './release.row.js';
import { releaseColumns, stateNow } from './release-state.queries.js';

/** A release as whoever keeps the database sees it. */
export interface ReleaseOverviewRow extends ReleaseRow {
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly publishedBy: string | null;
  readonly sourceFile: string;
  readonly sourceSha256: string;
}

/** All releases, or those of a year, by year and number. */
export function findAllReleases(db: EntityManager, year: number | null): Promise<ReleaseOverviewRow[]> {
  return db.query(
    `select ${releaseColumns(stateNow)}, created_at as "createdAt", created_by as "createdBy",
            published_by as "publishedBy", source_file as "sourceFile", source_sha256 as "sourceSha256"
       from release where $1::int is null or year = $1 order by year, number`,
    [year],
  );
}
