import { allYears, dimension, province, years } from './limit-public.mjs';
import { grouped, isPublic, rows } from './pool.mjs';
import { name, place, rating } from './shapes.mjs';

const firstOfProvince = `
  select lg.id, lg.code, lg.type, lg.name_th, lg.name_en, lg.district_th, a.release_id, a.percent, a.score, a.full_mark, a.rating,
         a.province_rank, a.province_rank_of
    from (select * from local_government where province_code = $1 order by code limit 60) lg
    left join assessment a on a.local_government_id = lg.id and a.release_id =
      (select r.id from release r where ${isPublic} order by r.year desc limit 1)
   order by lg.code`;

const dimensionsOf = `
  select x.local_government_id, x.release_id, d.number, d.name_th, x.percent, x.score, x.full_mark, x.rating
    from unnest($1::int[], $2::int[]) k(release_id, local_government_id)
    join dimension_score x using (release_id, local_government_id)
    join dimension d on d.id = x.dimension_id order by d.number`;

export async function localGovernmentsAnswer({ province: code }) {
  const [[found], bodies] = await Promise.all([
    rows('province', province, [code]),
    rows('first-of-province', firstOfProvince, [code]),
  ]);
  const assessed = bodies.filter((row) => row.release_id !== null);
  const keys = [assessed.map((row) => row.release_id), assessed.map((row) => row.id)];
  const dimensions = grouped(await rows('dimensions', dimensionsOf, keys), (row) => row.local_government_id);
  const nodes = bodies.map((row) => ({
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
            dimensions: (dimensions.get(row.id) ?? []).map((d) => ({
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
  select r.year, d.number, d.name_th, a.percent as whole, a.rating, a.province_rank, a.province_rank_of, x.percent
    from local_government lg join assessment a on a.local_government_id = lg.id
    join release r on r.id = a.release_id and ${isPublic}
    left join dimension_score x on x.release_id = a.release_id and x.local_government_id = a.local_government_id
    left join dimension d on d.id = x.dimension_id
   where lg.code = $1 order by r.year, d.number`;

export async function besideTheProvinceAnswer({ code }) {
  const [[found], own] = await Promise.all([
    rows('body', body, [code]),
    rows('body-years', bodyYears, [code]),
  ]);
  const beside = await rows('all-years', allYears, [found.province_code]);
  return {
    localGovernment: {
      code,
      name: name(found),
      assessments: [...grouped(own, (row) => row.year)].map(([year, dimensions]) => ({
        year: { year: { be: year } },
        percent: dimensions[0].whole,
        rating: rating(dimensions[0]),
        rank: place(dimensions[0].province_rank, dimensions[0].province_rank_of),
        dimensions: dimensions.filter((row) => row.number !== null).map(dimension),
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
  select lg.name_th as body_th, lg.name_en as body_en, a.percent as whole, d.number as dimension, i.number, i.name_th, i.pilot,
         x.score is not null as applies, case when x.score is not null then x.full_mark end as full_mark,
         x.score, round(x.score * 100 / x.full_mark, 2) as percent
    from local_government lg
    join assessment a on a.local_government_id = lg.id
    join release r on r.id = a.release_id and r.year = $2 and ${isPublic}
    join indicator_score x on x.release_id = a.release_id and x.local_government_id = a.local_government_id
    join indicator i on i.id = x.indicator_id join dimension d on d.id = i.dimension_id
   where lg.code = $1 order by d.number, i.number`;

export async function indicatorsAnswer({ code, year }) {
  const found = await rows('indicators', indicators, [code, year]);
  return {
    localGovernment: {
      code,
      name: { th: found[0].body_th, en: found[0].body_en },
      assessment: {
        percent: found[0].whole,
        dimensions: [...grouped(found, (row) => row.dimension)].map(([number, children]) => ({
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
