import { CommandManager } from '../../src/database/command-manager.js';
import { connectService } from '../../src/database/service.js';
import { onServer, templateName } from '../support/server.js';
import { makeWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const whoAmI = `select current_user as "user", current_setting('is_superuser') as superuser`;

test('whoever the account of DATABASE_URL is, the service is a role that may do little, and stays it', async () => {
  const [account] = await world.database.query<{ superuser: string }[]>(whoAmI);
  expect(account?.superuser).toBe('on');
  await world.service.query('reset role');
  for (const [row] of await Promise.all([1, 2, 3].map(() => world.service.query<object[]>(whoAmI))))
    expect(row).toEqual({ user: 'lpa_service', superuser: 'off' });
});

test.each([
  'select name_th from local_government',
  'select from assessment',
  'select note from release',
  'select from statistic',
  'select from audit_event',
  `update account set role = 'ADMIN'`,
  'delete from audit_event',
  'create table mine ()',
  'drop table audit_event',
  'alter table assessment no force row level security',
  'alter table audit_event disable trigger append_only',
])('the service itself may not: %s', async (sql) => {
  await expect(world.service.query(sql)).rejects.toThrow(/permission denied|must be owner/);
});

const asWriter = <T>(sql: string): Promise<T> =>
  new CommandManager(world.service).transaction((db) => db.query<T>(sql));

test('a command is the role that may write, for its transaction and in those within it', async () => {
  const commands = new CommandManager(world.service);
  const users = await commands.transaction(async (db) => [
    await db.query<object[]>(whoAmI),
    await db.transaction((inner) => inner.query<object[]>(whoAmI)),
  ]);
  for (const [row] of users) expect(row).toEqual({ user: 'lpa_writer', superuser: 'off' });
  expect(await commands.query(whoAmI)).toEqual([{ user: 'lpa_service', superuser: 'off' }]);
});

test.each([
  'update assessment set score = 0 where release_id = 3',
  'delete from dimension_score where release_id = 3',
  'update statistic set percent = 0 where release_id = 3',
])('what was public once is changed by no command: %s', async (sql) => {
  const before = await world.database.query(facts);
  expect(await asWriter(sql)).toEqual([[], 0]);
  expect(await world.database.query(facts)).toEqual(before);
});

const facts = `select sum(a.score), (select count(*) from dimension_score), (select sum(percent) from statistic)
                 from assessment a`;

test.each([
  `insert into assessment select 3, id, province_code, type, name_th, null, 'EXEMPT' from local_government`,
  `insert into release (year, number, state, source_file, source_sha256, created_by, published_at, published_by)
   values (2568, 9, 'PUBLISHED', 'x', repeat('0', 64), 'x', now(), 'x')`,
])('nothing is added to what is public: %s', async (sql) => {
  await expect(asWriter(sql)).rejects.toThrow('row-level security');
});

test('a command may change a draft', async () => {
  const [, changed] = await asWriter<[unknown, number]>(
    `update assessment set name_en = 'x' where release_id = 4`,
  );
  expect(changed).toBeGreaterThan(0);
});

test.each([
  'delete from release',
  'update audit_event set actor = null',
  'truncate assessment',
  'create table mine ()',
])('a command may not: %s', async (sql) => {
  await expect(asWriter(sql)).rejects.toThrow(/permission denied|append-only/);
});

test('a service that owns a table, and could take its locks away, does not start', async () => {
  await world.database.query('create table mine (); alter table mine owner to lpa_service');
  const { url } = world.database.options as { url?: string };
  await expect(connectService(url ?? '')).rejects.toThrow('one that owns no table and is no superuser');
  await world.database.query('drop table mine');
});

test('an account that cannot be lowered: one sentence', async () => {
  const name = `${templateName()}_stranger`;
  await onServer((client) => client.query(`create role ${name} login password 'stranger'`));
  const url = new URL((world.database.options as { url?: string }).url ?? '');
  [url.username, url.password] = [name, 'stranger'];
  await expect(connectService(url.toString())).rejects.toThrow(
    'The account of DATABASE_URL may not become lpa_service: GRANT lpa_service TO it (docs/operators.md).',
  );
  await onServer((client) => client.query(`drop role ${name}`));
});
