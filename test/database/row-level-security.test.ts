import { ReadSession } from '../../src/database/read-session.js';
import { createLoaders } from '../../src/loaders.js';
import { scopesOf } from '../../src/viewer/scopes.js';
import { anonymous, type Viewer } from '../../src/viewer/viewer.js';
import { makeWorld, type World } from '../support/world.js';

let world: World;
let viewers: Record<string, Viewer>;
beforeAll(async () => {
  world = await makeWorld();
  const [body] = await world.database.query<{ id: number }[]>(
    `select id from local_government where code = '6540102'`,
  );
  const who = { accountId: 1, username: 'x' };
  viewers = {
    nobody: anonymous,
    office: { ...who, role: 'PROVINCE', provinceCode: '54' },
    localGovernment: { ...who, role: 'LAO', provinceCode: '54', localGovernmentId: body?.id ?? 0 },
    department: { ...who, role: 'DEPARTMENT' },
  };
});
afterAll(() => world.close());

/** How many rows of each table a viewer sees by a statement that names no scope: 11 bodies, 4 releases, one a draft. */
const sees: Record<string, Record<string, number>> = {
  local_government: { nobody: 0, office: 6, localGovernment: 1, department: 11 },
  assessment: { nobody: 0, office: 18, localGovernment: 3, department: 44 },
  dimension_score: { nobody: 0, office: 90, localGovernment: 15, department: 200 },
  release: { nobody: 3, office: 3, localGovernment: 3, department: 4 },
};

test.each(Object.entries(sees))('%s without a scope in the statement', async (table, rows) => {
  for (const [name, expected] of Object.entries(rows)) {
    const reads = new ReadSession(world.database, scopesOf(viewers[name] ?? anonymous));
    expect([name, await reads.query(`select count(*)::int as count from ${table}`)]).toEqual([
      name,
      [{ count: expected }],
    ]);
    await reads.end();
  }
});

test('with lock 2 taken away, every loader still gives its viewer what it may read and no more', async () => {
  const everything = scopesOf({ role: 'ADMIN', accountId: 1, username: 'x' });
  const reads = new ReadSession(world.database, scopesOf(viewers['office'] ?? anonymous));
  const loaders = createLoaders(reads, everything);
  const list = {
    filter: {
      terms: [],
      includeClosed: false,
      types: null,
      provinceCode: null,
      district: null,
      year: null,
      status: null,
      ratings: null,
      minimumPercent: null,
      maximumPercent: null,
    },
    orderBy: { field: 'PERCENT', direction: 'DESC' },
  } as const;
  const page = await loaders.localGovernmentPage({ list, first: 100, after: null })(null);
  expect(page.map((row) => row.provinceCode)).toEqual(Array(6).fill('54'));
  expect((await loaders.localGovernmentCount(list)(null))[0]?.count).toBe(6);
  expect(await loaders.localGovernmentPage({ list, first: 100, after: null })('43')).toEqual([]);
  expect(await loaders.localGovernmentByCode.load('6430102')).toBeNull();
  expect(await loaders.localGovernmentByCode.load('6540102')).not.toBeNull();

  const [other] = await world.database.query<{ id: number }[]>(
    `select id from local_government where code = '6430102'`,
  );
  const subject = { level: 'LOCAL_GOVERNMENT', localGovernmentId: other?.id ?? 0 } as const;
  expect((await loaders.assessment(subject, { year: 2567, release: null })).result).toBeNull();
  expect(await loaders.assessments(subject)).toEqual([]);
  expect((await loaders.assessment({ level: 'NATION' }, { year: 2568, release: 1 })).released).toBe(false);
  const score = {
    releaseId: page[0] ? 3 : 0,
    provinceCode: '43',
    localGovernmentId: subject.localGovernmentId,
  };
  expect(await loaders.dimensionScores(score)).toEqual([]);
  expect((await loaders.releases()).map((release) => release.state)).not.toContain('DRAFT');
  await reads.end();
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

test('every table that names a body or a release is protected, against its owner too', async () => {
  const open = await world.database.query<{ table: string }[]>(`
    select distinct c.relname as table from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attname in ('local_government_id', 'release_id')
     where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
       and not (c.relrowsecurity and c.relforcerowsecurity)
       and has_table_privilege('lpa_reader', c.oid, 'select')`);
  expect(open).toEqual([]);
});
