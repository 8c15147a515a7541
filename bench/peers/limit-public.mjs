import { grouped, isPublic, rows } from './pool.mjs';
import { name, place, rating } from './shapes.mjs';

export const dimension = (row) => ({
  dimension: { number: row.number, name: { th: row.name_th } },
  percent: row.percent,
});

const numbered = (row) => ({ dimension: { number: row.number }, percent: row.percent });

const shown = (column) => `case when s.suppression is null then s.${column} end as ${column}`;

const nation = `
  select s.type, s.dimension_id, d.number, d.name_th, d.name_en, s.total_count, s.assessed_count,
         ${['full_mark', 'score', 'percent', 'rating'].map(shown).join(', ')}
    from release r join statistic s on s.release_id = r.id
    left join dimension d on d.id = s.dimension_id
   where r.year = $1 and ${isPublic} and s.province_code is null and s.indicator_id is null
     and (s.type is null or s.dimension_id is null)
   order by d.number`;

export async function nationAnswer({ year }) {
  const found = await rows('nation', nation, [year]);
  const all = found.find((row) => row.type === null && row.dimension_id === null);
  return {
    nation: {
      assessment: {
        percent: all.percent,
        score: all.score,
        full: all.full_mark,
        rating: rating(all),
        statistics: { totalCount: all.total_count, assessedCount: all.assessed_count },
        dimensions: found
          .filter((row) => row.dimension_id !== null)
          .map((row) => ({
            dimension: { number: row.number, name: name(row) },
            percent: row.percent,
            rating: rating(row),
          })),
        byType: found
          .filter((row) => row.type !== null)
          .map((row) => ({
            type: row.type,
            percent: row.percent,
            totalCount: row.total_count,
            assessedCount: row.assessed_count,
          })),
      },
    },
  };
}

export const province = `
  select p.code, p.name_th, p.name_en, p.region_th, p.district_count, p.subdistrict_count, p.village_count, p.area_km2,
         (select json_agg(json_build_object('type', c.type, 'count', c.count)) from local_government_count c
           where c.province_code = p.code) as counts
    from province p where p.code = $1`;

const provinceResults = `
  select s.province_code, r.year, d.number, d.name_th, s.total_count, s.assessed_count, s.rank, s.rank_of,
         ${['full_mark', 'score', 'percent', 'rating'].map(shown).join(', ')}
    from release r join statistic s on s.release_id = r.id
    left join dimension d on d.id = s.dimension_id
   where ${isPublic} and s.type is null and s.indicator_id is null`;

const oneYear = `${provinceResults} and s.province_code = $1 and r.year = $2 order by d.number nulls first`;
export const allYears = `${provinceResults} and s.province_code = $1 order by r.year, d.number nulls first`;
const everywhere = `${provinceResults} and s.province_code is not null order by r.year, d.number nulls first`;

export async function provinceAnswer({ province: code, year }) {
  const [[found], [all, ...dimensions]] = await Promise.all([
    rows('province', province, [code]),
    rows('one-year', oneYear, [code, year]),
  ]);
  return {
    province: {
      code,
      name: name(found),
      region: { th: found.region_th },
      districtCount: found.district_count,
      subdistrictCount: found.subdistrict_count,
      villageCount: found.village_count,
      areaKm2: found.area_km2,
      localGovernmentCounts: { byType: found.counts },
      assessment: {
        percent: all.percent,
        score: all.score,
        full: all.full_mark,
        rating: rating(all),
        rank: place(all.rank, all.rank_of),
        statistics: { totalCount: all.total_count, assessedCount: all.assessed_count },
        dimensions: dimensions.map((row) => ({ ...dimension(row), rank: place(row.rank, row.rank_of) })),
      },
    },
  };
}

/** The results of a province's years: the first row of a year is its whole, the others its dimensions. */
export const years = (found, child, more = () => ({})) =>
  [...grouped(found, (row) => row.year)].map(([year, [all, ...dimensions]]) => ({
    year: { year: { be: year } },
    percent: all.percent,
    rating: rating(all),
    ...more(all),
    dimensions: dimensions.map(child),
  }));

export async function provincesAnswer() {
  const [provinces, found] = await Promise.all([
    rows('provinces', 'select code, name_th, name_en from province order by code', []),
    rows('everywhere', everywhere, []),
  ]);
  const results = grouped(found, (row) => row.province_code);
  return {
    provinces: provinces.map((row) => ({
      code: row.code,
      name: name(row),
      assessments: years(results.get(row.code) ?? [], numbered, (all) => ({
        rank: place(all.rank, all.rank_of),
      })),
    })),
  };
}
