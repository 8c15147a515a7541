import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables of facts, each row of one release. */
const facts = ['assessment', 'dimension_score', 'indicator_score', 'statistic'];

/** A trigger sees the rows of one kind of change only; an update takes rows from a release and brings them to one. */
const changes = [
  ['frozen_insert', 'insert', 'new'],
  ['frozen_update_from', 'update', 'old'],
  ['frozen_update_to', 'update', 'new'],
  ['frozen_delete', 'delete', 'old'],
] as const;

/**
 * Facts of a release that is, was or is to be public are written once and never changed; a second person may have to
 * approve a draft; and a deed that comes twice under one key is done once.
 */
export class ReleaseDeeds1795000005000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table release
        add column imported_by text[] not null default '{}',
        add column approved_at timestamptz,
        add column approved_by text,
        add check ((approved_at is null) = (approved_by is null));
      update release set imported_by = array[created_by];
      comment on column release.imported_by is 'everyone who brought rows into it: none of them may approve it';

      create table deed_key (
        actor text not null,
        key text not null check (length(key) between 1 and 200),
        input_sha256 text not null check (input_sha256 ~ '^[0-9a-f]{64}$'),
        answer jsonb,
        at timestamptz not null default now(),
        primary key (actor, key)
      );
      comment on column deed_key.answer is 'null only while the deed is being done';
      alter table deed_key enable row level security, force row level security;
      create policy keeping on deed_key to current_user using (true) with check (true);

      -- A release that cannot be seen counts as published: who sees too little may change nothing.
      create function refuse_change_of_facts() returns trigger language plpgsql as $$ begin
        if exists (select from (select distinct release_id from changed) c left join release r on r.id = c.release_id
                    where r.state is distinct from 'DRAFT') then
          raise exception '% of % is refused: its release is published, and facts of it never change',
            tg_op, tg_table_name;
        end if;
        return null;
      end $$;
      create function refuse_change_of_release() returns trigger language plpgsql as $$ begin
        if old.state = 'DRAFT' then
          return coalesce(new, old);
        elsif tg_op = 'DELETE' then
          raise exception 'DELETE of release is refused: %/% is published', old.year, old.number;
        -- Only one that nobody has seen, as it waits for its time, may be a draft again.
        elsif (new.id, new.year, new.number) is distinct from (old.id, old.year, old.number)
           or (new.state = 'DRAFT' and not coalesce(old.public_from > statement_timestamp(), false)) then
          raise exception 'UPDATE of release is refused: %/% was public, and stays what it is', old.year, old.number;
        end if;
        return new;
      end $$;
      create function refuse_truncation() returns trigger language plpgsql as $$ begin
        if exists (select from release where state <> 'DRAFT') then
          raise exception 'TRUNCATE of % is refused: it holds what was published', tg_table_name;
        end if;
        return null;
      end $$;

      -- Always: also in a session that has switched triggers off.
      create trigger frozen before update or delete on release
        for each row execute function refuse_change_of_release();
      alter table release enable always trigger frozen;
    `);
    for (const table of facts)
      for (const [name, event, rows] of changes)
        await runner.query(`
          create trigger ${name} after ${event} on ${table} referencing ${rows} table as changed
            for each statement execute function refuse_change_of_facts();
          alter table ${table} enable always trigger ${name};
        `);
    for (const table of [...facts, 'release'])
      await runner.query(`
        create trigger frozen_truncate before truncate on ${table}
          for each statement execute function refuse_truncation();
        alter table ${table} enable always trigger frozen_truncate;
      `);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...facts, 'release']) await runner.query(`drop trigger frozen_truncate on ${table}`);
    for (const table of facts)
      for (const [name] of changes) await runner.query(`drop trigger ${name} on ${table}`);
    await runner.query(`
      drop trigger frozen on release;
      drop function refuse_change_of_facts, refuse_change_of_release, refuse_truncation;
      drop table deed_key;
      alter table release drop column imported_by, drop column approved_at, drop column approved_by;
    `);
  }
}
