import type { EntityManager } from 'typeorm';

const columns = `
  release_id, province_code, type, dimension_id, indicator_id, total_count, assessed_count, full_mark, score, percent,
  rating, standard_deviation, minimum, lower_quartile, median, upper_quartile, maximum, passed_count, rating_counts`;

/**
 * What is computed of every group of bodies. The percentage is the unweighted mean of the bodies' percentages; the
 * deviation is that of the population, as all assessed bodies are there and none is drawn as a sample; quartiles
 * interpolate between neighbours.
 */
const aggregates = `
  count(percent)::int as assessed_count,
  round(avg(full_mark), 4) as full_mark,
  round(avg(percent), 2) as percent,
  round(stddev_pop(percent), 4) as standard_deviation,
  min(percent) as minimum,
  percentile_cont(array[0.25, 0.5, 0.75]) within group (order by percent::float8) as quartiles,
  max(percent) as maximum`;

/**
 * The mark that the mean percentage is of the mean full mark. Not the mean of the marks: where full marks differ that
 * is a second sum over the same bodies, and two sums tell of single ones what one does not.
 */
const meanMark = `round(g.full_mark * g.percent / 100, 4)`;

/** The columns from `rating` to `maximum`; the rating is that of the rounded mean, so that the two agree in print. */
const derived = `
  (select b.rating from rating_band b where b.year = (select year from this_year)
      and b.minimum_percent <= g.percent order by b.minimum_percent desc limit 1),
  g.standard_deviation, g.minimum, round(g.quartiles[1]::numeric, 2), round(g.quartiles[2]::numeric, 2),
  round(g.quartiles[3]::numeric, 2), g.maximum`;

const thisYear = `
  this_year as (select y.year, y.pass_percent from release r join assessment_year y using (year) where r.id = $1)`;

/** The nation and the provinces, of each type and of all, overall and by dimension: one pass over the marks. */
export async function insertStatistics(db: EntityManager, releaseId: number): Promise<void> {
  await db.query(
    `with ${thisYear}, mark as (
       select province_code, type, null::integer as dimension_id, full_mark, score, percent, rating
         from assessment where release_id = $1
       union all
       select a.province_code, a.type, d.id, s.full_mark, s.score, s.percent, s.rating
         from assessment a
         join dimension d on d.year = (select year from this_year)
         left join dimension_score s on s.release_id = a.release_id and s.dimension_id = d.id
                                    and s.local_government_id = a.local_government_id
        where a.release_id = $1
     ), g as (
       select province_code, type, dimension_id, count(*)::int as total_count, ${aggregates},
              count(*) filter (where percent >= (select pass_percent from this_year))::int as passed_count,
              array_agg(rating) filter (where rating is not null) as ratings
         from mark
        group by grouping sets ((dimension_id), (dimension_id, province_code), (dimension_id, type),
                                (dimension_id, province_code, type))
     )
     insert into statistic (${columns})
     select $1, g.province_code, g.type, g.dimension_id, null, g.total_count, g.assessed_count, g.full_mark, ${meanMark},
            g.percent, ${derived},
            case when g.assessed_count > 0 then g.passed_count end,
            case when g.assessed_count > 0 then (
              select jsonb_object_agg(b.rating, cardinality(array_positions(g.ratings, b.rating)))
                from rating_band b where b.year = (select year from this_year)) end
       from g`,
    [releaseId],
  );
}

/**
 * The nation and the provinces by indicator, over the bodies to which it applies: they are both `total_count` and
 * `assessed_count`. A mark on an indicator has no rating of its own, so nothing is counted by rating or as passed.
 */
export async function insertIndicatorStatistics(db: EntityManager, releaseId: number): Promise<void> {
  await db.query(
    `with ${thisYear}, mark as (
       select province_code, indicator_id, full_mark, score, round(100 * score / full_mark, 2) as percent
         from indicator_score where release_id = $1 and score is not null
     ), g as (
       select province_code, indicator_id, ${aggregates}
         from mark
        group by grouping sets ((indicator_id), (indicator_id, province_code))
     )
     insert into statistic (${columns})
     select $1, g.province_code, null, i.dimension_id, g.indicator_id, g.assessed_count, g.assessed_count, g.full_mark,
            ${meanMark}, g.percent, ${derived}, null, null
       from g join indicator i on i.id = g.indicator_id`,
    [releaseId],
  );
}

/**
 * Rows for what holds no body at all, so that an answer is never missing: Bangkok, which has none under the
 * department, and provinces in which an indicator applies to nobody.
 */
export async function insertEmptyStatistics(db: EntityManager, releaseId: number): Promise<void> {
  await db.query(
    `insert into statistic (release_id, province_code, dimension_id, indicator_id, total_count, assessed_count)
     select $1, place.code, subject.dimension_id, subject.indicator_id, 0, 0
       from (select code from province union all select null) place
      cross join (select null::integer as dimension_id, null::integer as indicator_id
                   union all
                  select d.id, null from dimension d join release r using (year) where r.id = $1
                   union all
                  select distinct dimension_id, indicator_id from statistic
                   where release_id = $1 and indicator_id is not null) subject
         on conflict do nothing`,
    [releaseId],
  );
}

/** Places of the provinces among those with a result ("1, 2, 2, 4", best first), overall and in each dimension. */
export async function markProvinceRanks(db: EntityManager, releaseId: number): Promise<void> {
  await db.query(
    `update statistic s set rank = r.rank, rank_of = r.rank_of
       from (select province_code, dimension_id,
                    rank() over (partition by dimension_id order by percent desc) as rank,
                    count(*) over (partition by dimension_id) as rank_of
               from statistic
              where release_id = $1 and province_code is not null and type is null and indicator_id is null
                and percent is not null) r
      where s.release_id = $1 and s.province_code = r.province_code and s.type is null and s.indicator_id is null
        and s.dimension_id is not distinct from r.dimension_id`,
    [releaseId],
  );
}
