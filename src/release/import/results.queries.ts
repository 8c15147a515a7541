import type { EntityManager } from 'typeorm';
import { comparable } from '../../local-government/thai-text.js';
import type { ProvinceCodes } from './identity.js';
import type { IndicatorOfYear } from './layout/table.js';
import type { Body } from './registry-index.js';

/**
 * The registry that rows of a year are matched with: the bodies that existed in the fiscal year before it, which its
 * assessment is about (1 October to 30 September), if only for a part of it. What they were before a change is beside
 * them, with whether that was before this fiscal year.
 */
export function findBodies(db: EntityManager, year: number): Promise<Body[]> {
  return db.query(
    `select id, code, type, name_th as "nameTh", name_en as "nameEn", district_th as "districtTh",
            province_code as "provinceCode",
            array(select c.before_code from local_government_change c
                   where c.local_government_id = lg.id and c.kind = 'CODE_CHANGED') as "formerCodes",
            coalesce((select json_agg(json_build_object('type', c.before_type, 'nameTh', c.before_name_th,
                        'districtTh', c.before_district_th, 'inYear', c.effective_on > make_date($1::integer - 545, 10, 1))
                        order by c.id)
                        from local_government_change c
                       where c.local_government_id = lg.id
                         and c.kind in ('TYPE_CHANGED', 'RENAMED', 'DISTRICT_CHANGED')), '[]') as former
       from local_government lg
      where (closed_on is null or closed_on > make_date($1::integer - 545, 10, 1))
        and (founded_on is null or founded_on <= make_date($1::integer - 544, 9, 30))
      order by code`,
    [year],
  );
}

/** Thai names of the provinces by their codes. */
export async function findProvinceNames(db: EntityManager): Promise<ReadonlyMap<string, string>> {
  const rows = await db.query<{ code: string; name: string }[]>(
    'select code, name_th as name from province order by code',
  );
  return new Map(rows.map(({ code, name }) => [code, name]));
}

/** The same the other way round, as files name provinces. */
export function codesByName(names: ReadonlyMap<string, string>): ProvinceCodes {
  return new Map([...names].map(([code, name]) => [comparable(name), code]));
}

export function findIndicatorsOfYear(db: EntityManager, year: number): Promise<IndicatorOfYear[]> {
  return db.query(
    `select i.id, i.dimension_id as "dimensionId", d.number as dimension, i.number, i.full_mark::float8 as "full", i.pilot
       from indicator i join dimension d on d.id = i.dimension_id
      where d.year = $1 order by d.number, i.number`,
    [year],
  );
}

/** A province's average in what is public of a year. */
export interface ProvinceMean {
  readonly provinceCode: string;
  readonly percent: number;
}

/** Whether two years are of the same dimensions and method, so that their percentages compare. */
export async function findComparable(db: EntityManager, year: number, other: number): Promise<boolean> {
  const rows = await db.query<unknown[]>(
    `select y.overall_method, (select array_agg(name_th order by number) from dimension d where d.year = y.year)
       from assessment_year y where y.year = any($1) group by 1, 2 having count(*) = 2`,
    [[year, other]],
  );
  return rows.length === 1;
}

export function findProvinceMeans(db: EntityManager, releaseId: number): Promise<ProvinceMean[]> {
  return db.query(
    `select province_code as "provinceCode", percent::float8 as percent
       from statistic
      where release_id = $1 and province_code is not null and type is null and dimension_id is null
        and indicator_id is null and percent is not null
      order by province_code`,
    [releaseId],
  );
}

/** How many bodies have the same totals in a release of another year. */
export interface SameMarks {
  readonly year: number;
  readonly number: number;
  readonly count: number;
}

/** Totals of a body. */
export interface Totals {
  readonly localGovernmentId: number;
  readonly full: number;
  readonly score: number;
}

/** The release of another year, public or a draft, in which most bodies have the totals they have here. */
export async function findSameMarks(
  db: EntityManager,
  year: number,
  totals: readonly Totals[],
): Promise<SameMarks | null> {
  const [most] = await db.query<SameMarks[]>(
    `select r.year, r.number, count(*)::integer as count
       from unnest($2::integer[], $3::numeric[], $4::numeric[]) as given(id, full_mark, score)
       join assessment a on a.local_government_id = given.id and a.full_mark = given.full_mark and a.score = given.score
       join release r on r.id = a.release_id
      where r.year <> $1 and r.state in ('DRAFT', 'PUBLISHED')
      group by r.year, r.number
      order by count desc, r.year desc, r.number desc limit 1`,
    [
      year,
      totals.map(({ localGovernmentId }) => localGovernmentId),
      totals.map(({ full }) => full),
      totals.map(({ score }) => score),
    ],
  );
  return most ?? null;
}
