import type { EntityManager } from 'typeorm';
import type { FrameworkLine } from './framework-line.js';

/** Keeps a second framework out until the transaction ends, also of a year that is not there yet; readers go on. */
export async function lockFrameworks(db: EntityManager): Promise<void> {
  await db.query('lock table assessment_year in share row exclusive mode');
}

/** The framework of a year as lines; none where the database does not know the year. */
export function findFrameworkLines(db: EntityManager, year: number): Promise<FrameworkLine[]> {
  return db.query(
    `select part, code, name_th as "nameTh", name_en as "nameEn", value, pilot
       from (select 1 as place, 0 as upper, 0 as lower, 'year' as part, 'method' as code, '' as name_th, '' as name_en,
                    overall_method as value, false as pilot from assessment_year where year = $1
             union all
             select 1, 1, 0, 'year', 'pass_percent', '', '', trim_scale(pass_percent)::text, false
               from assessment_year where year = $1
             union all
             select 2, number, 0, 'dimension', number::text, name_th, name_en, '', false from dimension where year = $1
             union all
             select 3, -minimum_percent, 0, 'rating', rating, name_th, name_en, trim_scale(minimum_percent)::text, false
               from rating_band where year = $1
             union all
             select 4, d.number, i.number, 'indicator', d.number || '.' || i.number, i.name_th, i.name_en,
                    trim_scale(i.full_mark)::text, i.pilot
               from indicator i join dimension d on d.id = i.dimension_id where d.year = $1) line
      order by place, upper, lower`,
    [year],
  );
}

/** A release of a year, and what stands in it. */
export interface FilledRelease {
  readonly id: number;
  readonly number: number;
  readonly isDraft: boolean;
  readonly byIndicator: boolean;
}

/** The releases of a year that hold results. */
export function findFilledReleases(db: EntityManager, year: number): Promise<FilledRelease[]> {
  return db.query(
    `select id, number, state = 'DRAFT' as "isDraft",
            exists (select from indicator_score where release_id = release.id) as "byIndicator"
       from release
      where year = $1 and exists (select from assessment where release_id = release.id)
      order by number`,
    [year],
  );
}

/** Takes out of drafts all that was worked out by another framework; no release that ever was public is touched. */
export async function emptyDrafts(db: EntityManager, releaseIds: readonly number[]): Promise<void> {
  const drafts = `(select id from release where id = any($1) and state = 'DRAFT')`;
  for (const table of ['statistic', 'indicator_score', 'dimension_score', 'assessment'])
    await db.query(`delete from ${table} where release_id in ${drafts}`, [releaseIds]);
  await db.query(`update release set approved_at = null, approved_by = null where id in ${drafts}`, [
    releaseIds,
  ]);
}
