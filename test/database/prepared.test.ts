import pg from 'pg';
import { named, noteBackend } from '../../src/database/prepared.js';
import { ReadSession } from '../../src/database/read-session.js';
import { scopesOf } from '../../src/viewer/scopes.js';
import { anonymous } from '../../src/viewer/viewer.js';
import { type TestDatabase, testDatabase } from '../support/database.js';

let own: TestDatabase;
beforeAll(async () => {
  own = await testDatabase();
});
afterAll(() => own.drop());

const prepared = 'select statement from pg_prepared_statements';

test('on the server’s own connection a statement is prepared once', async () => {
  const code = 'select code from province where code = $1';
  for (let round = 0; round < 3; round += 1) {
    const reads = new ReadSession(own.database, scopesOf(anonymous));
    await reads.query(code, ['43']);
    await reads.query(prepared);
    await reads.end();
  }
  const reads = new ReadSession(own.database, scopesOf(anonymous));
  const found = await reads.query<{ statement: string }[]>(prepared);
  await reads.end();
  expect(found.filter(({ statement }) => statement === code)).toHaveLength(1);
});

test('where the backend is not the one that the connection was told of, nothing is prepared', async () => {
  const client = new pg.Client({ connectionString: own.url });
  await client.connect();
  const one = { text: 'select $1::int as one', values: [1] };
  expect(named(client, one)).toEqual(one);
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  noteBackend(client, rows[0]?.pid ?? 0);
  const { name } = named(client, one);
  expect(name).toMatch(/^[0-9a-f]{32}$/);
  noteBackend(client, 1);
  expect(named(client, one)).toEqual(one);
  await client.end();
});

test('a page is read by one process, and nothing is made ready for a nation of rows', async () => {
  const reads = new ReadSession(own.database, scopesOf(anonymous));
  const plan = async () => JSON.stringify(await reads.query('explain select count(*) from province'));
  // As if another process cost nothing.
  for (const setting of ['parallel_setup_cost', 'parallel_tuple_cost', 'min_parallel_table_scan_size'])
    await reads.query(`set local ${setting} = 0`);
  expect(await plan()).not.toContain('Gather');
  expect(await reads.query('show enable_memoize')).toEqual([{ enable_memoize: 'off' }]);
  await reads.query('set local max_parallel_workers_per_gather = 2');
  expect(await plan()).toContain('Gather');
  await reads.end();
});
