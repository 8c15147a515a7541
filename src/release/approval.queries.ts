import type { EntityManager } from 'typeorm';
import { findAgain } from './release.queries.js';
import type { ReleaseRow } from './release.row.js';

export async function markApproved(
  db: EntityManager,
  release: ReleaseRow,
  username: string,
): Promise<ReleaseRow> {
  await db.query('update release set approved_at = statement_timestamp(), approved_by = $2 where id = $1', [
    release.id,
    username,
  ]);
  return findAgain(db, release);
}
