import type { EntityManager } from 'typeorm';
import type { ReleaseRow } from './release.row.js';
import { findAgain } from './release.queries.js';

/** Readers do not read the release any more; that it was public, and why it is not, they do. */
export async function markWithdrawn(
  db: EntityManager,
  release: ReleaseRow,
  { by, note }: { by: string; note: string },
): Promise<ReleaseRow> {
  await db.query(
    `update release set state = 'WITHDRAWN', withdrawn_at = statement_timestamp(), withdrawn_by = $2, withdrawal_note = $3
      where id = $1`,
    [release.id, by, note],
  );
  return findAgain(db, release);
}

/** A release that waits for its time becomes a draft again, and the one it was to follow stays public. */
export async function markUnscheduled(db: EntityManager, release: ReleaseRow): Promise<void> {
  await db.query(
    `update release set state = 'DRAFT', published_at = null, published_by = null, public_from = null,
            supersedes_id = null, changes = null
      where id = $1`,
    [release.id],
  );
  await db.query(
    `update release set public_until = null
      where year = $1 and state = 'PUBLISHED' and public_until > statement_timestamp()`,
    [release.year],
  );
}
