import { isPublic } from './pool.mjs';

const shown = ['full_mark', 'score', 'percent', 'rating']
  .map((column) => `case when s.suppression is null then s.${column} end as ${column}`)
  .join(', ');

export const provinces = 'select * from province order by code';
export const provincesByCode = 'select * from province where code = any($1)';
export const counts =
  'select province_code, type, count from local_government_count where province_code = any($1)';

const statistic = `
  select s.release_id, s.province_code, r.year, s.total_count, s.assessed_count, s.rank, s.rank_of, ${shown}
    from release r join statistic s on s.release_id = r.id
   where ${isPublic} and s.type is null and s.dimension_id is null and s.indicator_id is null`;
export const nationResult = `${statistic} and s.province_code is null and r.year = $1`;
export const provinceResults = `
  ${statistic} and s.province_code = any($1) and ($2::int is null or r.year = $2) order by r.year`;

export const publicDimensions = `
  select s.release_id, s.province_code, s.dimension_id, d.number, d.name_th, d.name_en, s.rank, s.rank_of, ${shown}
    from unnest($1::int[], $2::text[]) k(release_id, province_code)
    join statistic s on s.release_id = k.release_id
     and (s.province_code = k.province_code or (s.province_code is null and k.province_code is null))
     and s.type is null and s.indicator_id is null
    join dimension d on d.id = s.dimension_id
   order by d.number`;

export const types = `
  select s.release_id, s.province_code, s.type, s.total_count, s.assessed_count, ${shown}
    from statistic s
   where s.release_id = any($1) and s.province_code is null and s.type is not null
     and s.dimension_id is null and s.indicator_id is null`;

const body = 'select lg.id, lg.code, lg.type, lg.name_th, lg.name_en, lg.district_th, lg.province_code';
export const bodyByCode = `${body} from local_government lg where lg.code = $1`;
export const page = `
  select page.* from unnest($1::text[]) k(code)
   cross join lateral (${body} from local_government lg where lg.province_code = k.code order by lg.code limit $2) page
   order by page.code`;
export const ranking = `
  ${body} from assessment a join local_government lg on lg.id = a.local_government_id
   where a.release_id = (select r.id from release r where r.year = $2 and ${isPublic})
     and a.status = 'ASSESSED' and lg.type = any($1)
   order by a.percent desc nulls last, lg.code limit $3`;

const result = `
  select a.release_id, a.local_government_id, r.year, a.full_mark, a.score, a.percent, a.rating,
         a.nation_rank as rank, a.nation_rank_of as rank_of, a.province_rank, a.province_rank_of, a.type_rank, a.type_rank_of
    from release r join assessment a on a.release_id = r.id
   where ${isPublic} and a.local_government_id = any($1)`;
export const bodyResults = `${result} and ($2::int is null or r.year = $2) order by r.year`;
export const latestResults = `
  ${result} and r.year = (select max(r.year) from release r where ${isPublic})`;

export const bodyDimensions = `
  select x.release_id, x.local_government_id, x.dimension_id, d.number, d.name_th, d.name_en,
         x.full_mark, x.score, x.percent, x.rating
    from unnest($1::int[], $2::int[]) k(release_id, local_government_id)
    join dimension_score x using (release_id, local_government_id)
    join dimension d on d.id = x.dimension_id
   order by d.number`;

export const indicators = `
  select x.release_id, x.local_government_id, i.dimension_id, i.number, i.name_th, i.name_en, i.pilot,
         x.score is not null as applies, case when x.score is not null then x.full_mark end as full_mark,
         x.score, round(x.score * 100 / x.full_mark, 2) as percent
    from (select distinct * from unnest($1::int[], $2::int[]) k(release_id, local_government_id)) k
    join indicator_score x using (release_id, local_government_id)
    join indicator i on i.id = x.indicator_id
   order by i.number`;
