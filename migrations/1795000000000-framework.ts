import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Provinces, and the framework of each year: its dimensions, indicators and rating bands are rows, not code. */
export class Framework1795000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create extension if not exists pg_trgm;

      create table province (
        code text primary key check (code ~ '^[1-9][0-9]$'),
        name_th text not null unique,
        name_en text not null unique,
        region_th text not null,
        region_en text not null,
        under_department boolean not null,
        district_count integer not null check (district_count >= 0),
        subdistrict_count integer not null check (subdistrict_count >= 0),
        village_count integer not null check (village_count >= 0),
        area_km2 numeric(10, 3) not null check (area_km2 > 0),
        source text not null
      );
      create table province_population (
        province_code text not null references province,
        as_of date not null,
        population integer not null check (population >= 0),
        source text not null,
        primary key (province_code, as_of)
      );

      create table assessment_year (
        year smallint primary key check (year between 2500 and 2699),
        overall_method text not null check (overall_method in ('POOLED', 'MEAN_OF_DIMENSIONS')),
        pass_percent numeric(5, 2) not null check (pass_percent between 0 and 100)
      );
      create table dimension (
        id integer generated always as identity primary key,
        year smallint not null references assessment_year,
        number smallint not null check (number > 0),
        name_th text not null,
        name_en text not null,
        unique (year, number)
      );
      create table indicator (
        id integer generated always as identity primary key,
        dimension_id integer not null references dimension,
        number smallint not null check (number > 0),
        name_th text not null,
        name_en text not null,
        full_mark numeric(8, 2) not null check (full_mark > 0),
        pilot boolean not null default false,
        unique (dimension_id, number)
      );
      create table rating_band (
        year smallint not null references assessment_year,
        rating text not null
          check (rating in ('OUTSTANDING', 'VERY_GOOD', 'GOOD', 'FAIR', 'NEEDS_IMPROVEMENT')),
        name_th text not null,
        name_en text not null,
        minimum_percent numeric(5, 2) not null check (minimum_percent between 0 and 100),
        primary key (year, rating),
        unique (year, minimum_percent)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table rating_band, indicator, dimension, assessment_year, province_population, province;
    `);
  }
}
