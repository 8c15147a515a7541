import { ReadSession } from '../../src/database/read-session.js';
import { scopesOf } from '../../src/viewer/scopes.js';
import { anonymous, type Viewer } from '../../src/viewer/viewer.js';
import { makeWorld, type World } from '../support/world.js';
import { fillEveryTable, viewersOf } from './viewers.js';

let world: World;
let viewers: Record<string, Viewer>;
beforeAll(async () => {
  world = await makeWorld();
  viewers = await viewersOf(world.database);
  await fillEveryTable(world.database);
});
afterAll(() => world.close());

const released = `release_id in (select id from release where state in ('PUBLISHED', 'SUPERSEDED'))`;

/** The rows that everybody but the department may read, \`bodies\` being the viewer's own. */
const mayRead: Record<string, (bodies: string) => string> = {
  local_government: (bodies) => bodies.replace('local_government_id', 'id'),
  local_government_change: (bodies) => bodies,
  assessment: (bodies) => `${bodies} and ${released}`,
  dimension_score: (bodies) => `${bodies} and ${released}`,
  indicator_score: (bodies) => `${bodies} and ${released}`,
  release: () => `state <> 'DRAFT'`,
  shown_statistic: () => released,
  audit_event: () => 'false',
  account: () => 'false',
  api_key: () => 'false',
};

/** People, their keys and what they did: read by administrators alone. */
const forAdministrators = ['audit_event', 'account', 'api_key'];

const bodiesOf = (viewer: Viewer): string => {
  if (viewer.role === 'LAO') return `local_government_id = ${viewer.localGovernmentId}`;
  return viewer.role === 'PROVINCE' ? `province_code = '${viewer.provinceCode}'` : 'false';
};

test('of every protected table each viewer sees its rows by a statement that names no scope', async () => {
  const tables = await world.database.query<{ name: string }[]>(`
    select relname as name from pg_class
     where (relkind in ('r', 'p') and relrowsecurity or relkind = 'v') and relnamespace = 'public'::regnamespace
       and has_any_column_privilege('lpa_reader', oid, 'select')`);
  expect(tables.map(({ name }) => name).sort()).toEqual(Object.keys(mayRead).sort());
  for (const [name, viewer] of Object.entries(viewers))
    for (const [table, condition] of Object.entries(mayRead)) {
      const all =
        viewer.role === 'ADMIN' || (viewer.role === 'DEPARTMENT' && !forAdministrators.includes(table));
      const where = all ? 'true' : condition(bodiesOf(viewer));
      const [there] = await world.database.query<{ count: number; all: number }[]>(
        `select count(*) filter (where ${where})::int as count, count(*)::int as all from ${table.replace('shown_', '')}`,
      );
      const reads = new ReadSession(world.service, scopesOf(viewer));
      const seen = await reads.query(`select count(*)::int as count from ${table}`);
      await reads.end();
      expect([name, table, seen]).toEqual([name, table, [{ count: there?.count }]]);
      expect(there?.all).toBeGreaterThan(0);
    }
});

test('a session that reads writes nothing, whatever its role might', async () => {
  await world.database.query('grant insert on province to lpa_reader');
  const reads = new ReadSession(world.database, scopesOf(viewers['admin'] ?? anonymous));
  await expect(reads.query(`insert into province select * from province`)).rejects.toThrow(
    'in a read-only transaction',
  );
  await reads.end();
  await world.database.query('revoke insert on province from lpa_reader');
});

test('nothing of a viewer stays on its connection', async () => {
  const reads = new ReadSession(world.database, scopesOf(viewers['department'] ?? anonymous));
  await reads.query('select 1');
  await reads.end();
  const left = `select current_setting('lpa.everywhere', true) as everywhere, current_user = session_user as itself`;
  const found = await Promise.all(Array.from({ length: 20 }, () => world.database.query(left)));
  for (const [row] of found as { everywhere: string | null; itself: boolean }[][])
    expect([row?.everywhere || null, row?.itself]).toEqual([null, true]);
});

test('a transaction that set no scope reads no body, no fact of one and no draft', async () => {
  await world.database.transaction(async (db) => {
    await db.query('set local role lpa_reader');
    for (const table of ['local_government', 'assessment', 'dimension_score', 'indicator_score'])
      expect(await db.query(`select from ${table}`)).toEqual([]);
    expect(await db.query(`select state from release where state = 'DRAFT'`)).toEqual([]);
  });
});
