import type { EntityManager } from 'typeorm';
import type { GroupRow } from './disclosure.queries.js';
import type { ReleaseRow } from './release.row.js';

/** The releases of the year of this one that the public sees, saw, or will see when an embargo ends; not itself. */
export function findEverPublic(
  db: EntityManager,
  releaseId: number,
): Promise<Pick<ReleaseRow, 'id' | 'disclosure'>[]> {
  return db.query(
    `select id, disclosure from release
      where year = (select year from release where id = $1) and id <> $1 and published_at is not null
      order by number`,
    [releaseId],
  );
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

/** Overall results and those of dimensions, of releases by an array of their ids. */
const results = (releases: string): string => `
  select release_id, local_government_id, null::integer as dimension_id, province_code, type, full_mark, score, percent
    from assessment where release_id = any (${releases}) and percent is not null
  union all
  select s.release_id, s.local_government_id, s.dimension_id, s.province_code, a.type, s.full_mark, s.score, s.percent
    from dimension_score s join assessment a using (release_id, local_government_id)
   where release_id = any (${releases})`;

/** The versions of overall results and of dimensions. */
export function findVersions(db: EntityManager, releaseIds: readonly number[]): Promise<VersionRow[]> {
  return db.query(
    `with mark as (
       select r.*, null::integer as indicator_id, release_id || '/' || province_code || '/' || type as place
         from (${results('$1')}) r
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

/**
 * The groups of a release as far as they hold results that no open release holds: to whoever knows all of those, these
 * are all that it tells. One whose bodies have different full marks is secret: the mean percentages of a
 * dimension and of all dimensions are then two sums over the same unknowns.
 */
export function findUntold(
  db: EntityManager,
  releaseId: number,
  open: readonly number[],
): Promise<GroupRow[]> {
  return db.query(
    `with mark as (${results('$1::int || $2::int[]')}), untold as (
       select m.* from mark m
        where m.release_id = $1 and not exists (
          select from mark t
           where t.release_id <> $1 and t.local_government_id = m.local_government_id
             and t.dimension_id is not distinct from m.dimension_id
             and (t.full_mark, t.score, t.percent) = (m.full_mark, m.score, m.percent)))
     select province_code as "provinceCode", type, dimension_id as "dimensionId", null as "indicatorId", false as pilot,
            count(*)::int as bodies, min(percent) = max(percent) as "allAlike", sum(percent)::float8 as sum,
            count(distinct full_mark) > 1 as secret
       from untold
      group by grouping sets ((dimension_id), (dimension_id, province_code), (dimension_id, type),
                              (dimension_id, province_code, type))
      order by province_code, type, dimension_id`,
    [releaseId, open],
  );
}

/** Indicators of places that hold marks which no open release holds. */
export function findUntoldIndicators(
  db: EntityManager,
  releaseId: number,
  open: readonly number[],
): Promise<{ provinceCode: string | null; type: null; indicatorId: number }[]> {
  return db.query(
    `select s.province_code as "provinceCode", null as type, s.indicator_id as "indicatorId"
       from indicator_score s
      where s.release_id = $1 and s.score is not null and not exists (
        select from indicator_score t
         where t.release_id = any ($2) and t.local_government_id = s.local_government_id
           and t.indicator_id = s.indicator_id and (t.full_mark, t.score) = (s.full_mark, s.score))
      group by grouping sets ((s.indicator_id), (s.indicator_id, s.province_code))`,
    [releaseId, open],
  );
}
