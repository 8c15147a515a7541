import { localized } from '../assessment/columns.queries.js';
import type { Reads } from '../database/read-session.js';
import type { AssessmentYearRow, DimensionRow, IndicatorRow, RatingRow } from './assessment-year.row.js';

/** Every year with a framework, whether it has results or not: whoever shows them picks those it may. */
export function findYears(db: Reads): Promise<AssessmentYearRow[]> {
  return db.query(
    `select y.year as be, y.overall_method as "overallMethod", y.pass_percent as "passPercent", y.disclosure,
            lag(y.year) over earlier as previous,
            coalesce(d.names = lag(d.names) over earlier
                     and y.overall_method = lag(y.overall_method) over earlier, false) as comparable
       from assessment_year y
       left join lateral (select array_agg(name_th order by number) as names
                            from dimension where year = y.year) d on true
     window earlier as (order by y.year)
      order by y.year`,
  );
}

export function findDimensions(db: Reads, years: readonly number[]): Promise<DimensionRow[]> {
  return db.query(
    `select id, year, number, ${localized('dimension')} as name
       from dimension where year = any($1) order by year, number`,
    [years],
  );
}

export function findIndicators(db: Reads, dimensionIds: readonly number[]): Promise<IndicatorRow[]> {
  return db.query(
    `select id, dimension_id as "dimensionId", number, ${localized('indicator')} as name, full_mark as "full", pilot
       from indicator where dimension_id = any($1) order by dimension_id, number`,
    [dimensionIds],
  );
}

/** The ratings of years, best first. */
export function findRatings(db: Reads, years: readonly number[]): Promise<RatingRow[]> {
  return db.query(
    `select year, rating as level, ${localized('rating_band')} as name, minimum_percent as "minimumPercent"
       from rating_band where year = any($1) order by year, minimum_percent desc`,
    [years],
  );
}
