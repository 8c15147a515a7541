import type { MigrationInterface, QueryRunner } from 'typeorm';

const setting = (name: string): string => `(select nullif(current_setting('lpa.${name}', true), ''))`;

const identity = (when: 'before' | 'after'): string => `
  ${when}_code text, ${when}_type text, ${when}_name_th text, ${when}_name_en text, ${when}_district_th text`;

const columns = (when: string, ...names: string[]): string =>
  names.map((name) => `${when}_${name}`).join(', ');

const same = (...names: string[]): string =>
  `(${columns('before', ...names)}) is not distinct from (${columns('after', ...names)})`;

/** What became of each local government, with the day from which it holds; and bodies that exist no more. */
export class RegistryHistory1795000006000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table local_government
        add column founded_on date,
        add column closed_on date check (closed_on >= founded_on),
        add column merged_into_id integer references local_government,
        add check (merged_into_id is null or (closed_on is not null and merged_into_id <> id));
      comment on column local_government.founded_on is 'null: not known, or before anybody asks';
      comment on column local_government.closed_on is 'the first day on which it exists no more';

      -- Whoever exists no more leaves its name to others.
      alter table local_government drop constraint local_government_province_code_district_th_type_name_th_key;
      create unique index local_government_one_of_a_name
        on local_government (province_code, district_th, type, name_th) where closed_on is null;

      -- Each row changes one thing, so that a body's rows in their order are a chain from what it was to what it is.
      create table local_government_change (
        id integer generated always as identity primary key,
        local_government_id integer not null references local_government,
        province_code text not null references province,
        kind text not null,
        effective_on date,
        ${identity('before')},
        ${identity('after')},
        successor_id integer references local_government,
        source_file text not null,
        source_sha256 text not null check (source_sha256 ~ '^[0-9a-f]{64}$'),
        imported_by text not null,
        recorded_at timestamptz not null default clock_timestamp(),
        check (case kind
          when 'LISTED' then before_code is null and after_code is not null
          when 'RENAMED' then ${same('code', 'type', 'district_th')}
          when 'TYPE_CHANGED' then ${same('code', 'name_th', 'name_en', 'district_th')} and before_type <> after_type
          when 'CODE_CHANGED' then ${same('type', 'name_th', 'name_en', 'district_th')} and before_code <> after_code
          when 'DISTRICT_CHANGED' then
            ${same('code', 'type', 'name_th', 'name_en')} and before_district_th <> after_district_th
          when 'CLOSED' then before_code is not null and after_code is null
          when 'MERGED' then before_code is not null and after_code is null
          when 'REOPENED' then before_code is null and after_code is not null
          else false end),
        check ((kind = 'MERGED') = (successor_id is not null)),
        check (kind = 'LISTED' or effective_on is not null),
        check (num_nulls(${columns('before', 'code', 'type', 'name_th', 'district_th')}) in (0, 4)),
        check (num_nulls(${columns('after', 'code', 'type', 'name_th', 'district_th')}) in (0, 4))
      );
      create index local_government_change_by_body on local_government_change (local_government_id, id);
      create index local_government_change_by_former_code on local_government_change (before_code)
        where kind = 'CODE_CHANGED';

      create function refuse_change_of_history() returns trigger language plpgsql as $$ begin
        raise exception 'local_government_change is append-only: % is refused', tg_op;
      end $$;
      create trigger append_only before update or delete or truncate on local_government_change
        for each statement execute function refuse_change_of_history();
      alter table local_government_change enable always trigger append_only;

      grant select on local_government_change to lpa_reader;
      alter table local_government_change enable row level security, force row level security;
      create policy reading on local_government_change for select to lpa_reader using (
        ${setting('everywhere')} = 'on' or (province_code = ${setting('province')}
          and (${setting('local_government')} is null or local_government_id = ${setting('local_government')}::int)));
      create policy keeping on local_government_change to current_user using (true) with check (true);
    `);
  }

  /** Fails where a body that exists bears the name of one that does not: the older tables cannot hold both. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table local_government_change;
      drop function refuse_change_of_history;
      drop index local_government_one_of_a_name;
      alter table local_government
        drop column founded_on, drop column closed_on, drop column merged_into_id,
        add unique (province_code, district_th, type, name_th);
    `);
  }
}
