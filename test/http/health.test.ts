import { testServer } from '../support/ask.js';
import { testDatabase } from '../support/database.js';
import { makeWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

async function ready(url: string): Promise<[number, unknown]> {
  const answer = await fetch(`${url}/health/ready`);
  return [answer.status, await answer.json()];
}

test('ready: the database answers, has all tables, and a release is public', async () => {
  expect(await ready(world.url)).toEqual([
    200,
    { status: 'ok', database: 'ok', migrations: 'ok', release: 'ok' },
  ]);
});

test('a service without a public release is ready, and says so', async () => {
  const empty = await testDatabase();
  const server = await testServer(empty.database);
  expect(await ready(server.url)).toEqual([
    200,
    { status: 'ok', database: 'ok', migrations: 'ok', release: 'none is public yet' },
  ]);
  await server.close();
  await empty.drop();
});

test.each([
  ['one migration lacks', 'delete from migration where id = (select max(id) from migration)'],
  ['no table is there', 'drop table migration'],
])('not ready where %s, without a word of SQL', async (_what, sql) => {
  const behind = await testDatabase();
  // A service does not start on such a database, but another may take its tables back under it.
  const server = await testServer(behind.database);
  await behind.database.query(sql);
  expect(await ready(server.url)).toEqual([
    503,
    expect.objectContaining({ status: 'not ready', database: 'ok', migrations: 'not all applied' }),
  ]);
  await server.close();
  await behind.drop();
});

test('who asks all the time costs the database one statement', async () => {
  const own = await testServer(world.database);
  const statements: string[] = [];
  own.service.subscribers.push({ afterQuery: ({ query }) => void statements.push(query) });
  await Promise.all(Array.from({ length: 200 }, () => ready(own.url)));
  own.service.subscribers.pop();
  expect(statements.length).toBeLessThan(4);
  expect(statements.length).toBeGreaterThan(0);
  await own.close();
});
