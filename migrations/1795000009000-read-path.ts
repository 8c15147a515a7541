import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What answers show beside the facts of releases: the registry and the frameworks of the years. */
const reference = [
  'province',
  'province_population',
  'assessment_year',
  'dimension',
  'indicator',
  'rating_band',
  'local_government',
  'local_government_count',
  'local_government_change',
] as const;

/**
 * Tells the processes that keep answers what they depend on: `release_set` names the state of all of it at a moment,
 * and whoever changes any of it tells everyone who listens. Triggers do it, so that no command can forget.
 */
export class ReadPath1795000009000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table reference_change (
        transaction xid8 not null default pg_current_xact_id(),
        at timestamptz not null default now(),
        primary key (transaction, at)
      );
      comment on table reference_change is 'transactions that changed the registry or a framework';
      grant select on reference_change to lpa_reader;

      -- As its owner: whoever may change the registry need not be able to write here otherwise.
      create function note_reference_change() returns trigger language plpgsql security definer
        set search_path = public, pg_temp as $$ begin
        insert into reference_change default values on conflict do nothing;
        notify release_set;
        return null;
      end $$;
      create function tell_release_change() returns trigger language plpgsql as $$ begin
        notify release_set;
        return null;
      end $$;
      create trigger tell_change after insert or update or delete or truncate on release
        for each statement execute function tell_release_change();

      -- The releases with their states, and how often the registry was changed, as one text. A row that was written
      -- again has another xmin. In plpgsql, as that keeps its plan for the connection: every request asks it.
      create function release_set(everything boolean) returns text language plpgsql stable as $$ begin
        return (
          select (select count(*) from reference_change) || ' ' || coalesce(string_agg(r.id || r.state || r.version, ' ' order by r.id), '')
            from (select id, xmin::text as version, release_state(state, public_from, public_until, now()) as state
                    from release) r
           where everything or r.state in ('PUBLISHED', 'SUPERSEDED', 'WITHDRAWN'));
      end $$;
    `);
    for (const table of reference)
      await runner.query(`
        create trigger note_change after insert or update or delete or truncate on ${table}
          for each statement execute function note_reference_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of reference) await runner.query(`drop trigger note_change on ${table}`);
    await runner.query(`
      drop trigger tell_change on release;
      drop function release_set, tell_release_change, note_reference_change;
      drop table reference_change;
    `);
  }
}
