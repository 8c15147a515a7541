import type { EntityManager } from 'typeorm';
import type { Suppression } from '../assessment/suppression.js';
import type { HiddenGroup } from './disclosure-releases.js';

/** A group of bodies as suppression sees it. */
export interface GroupRow {
  readonly provinceCode: string | null;
  readonly type: string | null;
  readonly dimensionId: number | null;
  readonly indicatorId: number | null;
  /** The indicator is scored and not counted in its dimension's marks. */
  readonly pilot: boolean;
  readonly bodies: number;
  readonly allAlike: boolean;
  /** The sum of the bodies' percentages. */
  readonly sum?: number;
  /** To be hidden for what follows from it elsewhere. */
  readonly secret?: boolean;
  /** Hidden too in a release of the year that is or was public. */
  readonly hiddenBefore?: boolean;
}

/** One text for a group: equality of columns that may be null is slow where there are many. */
const keyOf = (row: string): string =>
  `concat_ws('/', coalesce(${row}.province_code, ''), coalesce(${row}.type, ''), coalesce(${row}.dimension_id, 0),
             coalesce(${row}.indicator_id, 0))`;

/** All groups of a release. @param others the releases of its year that are or were public */
export function findGroups(
  db: EntityManager,
  releaseId: number,
  others: readonly number[],
): Promise<GroupRow[]> {
  return db.query(
    `select s.province_code as "provinceCode", s.type, s.dimension_id as "dimensionId",
            s.indicator_id as "indicatorId", coalesce(i.pilot, false) as pilot, s.assessed_count as bodies,
            coalesce(s.minimum = s.maximum, false) as "allAlike",
            coalesce(s.assessed_count * s.percent, 0)::float8 as sum,
            ${keyOf('s')} = any (array(
              select ${keyOf('h')} from statistic h
               where h.release_id = any ($2) and h.suppression <> 'NOT_ASSESSED')) as "hiddenBefore"
       from statistic s left join indicator i on i.id = s.indicator_id
      where s.release_id = $1
      order by s.province_code, s.type, s.dimension_id, s.indicator_id`,
    [releaseId, others],
  );
}

/** A place (the nation where null) and a dimension in which the marks on all indicators would tell of single bodies. */
export interface TellingRow {
  readonly provinceCode: string | null;
  readonly dimensionId: number;
}

/**
 * Where all of a type are asked the same and the types are not: there the dimension's mean percentage and the marks on
 * its indicators are two sums over the same bodies, each type weighing otherwise in the one than in the other. Where
 * full marks differ within a type nobody knows whose, and the two sums say nothing together.
 */
export function findTelling(db: EntityManager, releaseId: number): Promise<TellingRow[]> {
  return db.query(
    `with asked as (
       select s.local_government_id, i.dimension_id, bit_xor(hashint8(s.indicator_id)) as indicators
         from indicator_score s join indicator i on i.id = s.indicator_id
        where s.release_id = $1 and s.score is not null and not i.pilot
        group by s.local_government_id, i.dimension_id
     ), type_cell as (
       select a.province_code, a.type, d.dimension_id, min(indicators) as indicators, min(d.full_mark) as full_mark,
              count(distinct (indicators, d.full_mark)) as kinds
         from asked
         join dimension_score d using (local_government_id, dimension_id)
         join assessment a using (release_id, local_government_id)
        where d.release_id = $1
        group by grouping sets ((a.province_code, a.type, d.dimension_id), (a.type, d.dimension_id))
     )
     select province_code as "provinceCode", dimension_id as "dimensionId"
       from type_cell group by province_code, dimension_id
      having max(kinds) = 1 and count(distinct (indicators, full_mark)) > 1`,
    [releaseId],
  );
}

/** Notes why groups are not shown to the public. */
export async function markSuppressed(
  db: EntityManager,
  releaseId: number,
  hidden: readonly { readonly group: GroupRow; readonly reason: Suppression }[],
): Promise<void> {
  const column = (key: keyof GroupRow) => hidden.map(({ group }) => group[key]);
  await db.query(
    `update statistic s set suppression = h.reason
       from unnest($2::text[], $3::text[], $4::integer[], $5::integer[], $6::text[])
              as h(province_code, type, dimension_id, indicator_id, reason)
      where s.release_id = $1
        and coalesce(s.province_code, '') = coalesce(h.province_code, '') and coalesce(s.type, '') = coalesce(h.type, '')
        and coalesce(s.dimension_id, 0) = coalesce(h.dimension_id, 0)
        and coalesce(s.indicator_id, 0) = coalesce(h.indicator_id, 0)`,
    [
      releaseId,
      column('provinceCode'),
      column('type'),
      column('dimensionId'),
      column('indicatorId'),
      hidden.map(({ reason }) => reason),
    ],
  );
}

/** Hides further groups, each in all dimensions, to protect others. */
export async function markHidden(
  db: EntityManager,
  releaseId: number,
  groups: readonly HiddenGroup[],
): Promise<void> {
  await db.query(
    `update statistic s set suppression = 'PROTECTS_ANOTHER'
       from unnest($2::text[], $3::text[], $4::integer[]) as h(province_code, type, indicator_id)
      where s.release_id = $1 and s.suppression is null
        and coalesce(s.province_code, '') = coalesce(h.province_code, '') and coalesce(s.type, '') = coalesce(h.type, '')
        and coalesce(s.indicator_id, 0) = coalesce(h.indicator_id, 0)`,
    [
      releaseId,
      groups.map(({ provinceCode }) => provinceCode),
      groups.map(({ type }) => type),
      groups.map(({ indicatorId }) => indicatorId),
    ],
  );
}

/** Among fewer bodies a minimum or a median is recognised; where fewer changed, so is what a spread lost or gained. */
const FEWEST_FOR_A_SPREAD = 100;
const FEWEST_CHANGES_OF_A_SPREAD = 10;

/**
 * Notes whether the public sees how the results of the nation are spread, and if not, why: few bodies, all of them
 * close together or of one rating, or few that differ from a release whose spread is or was public.
 */
export async function markSpread(
  db: EntityManager,
  releaseId: number,
  others: readonly number[],
): Promise<void> {
  await db.query(
    `with other as (
       select o.id from unnest($2::integer[]) o(id) cross join lateral (
         select b.rating as rating_before, a.rating as rating_after
           from (select * from assessment where release_id = o.id and percent is not null) b
           full join (select * from assessment where release_id = $1 and percent is not null) a
             using (local_government_id)
          where a.percent is distinct from b.percent) d
        group by o.id
       having count(*) < ${FEWEST_CHANGES_OF_A_SPREAD} or count(distinct rating_before) = 1
           or count(distinct rating_after) = 1)
     update statistic s set spread_suppression = case
              when assessed_count = 0 then 'NOT_ASSESSED'
              when province_code is not null or suppression is not null then 'PROTECTS_ANOTHER'
              when assessed_count < ${FEWEST_FOR_A_SPREAD} then 'TOO_FEW'
              when maximum - minimum < 10
                or (select max(count::int) from jsonb_each_text(rating_counts) r(rating, count)) = assessed_count
                then 'ALL_ALIKE'
              when exists (select from other) then 'PROTECTS_ANOTHER' end
      where release_id = $1 and type is null and dimension_id is null and indicator_id is null`,
    [releaseId, others],
  );
}

/** Places of the provinces among those whose mean the public sees: a gap would say between which a hidden one lies. */
export async function markPublicRanks(db: EntityManager, releaseId: number): Promise<void> {
  await db.query(
    `update statistic s set public_rank = r.rank, public_rank_of = r.rank_of
       from (select province_code, dimension_id,
                    case when suppression is null then
                      rank() over (partition by dimension_id, suppression is null order by percent desc) end as rank,
                    case when suppression is null then
                      count(*) over (partition by dimension_id, suppression is null) end as rank_of
               from statistic
              where release_id = $1 and province_code is not null and type is null and indicator_id is null
                and percent is not null) r
      where s.release_id = $1 and s.province_code = r.province_code and s.type is null and s.indicator_id is null
        and s.dimension_id is not distinct from r.dimension_id`,
    [releaseId],
  );
}

/** The lowest and the highest result of the nation, null where the public does not see them. */
export async function findPublicLimits(
  db: EntityManager,
  releaseId: number,
): Promise<{ readonly lowest: number; readonly highest: number } | null> {
  const [row] = await db.query<{ lowest: number; highest: number }[]>(
    `select minimum as lowest, maximum as highest from statistic
      where release_id = $1 and province_code is null and type is null and dimension_id is null
        and indicator_id is null and assessed_count >= ${FEWEST_FOR_A_SPREAD} and maximum - minimum >= 10`,
    [releaseId],
  );
  return row ?? null;
}
