import type { EntityManager } from 'typeorm';

/** The releases of the year of this one that the public sees, saw, or will see when an embargo ends; not itself. */
export async function findEverPublic(db: EntityManager, releaseId: number): Promise<number[]> {
  const rows = await db.query<{ id: number }[]>(
    `select id from release
      where year = (select year from release where id = $1) and id <> $1 and published_at is not null
      order by number`,
    [releaseId],
  );
  return rows.map(({ id }) => id);
}

/** Results that stand in the same groups in all releases given, told apart by what they are of. */
export interface VersionRow {
  readonly dimensionId: number | null;
  readonly indicatorId: number | null;
  /** The groups, as `release/province/type`; for an indicator without the type. */
  readonly places: readonly string[];
  readonly bodies: number;
  readonly sum: number;
  readonly allAlike: boolean;
  readonly members: readonly number[];
}

/** A body with the same marks in two releases is one version that stands in both; with other marks it is two. */
const grouped = (subject: string): string => `
  version as (
    select local_government_id, ${subject}, percent, array_agg(place order by place) as places
      from mark group by local_government_id, ${subject}, full_mark, score, percent)
  select dimension_id as "dimensionId", indicator_id as "indicatorId", places, count(*)::int as bodies,
         sum(percent)::float8 as sum, min(percent) = max(percent) as "allAlike",
         case when count(*) < 3 then array_agg(local_government_id) else '{}' end as members
    from version group by dimension_id, indicator_id, places
   order by dimension_id, indicator_id, places`;

/** The versions of overall results and of dimensions. */
export function findVersions(db: EntityManager, releaseIds: readonly number[]): Promise<VersionRow[]> {
  return db.query(
    `with mark as (
       select local_government_id, null::integer as dimension_id, null::integer as indicator_id, full_mark, score,
              percent, release_id || '/' || province_code || '/' || type as place
         from assessment where release_id = any ($1) and percent is not null
       union all
       select s.local_government_id, s.dimension_id, null, s.full_mark, s.score, s.percent,
              s.release_id || '/' || s.province_code || '/' || a.type
         from dimension_score s join assessment a using (release_id, local_government_id)
        where release_id = any ($1)
     ), ${grouped('dimension_id, indicator_id')}`,
    [releaseIds],
  );
}

/** The versions of marks on indicators. */
export function findIndicatorVersions(
  db: EntityManager,
  releaseIds: readonly number[],
): Promise<VersionRow[]> {
  return db.query(
    `with mark as (
       select s.local_government_id, i.dimension_id, s.indicator_id, s.full_mark, s.score,
              round(100 * s.score / s.full_mark, 2) as percent, s.release_id || '/' || s.province_code as place
         from indicator_score s join indicator i on i.id = s.indicator_id
        where s.release_id = any ($1) and s.score is not null
     ), ${grouped('dimension_id, indicator_id')}`,
    [releaseIds],
  );
}

/** A mean of one of the releases that is not hidden. */
export interface ShownRow {
  readonly releaseId: number;
  readonly provinceCode: string | null;
  readonly type: string | null;
  readonly dimensionId: number | null;
  readonly indicatorId: number | null;
  readonly pilot: boolean;
  readonly bodies: number;
}

export function findShown(db: EntityManager, releaseIds: readonly number[]): Promise<ShownRow[]> {
  return db.query(
    `select s.release_id as "releaseId", s.province_code as "provinceCode", s.type, s.dimension_id as "dimensionId",
            s.indicator_id as "indicatorId", coalesce(i.pilot, false) as pilot, s.assessed_count as bodies
       from statistic s left join indicator i on i.id = s.indicator_id
      where s.release_id = any ($1) and s.suppression is null
      order by array_position($1, s.release_id), s.province_code, s.type, s.dimension_id, s.indicator_id`,
    [releaseIds],
  );
}
