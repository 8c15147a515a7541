import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The registry of local governments, what is counted of it in public, and the accounts. */
export class LocalGovernments1795000001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table local_government (
        id integer generated always as identity primary key,
        code text not null unique check (code ~ '^[1-9][0-9]{6}$'),
        type text not null check (type in
          ('PAO', 'CITY_MUNICIPALITY', 'TOWN_MUNICIPALITY', 'SUBDISTRICT_MUNICIPALITY', 'SAO', 'SPECIAL')),
        name_th text not null,
        name_en text,
        province_code text not null references province,
        district_th text not null,
        district_en text,
        area_km2 numeric(10, 3) check (area_km2 > 0),
        population integer check (population >= 0),
        village_count integer check (village_count >= 0),
        information_source text,
        information_date date,
        search_text text not null,
        unique (province_code, district_th, type, name_th)
      );
      create index local_government_by_province on local_government (province_code, code);
      create index local_government_search on local_government using gin (search_text gin_trgm_ops);

      -- Public: how many of each type a province has. Written with the registry, so that no public
      -- question ever reads local_government.
      create table local_government_count (
        province_code text not null references province,
        type text not null,
        count integer not null check (count > 0),
        primary key (province_code, type)
      );

      create table account (
        id integer generated always as identity primary key,
        username text not null check (username = lower(username)),
        display_name text not null,
        password_hash text not null,
        role text not null check (role in ('LAO', 'PROVINCE', 'DEPARTMENT', 'ADMIN')),
        province_code text references province,
        local_government_id integer references local_government,
        created_at timestamptz not null default now(),
        unique (username),
        check ((role = 'PROVINCE') = (province_code is not null)),
        check ((role = 'LAO') = (local_government_id is not null))
      );

      -- One row exists where the database holds the invented demo nation; no real list may enter it.
      create table demo_nation (
        only_row boolean primary key default true check (only_row),
        loaded_at timestamptz not null default now()
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table demo_nation, account, local_government_count, local_government;');
  }
}
