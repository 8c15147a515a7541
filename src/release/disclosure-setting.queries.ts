import type { EntityManager } from 'typeorm';
import type { DisclosureSetting } from '../assessment-year/assessment-year.row.js';

/** The setting of a year as it is now. */
export async function findDisclosure(db: EntityManager, year: number): Promise<DisclosureSetting> {
  const [row] = await db.query<{ disclosure: DisclosureSetting }[]>(
    'select disclosure from assessment_year where year = $1',
    [year],
  );
  if (!row) throw new Error(`The year ${year} has no framework.`);
  return row.disclosure;
}

/** Holds for releases that are made from now on. */
export async function markDisclosure(
  db: EntityManager,
  year: number,
  disclosure: DisclosureSetting,
): Promise<void> {
  await db.query('update assessment_year set disclosure = $2 where year = $1', [year, disclosure]);
}

/**
 * Notes by which setting of its year a draft is made. Where it was made by another one, an approval of it ends: nobody
 * stood by what the public would see now.
 */
export async function takeDisclosure(db: EntityManager, releaseId: number): Promise<DisclosureSetting> {
  const [[row]] = await db.query<[{ disclosure: DisclosureSetting }[], number]>(
    `update release r set disclosure = y.disclosure,
            approved_at = case when r.disclosure = y.disclosure then r.approved_at end,
            approved_by = case when r.disclosure = y.disclosure then r.approved_by end
       from assessment_year y
      where r.id = $1 and y.year = r.year returning r.disclosure`,
    [releaseId],
  );
  if (!row) throw new Error(`There is no release ${releaseId}.`);
  return row.disclosure;
}

/** Forgets what was hidden in a draft, to decide it again. */
export async function forgetSuppressed(db: EntityManager, releaseId: number): Promise<void> {
  await db.query(
    'update statistic set suppression = null where release_id = $1 and suppression is not null',
    [releaseId],
  );
}
