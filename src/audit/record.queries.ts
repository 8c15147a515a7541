import type { Reads } from '../database/read-session.js';
import type { Deed } from './audit.row.js';

/** Keeps a deed for good. To be called in the transaction that does it, so that there is never one without the other. */
export async function recordDeed(db: Reads, deed: Deed): Promise<void> {
  await db.query(
    `insert into audit_event (action, actor, origin, subject, before, after, file_name, file_sha256, details)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      ...[deed.action, deed.actor, deed.origin, deed.subject ?? null],
      ...[deed.before ?? null, deed.after ?? null],
      ...[deed.file?.name ?? null, deed.file?.sha256 ?? null, deed.details ?? null],
    ],
  );
}
