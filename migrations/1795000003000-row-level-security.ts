import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Read by everyone who asks; public facts, and nothing else. */
const open = `province, province_population, assessment_year, dimension, indicator, rating_band, local_government_count`;

/** Tables of facts about single bodies, and the column that says which body. */
const bodies = [
  ['local_government', 'id'],
  ['assessment', 'local_government_id'],
  ['dimension_score', 'local_government_id'],
  ['indicator_score', 'local_government_id'],
] as const;

// Settings are read in sub-selects, so that they are constants of the statement and not read for every row.
const setting = (name: string): string => `(select nullif(current_setting('lpa.${name}', true), ''))`;

const inScope = (id: string): string => `
  ${setting('everywhere')} = 'on' or (province_code = ${setting('province')}
    and (${setting('local_government')} is null or ${id} = ${setting('local_government')}::int))`;

const released = `release_id = any (array(
  select r.id from release r where r.state in ('PUBLISHED', 'SUPERSEDED') or ${setting('unpublished')} = 'on'))`;

/**
 * Lock 4: what a request reads, it reads as \`lpa_reader\`, a role that owns nothing, and only the rows of the scope
 * that is set for its transaction. A statement that forgot its scope, or a transaction without one, reads nothing.
 */
export class RowLevelSecurity1795000003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      do $$ begin
        -- Roles belong to the server, not to a database: another one may have made it.
        if not exists (select from pg_roles where rolname = 'lpa_reader') then
          create role lpa_reader nologin nosuperuser nobypassrls;
        end if;
        -- From 16 on who makes a role is a member of it without the right to become it.
        if not pg_has_role('lpa_reader', case when current_setting('server_version_num')::int >= 160000
                                              then 'set' else 'member' end) then
          grant lpa_reader to current_user;
        end if;
      exception
        when duplicate_object or unique_violation then null;
        when insufficient_privilege then
          raise exception using errcode = 'LPA01', message =
            'An administrator of the server must first run: CREATE ROLE lpa_reader NOLOGIN; GRANT lpa_reader TO '
            || quote_ident(current_user) || ';';
      end $$;
      grant usage on schema public to lpa_reader;
      grant select on ${open}, release, statistic, ${bodies.map(([table]) => table).join(', ')} to lpa_reader;
    `);
    for (const [table, id] of bodies)
      await protect(
        runner,
        table,
        table === 'local_government' ? inScope(id) : `(${inScope(id)}) and ${released}`,
      );
    await protect(runner, 'release', `state <> 'DRAFT' or ${setting('unpublished')} = 'on'`);
    await protect(runner, 'statistic', released);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...bodies.map(([name]) => name), 'release', 'statistic'])
      await runner.query(`
        drop policy reading on ${table};
        drop policy keeping on ${table};
        alter table ${table} no force row level security, disable row level security;
      `);
    // The role stays: other databases of the server may use it.
    await runner.query('revoke all on all tables in schema public from lpa_reader');
  }
}

/** Forced: even the owner sees only what a policy gives it, and its policy stands here to be read. */
async function protect(runner: QueryRunner, table: string, condition: string): Promise<void> {
  await runner.query(`
    alter table ${table} enable row level security, force row level security;
    create policy reading on ${table} for select to lpa_reader using (${condition});
    create policy keeping on ${table} to current_user using (true) with check (true);
  `);
}
