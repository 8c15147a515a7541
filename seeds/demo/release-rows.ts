import type { EntityManager } from 'typeorm';
import type { DemoRelease } from './releases.js';

/**
 * Writes the row of a release. Past the commands that make and publish releases, as those take the time of day, and
 * the demo is the same on every machine on every day.
 */
export async function insertRelease(
  db: EntityManager,
  release: DemoRelease,
  sha256: string,
): Promise<number> {
  const { year, state, note, createdAt, publishedAt } = release;
  const [row] = await db.query<{ id: number }[]>(
    `insert into release (year, number, state, source_file, source_sha256, note, created_at, created_by,
                          published_at, published_by)
     select $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, $6, 'admin', $7::timestamptz,
            case when $7 is not null then 'admin' end
       from release where year = $1
     returning id`,
    [year, state, `demo-${year}`, sha256, note, createdAt, publishedAt],
  );
  if (!row) throw new Error(`No release of ${year} was made.`);
  return row.id;
}
