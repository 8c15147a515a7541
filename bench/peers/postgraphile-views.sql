-- What PostGraphile makes its schema of: the tables as somebody who serves them with PostGraphile would show them. The
-- views only rename, join what hangs on a foreign key, and leave out what is not public, so a condition reaches the
-- indexes of the tables. The comments are PostGraphile's smart tags: keys and the relations between views.
begin;
drop schema if exists bench cascade;
create schema bench;

create view bench.published with (security_invoker) as
  select id, year, number from release where release_state(state, public_from, public_until, now()) = 'PUBLISHED';
comment on view bench.published is E'@primaryKey id\n@behavior -*';

create view bench.province with (security_invoker) as
  select code, name_th, name_en, region_th, district_count, subdistrict_count, village_count, area_km2 from province;
comment on view bench.province is '@primaryKey code';

create view bench.type_count with (security_invoker) as select province_code, type, count from local_government_count;
comment on view bench.type_count is E'@primaryKey province_code,type
@foreignKey (province_code) references province (code)|@foreignFieldName counts';

-- An average is hidden where the table says so, as the service hides it. This view and that of dimensions read as their
-- owner: who reads for an answer has no right to the table, only to the service's own view of it.
create view bench.average as
  select s.release_id, r.year, s.province_code, s.type, s.dimension_id, s.indicator_id, s.total_count, s.assessed_count,
         s.rank, s.rank_of,
         case when s.suppression is null then s.full_mark end as full_mark,
         case when s.suppression is null then s.score end as score,
         case when s.suppression is null then s.percent end as percent,
         case when s.suppression is null then s.rating end as rating
    from statistic s join bench.published r on r.id = s.release_id
   where s.indicator_id is null;
comment on view bench.average is E'@primaryKey release_id\n@behavior -*';

create view bench.nation_result with (security_invoker) as
  select release_id, year, total_count, assessed_count, full_mark, score, percent, rating
    from bench.average where province_code is null and type is null and dimension_id is null;
comment on view bench.nation_result is E'@primaryKey release_id\n@unique year';

create view bench.nation_dimension with (security_invoker) as
  select a.release_id, d.number, d.name_th, d.name_en, a.percent, a.rating
    from bench.average a join dimension d on d.id = a.dimension_id where a.province_code is null and a.type is null;
comment on view bench.nation_dimension is E'@primaryKey release_id,number
@foreignKey (release_id) references nation_result (release_id)|@foreignFieldName dimensions';

create view bench.nation_type with (security_invoker) as
  select release_id, type, total_count, assessed_count, percent
    from bench.average where province_code is null and type is not null and dimension_id is null;
comment on view bench.nation_type is E'@primaryKey release_id,type
@foreignKey (release_id) references nation_result (release_id)|@foreignFieldName types';

create view bench.province_result with (security_invoker) as
  select release_id, province_code, year, total_count, assessed_count, full_mark, score, percent, rating, rank, rank_of
    from bench.average where province_code is not null and type is null and dimension_id is null;
comment on view bench.province_result is E'@primaryKey release_id,province_code
@foreignKey (province_code) references province (code)|@foreignFieldName results';

create view bench.province_dimension as
  select s.release_id, s.province_code, d.number, d.name_th, s.rank, s.rank_of,
         case when s.suppression is null then s.percent end as percent
    from statistic s join dimension d on d.id = s.dimension_id
   where s.province_code is not null and s.type is null and s.indicator_id is null;
comment on view bench.province_dimension is E'@primaryKey release_id,province_code,number
@foreignKey (release_id,province_code) references province_result (release_id,province_code)|@foreignFieldName dimensions';

create view bench.local_government with (security_invoker) as
  select id, code, type, name_th, name_en, province_code, district_th from local_government;
comment on view bench.local_government is E'@primaryKey id\n@unique code
@foreignKey (province_code) references province (code)|@foreignFieldName localGovernments|@fieldName province';

create view bench.result with (security_invoker) as
  select a.release_id, a.local_government_id, r.year, a.full_mark, a.score, a.percent, a.rating,
         a.province_rank, a.province_rank_of
    from assessment a join bench.published r on r.id = a.release_id;
comment on view bench.result is E'@primaryKey release_id,local_government_id
@foreignKey (local_government_id) references local_government (id)|@foreignFieldName results|@fieldName localGovernment';

-- A ranking asks for the type of today, beside the percentage of a year.
create view bench.ranked with (security_invoker) as
  select a.release_id, r.year, lg.code, lg.type, lg.name_th, lg.name_en, lg.province_code, a.status,
         a.percent, a.score, a.rating, a.type_rank, a.type_rank_of
    from assessment a join bench.published r on r.id = a.release_id join local_government lg on lg.id = a.local_government_id;
comment on view bench.ranked is E'@primaryKey release_id,code
@foreignKey (province_code) references province (code)|@foreignFieldName ranked|@fieldName province';

create view bench.latest_result with (security_invoker) as
  select a.release_id, a.local_government_id, a.full_mark, a.score, a.percent, a.rating, a.province_rank, a.province_rank_of
    from assessment a
   where a.release_id = (select id from bench.published order by year desc limit 1);
comment on view bench.latest_result is E'@primaryKey release_id,local_government_id\n@unique local_government_id
@foreignKey (local_government_id) references local_government (id)|@foreignFieldName latest';

create view bench.dimension_result with (security_invoker) as
  select x.release_id, x.local_government_id, d.number, d.name_th, x.full_mark, x.score, x.percent, x.rating
    from dimension_score x join dimension d on d.id = x.dimension_id;
comment on view bench.dimension_result is E'@primaryKey release_id,local_government_id,number
@foreignKey (release_id,local_government_id) references result (release_id,local_government_id)|@foreignFieldName dimensions|@fieldName result
@foreignKey (release_id,local_government_id) references latest_result (release_id,local_government_id)|@foreignFieldName dimensions|@fieldName latestResult';

create view bench.indicator_result with (security_invoker) as
  select x.release_id, x.local_government_id, d.number as dimension, i.number, i.name_th, i.pilot, x.score is not null as applies,
         case when x.score is not null then x.full_mark end as full_mark,
         x.score, round(x.score * 100 / x.full_mark, 2) as percent
    from indicator_score x join indicator i on i.id = x.indicator_id join dimension d on d.id = i.dimension_id;
comment on view bench.indicator_result is E'@primaryKey release_id,local_government_id,dimension,number
@foreignKey (release_id,local_government_id) references result (release_id,local_government_id)|@foreignFieldName indicators';

grant usage on schema bench to lpa_reader;
grant select on all tables in schema bench to lpa_reader;
commit;
