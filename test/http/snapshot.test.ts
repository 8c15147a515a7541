import { setTimeout as pause } from 'node:timers/promises';
import { ReadSession } from '../../src/database/read-session.js';
import { scopesOf } from '../../src/viewer/scopes.js';
import { anonymous } from '../../src/viewer/viewer.js';
import { makeWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const published = `select count(*)::int as count from release where state = 'PUBLISHED'`;

test('an operation sees one state of the data, whatever is published while it runs', async () => {
  const reads = new ReadSession(world.database, scopesOf(anonymous));
  const [before] = await reads.query<{ count: number }[]>(published);
  await world.database.query(
    `update release set state = 'PUBLISHED', published_at = now(), published_by = 'x' where state = 'DRAFT'`,
  );
  expect(await reads.query(published)).toEqual([before]);
  await reads.end();
  expect(await reads.query(published)).toEqual([{ count: (before?.count ?? 0) + 1 }]);
  await reads.end();
});

test('an operation that took another set of releases for the present one reads nothing in its name', async () => {
  const name = async () => {
    const [row] = await world.database.query<{ id: string }[]>('select release_set(false) as id');
    return row?.id ?? '';
  };
  const before = await name();
  await world.database.query(`update release set note = 'another' where state = 'PUBLISHED'`);
  const late = new ReadSession(world.database, scopesOf(anonymous), before);
  await expect(late.query(published)).rejects.toThrow('The releases changed');
  expect(late.overtaken).toBe(true);
  await late.end();
  const present = new ReadSession(world.database, scopesOf(anonymous), await name());
  expect(await present.query(published)).toHaveLength(1);
  expect(present.overtaken).toBe(false);
  await present.end();
});

test('every change of what answers show has another name, and a draft is none of the public’s', async () => {
  const names = async () => {
    const [row] = await world.database.query<{ all: string; known: string }[]>(
      'select release_set(true) as all, release_set(false) as known',
    );
    return row ?? { all: '', known: '' };
  };
  const shown = await world.database.query<{ name: string }[]>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
        and has_table_privilege('lpa_reader', oid, 'select') order by 1`,
  );
  // Facts belong to a release and never change; the audit is never kept; the last names the changes.
  const others = [
    ...['assessment', 'dimension_score', 'indicator_score', 'statistic'],
    ...['audit_event', 'release', 'reference_change'],
  ];
  for (const { name } of shown.filter((table) => !others.includes(table.name))) {
    const before = await names();
    // The history of bodies refuses to be deleted, also where nothing would be.
    const nothing =
      name === 'local_government_change'
        ? `insert into ${name} (kind) select kind from ${name} where false`
        : `delete from ${name} where false`;
    await world.database.query(nothing);
    expect([name, (await names()).known]).not.toEqual([name, before.known]);
  }
  const before = await names();
  await world.database.query(
    `insert into release (year, number, source_file, source_sha256, created_by)
     values (2568, 9, 'x', repeat('0', 64), 'x')`,
  );
  const after = await names();
  expect(after.known).toBe(before.known);
  expect(after.all).not.toBe(before.all);
});

test('what is read for an answer cannot write', async () => {
  const reads = new ReadSession(world.database, scopesOf(anonymous));
  await expect(reads.query('delete from province')).rejects.toThrow(/permission denied|read-only/);
  await reads.end();
  await expect(reads.query('select password_hash from account')).rejects.toThrow('permission denied');
  await reads.end();
});

test('answers give their connections back: many more than the pool has, refused ones too', async () => {
  const asked = Array.from({ length: 60 }, (_, nth) =>
    world.ask(
      `{ a${nth}: localGovernments { nodes { code } } ${nth % 2 === 0 ? '' : 'localGovernment(code: "6430103") { code }'} }`,
      { as: world.ids.officeOfPhrae },
    ),
  );
  for (const [nth, answer] of (await Promise.all(asked)).entries())
    expect(answer.errors()).toHaveLength(nth % 2);
  const open = async () => {
    const [found] = await world.database.query<{ count: number }[]>(
      `select count(*)::int as count from pg_stat_activity
        where datname = current_database() and state like 'idle in transaction%'`,
    );
    return found?.count;
  };
  // The service writes its audit and looks for releases on its own; what was left open would stay so for ten seconds.
  for (let left = 100; left > 0 && (await open()) !== 0; left -= 1) await pause(20);
  expect(await open()).toBe(0);
});
