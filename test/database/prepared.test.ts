import pg from 'pg';
import { isDirect, send } from '../../src/database/prepared.js';
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
  const reads = new ReadSession(own.database, scopesOf(anonymous));
  for (let round = 0; round < 2; round += 1)
    await reads.query('select code from province where code = $1', ['43']);
  expect(await reads.query(prepared)).toContainEqual({
    statement: 'select code from province where code = $1',
  });
  await reads.end();
});

test('where the backend is not the one that the connection was told of, nothing is prepared', async () => {
  const client = new pg.Client({ connectionString: own.url });
  await client.connect();
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  expect([isDirect(client, rows[0]?.pid), isDirect(client, 1)]).toEqual([true, false]);
  await send(client, isDirect(client, 1), 'select $1::int', [1]);
  expect(await send(client, false, prepared, [])).toEqual([]);
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
