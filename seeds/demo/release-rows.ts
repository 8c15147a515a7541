import type { EntityManager } from 'typeorm';
import type { DemoRelease } from './releases.js';

/**
 * Writes the row of a release, as a draft. Past the commands that make and publish releases, as those take the time of
 * day, and the demo is the same on every machine on every day.
 */
export async function insertRelease(
  db: EntityManager,
  release: DemoRelease,
  sha256: string,
): Promise<number> {
  const { year, note, createdAt } = release;
  const [row] = await db.query<{ id: number }[]>(
    `insert into release (year, number, source_file, source_sha256, note, created_at, created_by, imported_by)
     select $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, 'admin', '{admin}'
       from release where year = $1
     returning id`,
    [year, `demo-${year}`, sha256, note, createdAt],
  );
  if (!row) throw new Error(`No release of ${year} was made.`);
  return row.id;
}

/** Brings a release whose facts are written to where it stands in the demo. */
export async function finishRelease(db: EntityManager, id: number, release: DemoRelease): Promise<void> {
  const { state, publishedAt } = release;
  if (state === 'DRAFT') return;
  await db.query(`update release set state = $2, published_at = $3, published_by = 'admin' where id = $1`, [
    ...[id, state, publishedAt],
  ]);
}
