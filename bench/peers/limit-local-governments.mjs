import { allYears, dimension, province, years } from './limit-public.mjs';
import { dimensionRows, indicatorRows } from './marks.mjs';
import { grouped, isPublic, rows } from './pool.mjs';
import { name, place, rating } from './shapes.mjs';

const firstOfProvince = `
  select lg.id, lg.code, lg.type, lg.name_th, lg.name_en, lg.district_th, a.release_id, a.percent, a.score, a.full_mark, a.rating,
         a.province_rank, a.province_rank_of, a.dimension_scores
    from (select * from local_government where province_code = $1 order by code limit 60) lg
    left join assessment a on a.local_government_id = lg.id and a.release_id =
      (select r.id from release r where ${isPublic} order by r.year desc limit 1)
   order by lg.code`;

export async function localGovernmentsAnswer({ province: code }) {
  const [[found], bodies] = await Promise.all([
    rows('province', province, [code]),
    rows('first-of-province', firstOfProvince, [code]),
  ]);
  const dimensions = await Promise.all(bodies.map((row) => dimensionRows(row.dimension_scores)));
  const nodes = bodies.map((row, nth) => ({
    code: row.code,
    type: row.type,
    name: name(row),
    district: { th: row.district_th },
    assessment:
      row.release_id === null
        ? null
        : {
            percent: row.percent,
            score: row.score,
            full: row.full_mark,
            rating: rating(row),
            rank: place(row.province_rank, row.province_rank_of),
            dimensions: dimensions[nth].map((d) => ({
              ...dimension(d),
              score: d.score,
              full: d.full_mark,
              rating: rating(d),
            })),
          },
  }));
  return { province: { code, name: name(found), localGovernments: { nodes } } };
}

const body = `
  select lg.code, lg.name_th, lg.name_en, p.code as province_code, p.name_th as province_th, p.name_en as province_en
    from local_government lg join province p on p.code = lg.province_code where lg.code = $1`;

const bodyYears = `
  select r.year, a.percent, a.rating, a.province_rank, a.province_rank_of, a.dimension_scores
    from local_government lg join assessment a on a.local_government_id = lg.id
    join release r on r.id = a.release_id and ${isPublic}
   where lg.code = $1 order by r.year`;

export async function besideTheProvinceAnswer({ code }) {
  const [[found], own] = await Promise.all([
    rows('body', body, [code]),
    rows('body-years', bodyYears, [code]),
  ]);
  const beside = await rows('all-years', allYears, [found.province_code]);
  const dimensions = await Promise.all(own.map((row) => dimensionRows(row.dimension_scores)));
  return {
    localGovernment: {
      code,
      name: name(found),
      assessments: own.map((row, nth) => ({
        year: { year: { be: row.year } },
        percent: row.percent,
        rating: rating(row),
        rank: place(row.province_rank, row.province_rank_of),
        dimensions: dimensions[nth].map(dimension),
      })),
      province: {
        code: found.province_code,
        name: { th: found.province_th, en: found.province_en },
        assessments: years(beside, dimension),
      },
    },
  };
}

const ranking = `
  select lg.code, lg.type, lg.name_th, lg.name_en, p.code as province_code, p.name_th as province_th, p.name_en as province_en,
         a.percent, a.score, a.rating, a.type_rank, a.type_rank_of
    from assessment a join local_government lg on lg.id = a.local_government_id join province p on p.code = lg.province_code
   where a.release_id = (select r.id from release r where r.year = $2 and ${isPublic})
     and a.status = 'ASSESSED' and lg.type = any($1)
   order by a.percent desc nulls last, lg.code limit 100`;

export async function rankingAnswer({ types, year }) {
  const nodes = (await rows('ranking', ranking, [types, year])).map((row) => ({
    code: row.code,
    type: row.type,
    name: name(row),
    province: { code: row.province_code, name: { th: row.province_th, en: row.province_en } },
    assessment: {
      percent: row.percent,
      score: row.score,
      rating: rating(row),
      rank: place(row.type_rank, row.type_rank_of),
    },
  }));
  return { localGovernments: { nodes } };
}

const indicators = `
  select lg.name_th, lg.name_en, a.percent, a.indicator_scores
    from local_government lg
    join assessment a on a.local_government_id = lg.id
    join release r on r.id = a.release_id and r.year = $2 and ${isPublic}
   where lg.code = $1`;

export async function indicatorsAnswer({ code, year }) {
  const [found] = await rows('indicators', indicators, [code, year]);
  const marks = await indicatorRows(found.indicator_scores);
  const byDimension = grouped(
    marks.toSorted((one, other) => one.dimension - other.dimension),
    (row) => row.dimension,
  );
  return {
    localGovernment: {
      code,
      name: name(found),
      assessment: {
        percent: found.percent,
        dimensions: [...byDimension].map(([number, children]) => ({
          dimension: { number },
          indicators: children.map((row) => ({
            indicator: { number: row.number, name: { th: row.name_th }, pilot: row.pilot },
            applies: row.applies,
            score: row.score,
            full: row.full_mark,
            percent: row.percent,
          })),
        })),
      },
    },
  };
}
