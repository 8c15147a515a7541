import { connect, disconnect } from '../../src/database/database.js';
import { type TestDatabase, testDatabase } from '../support/database.js';

let own: TestDatabase;
beforeAll(async () => {
  own = await testDatabase();
});
afterAll(() => own.drop());

test('once it has ended no connection is left, however long one takes to end', async () => {
  const database = await connect(own.url);
  const { applicationName } = database.options as { applicationName?: string };
  const runner = database.createQueryRunner();
  // To drop them takes its time.
  await runner.query(`do $$ begin for nth in 1..1500 loop
    execute format('create temporary table t%s (one int primary key, two text)', nth); end loop; end $$`);
  const busy = runner.query('select pg_sleep(60)').catch(String);
  await disconnect(database);
  const left = await own.database.query<unknown[]>(
    'select from pg_stat_activity where application_name = $1',
    [applicationName],
  );
  expect(left).toEqual([]);
  expect(await busy).toMatch(/terminat/);
});
