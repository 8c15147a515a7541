import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who may do what with a table beside its owner. A table without a line is for the owner alone;
 * test/database/privileges.test.ts fails until somebody has decided about it.
 */
interface Rights {
  /** The service itself: who asks, log-ins, and that a deed was done. Nothing about local governments. */
  readonly lpa_service?: string;
  /** What is read for an answer; given by earlier migrations, within the scope that their policies ask for. */
  readonly lpa_reader?: string;
  /** Commands of the API. */
  readonly lpa_writer?: string;
}

const everything = 'select, insert, update, delete';

const rights: Readonly<Record<string, Rights>> = {
  migration: { lpa_service: 'select' },
  demo_nation: { lpa_service: 'select', lpa_writer: 'select' },
  // Of a year's row only this may be updated, and cannot be where anything stands on it: it is for locking the year.
  assessment_year: { lpa_writer: 'select, update (year)' },
  province: { lpa_writer: 'select' },
  dimension: { lpa_writer: 'select' },
  indicator: { lpa_writer: 'select' },
  rating_band: { lpa_writer: 'select' },
  account: { lpa_service: 'select', lpa_writer: 'select, insert, update' },
  session: { lpa_service: 'select', lpa_writer: everything },
  refresh_token: { lpa_writer: everything },
  log_in_counter: { lpa_service: everything, lpa_writer: everything },
  log_in_network: { lpa_service: 'select', lpa_writer: everything },
  api_key: { lpa_service: 'select, update (last_used_at)', lpa_writer: 'select, insert, update' },
  local_government: { lpa_writer: 'select, insert, update' },
  local_government_change: { lpa_writer: 'select' },
  local_government_count: { lpa_writer: 'select, insert, delete' },
  // The service names the releases that were read in what it keeps of reads.
  release: {
    lpa_service: 'select (id, year, number, state, public_from, public_until)',
    lpa_writer: 'select, insert, update',
  },
  assessment: { lpa_writer: everything },
  dimension_score: { lpa_writer: everything },
  indicator_score: { lpa_writer: everything },
  statistic: { lpa_writer: everything },
  deed_key: { lpa_writer: everything },
  audit_event: { lpa_service: 'insert', lpa_writer: 'insert' },
};

/** What commands may change of facts: those of a draft, and never again what was public once. */
const ofDraft = `release_id = any (array(select r.id from release r where r.state = 'DRAFT'))`;

const facts = ['assessment', 'dimension_score', 'indicator_score', 'statistic'];

const roles = ['lpa_reader', 'lpa_writer', 'lpa_service'];

/**
 * The service as roles that own nothing: it finds out who asks as \`lpa_service\`, reads as \`lpa_reader\` and does
 * commands as \`lpa_writer\`, each for the length of a transaction.
 */
export class ServiceRole1795000008000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await makeRoles(runner);
    await runner.query(`grant usage on schema public to lpa_writer, lpa_service`);
    for (const [table, of] of Object.entries(rights))
      for (const [role, what] of Object.entries(of))
        await runner.query(`grant ${what} on ${table} to ${role}`);

    for (const table of facts)
      await runner.query(`
        create policy looking on ${table} for select to lpa_writer using (true);
        create policy adding on ${table} for insert to lpa_writer with check (${ofDraft});
        create policy mending on ${table} for update to lpa_writer using (${ofDraft}) with check (${ofDraft});
        create policy taking on ${table} for delete to lpa_writer using (${ofDraft});
      `);
    await runner.query(`
      create policy looking on release for select to lpa_writer using (true);
      create policy adding on release for insert to lpa_writer with check (state = 'DRAFT');
      create policy mending on release for update to lpa_writer using (true) with check (true);
      create policy looking on local_government_change for select to lpa_writer using (true);
      create policy writing on local_government to lpa_writer using (true) with check (true);
      create policy finding on release for select to lpa_service using (true);
      create policy working on account to lpa_service, lpa_writer using (true) with check (true);
      create policy working on api_key to lpa_service, lpa_writer using (true) with check (true);
      create policy writing on deed_key to lpa_writer using (true) with check (true);
      create policy noting on audit_event for insert to lpa_service, lpa_writer with check (true);

      -- Only an owner may analyze, and an import that the planner takes for empty needs minutes.
      create function analyze_facts(facts text) returns void language plpgsql security definer
        set search_path = public, pg_temp as $$ begin
          if facts not in ('assessment', 'dimension_score', 'indicator_score') then
            raise exception '% holds no facts', facts;
          end if;
          execute format('analyze %I', facts);
        end $$;
      revoke all on function analyze_facts from public;
      grant execute on function analyze_facts to lpa_writer;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function analyze_facts;
      drop policy noting on audit_event;
      drop policy writing on deed_key;
      drop policy finding on release;
      drop policy working on account;
      drop policy working on api_key;
      drop policy writing on local_government;
      drop policy looking on local_government_change;
      drop policy mending on release;
      drop policy adding on release;
      drop policy looking on release;
    `);
    for (const table of facts)
      await runner.query(`
        drop policy taking on ${table};
        drop policy mending on ${table};
        drop policy adding on ${table};
        drop policy looking on ${table};
      `);
    // The roles stay: other databases of the server may use them.
    await runner.query(`
      revoke all on all tables in schema public from lpa_writer, lpa_service;
      revoke usage on schema public from lpa_writer, lpa_service;
    `);
  }
}

/** Roles belong to the server, not to a database: an administrator or another database may have made them. */
async function makeRoles(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create function pg_temp.may_become(member name, role name) returns boolean language sql return
      pg_has_role(member, role, case when current_setting('server_version_num')::int >= 160000
                                     then 'set' else 'member' end);

    do $$
      declare role name;
    begin
      foreach role in array array['${roles.join("', '")}'] loop
        if not exists (select from pg_roles where rolname = role) then
          begin
            -- Not inherited: the service has the rights of the other two only while it is one of them.
            execute format('create role %I nologin nosuperuser nobypassrls noinherit', role);
          exception when duplicate_object or unique_violation then null;
          end;
        end if;
      end loop;
      foreach role in array array['lpa_reader', 'lpa_writer'] loop
        if not pg_temp.may_become('lpa_service', role) then
          execute format('grant %I to lpa_service', role);
        end if;
      end loop;
      if not pg_temp.may_become(current_user, 'lpa_service') then
        execute 'grant lpa_service to current_user';
      end if;
    exception when insufficient_privilege then
      raise exception using errcode = 'LPA01', message =
        'An administrator of the server must first run: CREATE ROLE lpa_writer NOLOGIN; '
        'CREATE ROLE lpa_service NOLOGIN NOINHERIT; GRANT lpa_reader, lpa_writer TO lpa_service; GRANT lpa_service TO '
        || quote_ident(current_user) || ';';
    end $$;
  `);
}
