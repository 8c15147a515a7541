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

test('what is read for an answer cannot write', async () => {
  const reads = new ReadSession(world.database, scopesOf(anonymous));
  await expect(reads.query('delete from province')).rejects.toThrow(/permission denied|read-only/);
  await reads.end();
  await expect(reads.query('select password_hash from account')).rejects.toThrow('permission denied');
  await reads.end();
});

test('answers give their connections back: many more than the pool has, refused ones too', async () => {
  const asked = Array.from({ length: 60 }, (_, index) =>
    world.ask(
      index % 2 === 0 ? '{ nation { assessment { percent } } }' : '{ province(code: "99") { code } }',
    ),
  );
  for (const answer of await Promise.all(asked)) expect(answer.status).toBe(200);
  const [open] = await world.database.query<{ count: number }[]>(
    `select count(*)::int as count from pg_stat_activity
      where datname = current_database() and state like 'idle in transaction%'`,
  );
  expect(open?.count).toBe(0);
});
