import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Releases and their facts. Every fact belongs to one release and is never updated. */
export class Releases1795000002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table release (
        id integer generated always as identity primary key,
        year smallint not null references assessment_year,
        number smallint not null check (number > 0),
        state text not null default 'DRAFT' check (state in ('DRAFT', 'PUBLISHED', 'SUPERSEDED', 'WITHDRAWN')),
        source_file text not null,
        source_sha256 text not null check (source_sha256 ~ '^[0-9a-f]{64}$'),
        note text,
        created_at timestamptz not null default now(),
        created_by text not null,
        published_at timestamptz,
        published_by text,
        unique (year, number),
        check ((published_at is not null) = (published_by is not null)),
        check ((state in ('PUBLISHED', 'SUPERSEDED')) <= (published_at is not null))
      );
      create unique index release_one_published_a_year on release (year) where state = 'PUBLISHED';

      -- The owner's codes stand on every fact row, so that a scope is compared with columns of the row itself.
      create table assessment (
        release_id integer not null references release,
        local_government_id integer not null references local_government,
        province_code text not null references province,
        type text not null,
        name_th text not null,
        name_en text,
        status text not null check (status in ('ASSESSED', 'NOT_ASSESSED', 'EXEMPT')),
        status_reason text,
        full_mark numeric(8, 2),
        score numeric(8, 2),
        percent numeric(5, 2),
        rating text,
        passed boolean,
        nation_rank integer, nation_rank_of integer,
        province_rank integer, province_rank_of integer,
        type_rank integer, type_rank_of integer,
        province_type_rank integer, province_type_rank_of integer,
        primary key (release_id, local_government_id),
        check (full_mark > 0 and 0 <= score and score <= full_mark),
        check (num_nulls(full_mark, score, percent, rating, passed) =
               case status when 'ASSESSED' then 0 else 5 end)
      );
      create index assessment_by_province on assessment (release_id, province_code);
      create index assessment_by_local_government on assessment (local_government_id, release_id);
      create index assessment_by_percent on assessment (release_id, percent desc nulls last);

      create table dimension_score (
        release_id integer not null,
        local_government_id integer not null,
        dimension_id integer not null references dimension,
        province_code text not null,
        full_mark numeric(8, 2) not null,
        score numeric(8, 2) not null,
        percent numeric(5, 2) not null,
        rating text not null,
        primary key (release_id, local_government_id, dimension_id),
        foreign key (release_id, local_government_id) references assessment,
        check (full_mark > 0 and 0 <= score and score <= full_mark)
      );

      create table indicator_score (
        release_id integer not null,
        local_government_id integer not null,
        indicator_id integer not null references indicator,
        province_code text not null,
        full_mark numeric(8, 2) not null,
        score numeric(8, 2),
        primary key (release_id, local_government_id, indicator_id),
        foreign key (release_id, local_government_id) references assessment,
        check (full_mark > 0 and 0 <= score and score <= full_mark)
      );
      comment on column indicator_score.score is 'null: the indicator does not apply and left the denominator';

      -- Nation (province_code null) and provinces, by type or all (type null), overall or of one dimension
      -- or of one indicator. Computed once, when the release is made.
      create table statistic (
        release_id integer not null references release,
        province_code text references province,
        type text,
        dimension_id integer references dimension,
        indicator_id integer references indicator,
        total_count integer not null,
        assessed_count integer not null check (assessed_count <= total_count),
        full_mark numeric(10, 4),
        score numeric(10, 4),
        percent numeric(5, 2),
        rating text,
        rank integer,
        rank_of integer,
        standard_deviation numeric(8, 4),
        minimum numeric(5, 2),
        lower_quartile numeric(5, 2),
        median numeric(5, 2),
        upper_quartile numeric(5, 2),
        maximum numeric(5, 2),
        passed_count integer,
        rating_counts jsonb,
        suppression text check (suppression in ('TOO_FEW', 'PROTECTS_ANOTHER', 'ALL_ALIKE', 'NOT_ASSESSED')),
        unique nulls not distinct (release_id, province_code, type, dimension_id, indicator_id),
        check ((percent is null) = (assessed_count = 0))
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table statistic, indicator_score, dimension_score, assessment, release;');
  }
}
