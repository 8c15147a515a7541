import { type TestDatabase, testDatabase } from '../support/database.js';

let own: TestDatabase;
beforeAll(async () => {
  own = await testDatabase();
});
afterAll(() => own.drop());

/** As which roles the service works (src/database/roles.ts). */
const roles = ['lpa_reader', 'lpa_writer', 'lpa_service'] as const;

const all = 'select insert update delete';

/** What each may do with each table, in the order of `roles`; with a star: with some of its columns only. */
const expected: Record<string, readonly [reader: string, writer: string, service: string]> = {
  account: ['select*', 'select insert update', 'select'],
  api_key: ['select*', 'select insert update', 'select update*'],
  assessment: ['select', all, ''],
  assessment_year: ['select', 'select update*', ''],
  audit_event: ['select', 'insert', 'insert'],
  deed_key: ['', all, ''],
  demo_nation: ['', 'select', 'select'],
  dimension: ['select', 'select', ''],
  dimension_score: ['select', all, ''],
  guess_key: ['', '', 'select'],
  indicator: ['select', 'select', ''],
  indicator_score: ['select', all, ''],
  local_government: ['select', 'select insert update', ''],
  local_government_change: ['select', 'select', ''],
  local_government_count: ['select', 'select insert delete', ''],
  log_in_counter: ['', all, all],
  log_in_network: ['', all, 'select'],
  migration: ['', '', 'select'],
  province: ['select', 'select', ''],
  province_population: ['select', '', ''],
  rating_band: ['select', 'select', ''],
  reference_change: ['select', '', ''],
  refresh_token: ['', all, ''],
  release: ['select', 'select insert update', 'select*'],
  session: ['', all, 'select'],
  shown_statistic: ['select', '', ''],
  statistic: ['', all, ''],
};

test('each role may do with each table what is decided here, and nothing else', async () => {
  const found = await own.database.query<{ table: string; rights: string[] }[]>(
    `select c.relname as table, (
        select array_agg(rights order by position) from (
          select r.position, coalesce(string_agg(p.name || case
                   when has_table_privilege(r.name, c.oid, p.name) then '' else '*' end, ' ' order by p.position), '') as rights
            from unnest($1::text[]) with ordinality r(name, position)
            left join unnest(array['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger'])
                      with ordinality p(name, position)
              on has_table_privilege(r.name, c.oid, p.name)
                 or case when p.name in ('select', 'insert', 'update', 'references')
                         then has_any_column_privilege(r.name, c.oid, p.name) end
           group by r.name, r.position) of_role) as rights
       from pg_class c where c.relkind in ('r', 'p', 'v', 'm') and c.relnamespace = 'public'::regnamespace
      order by 1`,
    [roles],
  );
  const undecided = found.map(({ table }) => table).filter((table) => !Object.hasOwn(expected, table));
  if (undecided.length > 0)
    throw new Error(
      `${undecided.join(', ')}: decide what the roles may do with it, grant that in a migration (see "rights" in ` +
        'migrations/1795000008000-service-role.ts), and add it to the list in this test. A table about local ' +
        'governments or releases needs policies as well.',
    );
  expect(Object.fromEntries(found.map(({ table, rights }) => [table, rights]))).toEqual(expected);
});

test('no role owns anything, may make anything, or inherits what another may', async () => {
  const [found] = await own.database.query<object[]>(
    `select bool_or(r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb or r.rolreplication or r.rolcanlogin)
              as mighty,
            exists (select from pg_class c join pg_roles o on o.oid = c.relowner where o.rolname = any ($1)) as owns,
            bool_or(has_schema_privilege(r.oid, 'public', 'create')) as makes,
            bool_or(pg_has_role(r.oid, other.oid, 'usage') and r.oid <> other.oid) as inherits
       from pg_roles r cross join pg_roles other where r.rolname = any ($1) and other.rolname = any ($1)`,
    [roles],
  );
  expect(found).toEqual({ mighty: false, owns: false, makes: false, inherits: false });
});

test('a function that runs as its owner is for whom it was made, and for what', async () => {
  const found = await own.database.query<object[]>(
    `select p.proname as name, array(select r from unnest($1::text[]) r
              where has_function_privilege(r, p.oid, 'execute')) as roles
       from pg_proc p where p.prosecdef and p.pronamespace = 'public'::regnamespace
        and p.prorettype <> 'trigger'::regtype order by 1`,
    [['public', ...roles]],
  );
  expect(found).toEqual([{ name: 'analyze_facts', roles: ['lpa_writer'] }]);
  for (const table of ['account', 'pg_class', 'release'])
    await expect(own.database.query('select analyze_facts($1)', [table])).rejects.toThrow('holds no facts');
});

test('every table of local governments or releases is protected, against its owner too', async () => {
  const found = await own.database.query<{ table: string; forced: boolean }[]>(`
    select c.relname as table, c.relrowsecurity and c.relforcerowsecurity as forced
      from pg_class c
     where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
       and (c.oid in ('local_government'::regclass, 'release'::regclass)
            or exists (select from pg_attribute a where a.attrelid = c.oid
                          and a.attname in ('local_government_id', 'release_id', 'local_government_code'))
            or exists (select from pg_constraint k where k.conrelid = c.oid
                          and k.confrelid in ('local_government'::regclass, 'release'::regclass)))
     order by 1`);
  expect(found.map(({ table }) => table)).toEqual(
    expect.arrayContaining(['account', 'assessment', 'indicator_score', 'release', 'statistic']),
  );
  for (const { table, forced } of found) expect([table, forced]).toEqual([table, true]);
});
