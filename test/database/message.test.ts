import pg from 'pg';
import { Message, type Statement } from '../../src/database/message.js';
import { type TestDatabase, testDatabase } from '../support/database.js';

let own: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  own = await testDatabase();
  client = new pg.Client({ connectionString: own.url });
  await client.connect();
  await client.query('create table noted (word text)');
});
afterAll(async () => {
  await client.end();
  await own.drop();
});

const statement = (text: string, ...values: unknown[]): Statement => ({ text, values });
const prepared = (name: string, text: string, ...values: unknown[]): Statement => ({ name, text, values });

async function send(...statements: Statement[]) {
  const message = client.query(new Message(statements));
  await message.done.catch(() => undefined);
  return message;
}
const sent = async (...statements: Statement[]) => (await send(...statements)).rows;

test('gives the rows of each statement, also of one that gives none', async () => {
  const rows = await sent(
    statement('select $1::int as one, null as nothing union all select 2, null', 1),
    statement('select 1 as never where false'),
    statement("set application_name = 'a test'"),
    statement('show application_name'),
  );
  const two = [
    { one: 1, nothing: null },
    { one: 2, nothing: null },
  ];
  expect(rows).toEqual([two, [], [], [{ application_name: 'a test' }]]);
});

test('columns of any name and type are as the driver itself gives them', async () => {
  const text = `select 1 as "a ""b"" 'c' \`d\` \\ \${e}", null::int as "}); throw 1; ({", '{1,NULL}'::int[] as "ก\u2028",
                       1.50 as numeric, true as "class", '{"a": [1]}'::json as json, '2025-01-02'::date as day`;
  const { rows } = await client.query<Record<string, unknown>>(text);
  expect(Object.keys(rows[0] ?? {})).toHaveLength(7);
  expect(await sent(statement(text))).toEqual([rows]);
  // The same names over other types.
  expect(await sent(statement('select 1 as same'), statement("select '1' as same"))).toEqual([
    [{ same: 1 }],
    [{ same: '1' }],
  ]);
});

test('a prepared statement is told of once, and gives the same by any values and in any place', async () => {
  const asked = (value: number) => prepared('square', 'select ($1::int * $1::int)::int8 as square', value);
  // Twice in the message that prepares it.
  expect(await sent(asked(2), asked(3))).toEqual([[{ square: 4 }], [{ square: 9 }]]);
  const described = jest.spyOn(client.connection, 'describe' as never);
  const parsed = jest.spyOn(client.connection, 'parse');
  expect(await sent(statement('select 1 as one'), asked(4), asked(5))).toEqual([
    [{ one: 1 }],
    [{ square: 16 }],
    [{ square: 25 }],
  ]);
  expect([parsed.mock.calls.length, described.mock.calls.length]).toEqual([1, 1]);
  parsed.mockRestore();
  described.mockRestore();
  // And by the driver itself, under the same name.
  const { rows } = await client.query({ name: 'square', text: asked(6).text, values: [6] });
  expect(rows).toEqual([{ square: 36 }]);
});

const note = (word: string) => statement('insert into noted values ($1)', word);
const noted = async () => (await client.query<{ word: string }>('select word from noted')).rows;

test('after a statement that fails none is run, and what ran before it in the message is undone', async () => {
  const message = await send(note('before'), statement('select 1 / $1::int as half', 0), note('after'));
  expect(message.failure?.error).toMatchObject({ code: '22012' });
  await expect(message.done).rejects.toMatchObject({ code: '22012' });
  expect(message.rows).toEqual([[]]);
  expect(await noted()).toEqual([]);
});

test('where a transaction does not begin, nothing is run outside of it', async () => {
  const other = new pg.Client({ connectionString: own.url });
  await other.connect();
  const message = other.query(new Message([statement('begin isolation level none'), note('outside')]));
  await expect(message.done).rejects.toMatchObject({ code: '42601' });
  // Once it has ended, the server has done all that it was sent.
  await other.end();
  expect(await noted()).toEqual([]);
});

test('what was prepared before one that failed is known to be, and what was not is prepared the next time', async () => {
  const first = prepared('first', 'select 1 as first');
  const last = prepared('last', 'select 3 as last');
  await send(first, prepared('broken', 'select 1 / $1::int as broken', 0), last);
  expect(await sent(first, prepared('broken', 'select 1 / $1::int as broken', 1), last)).toEqual([
    [{ first: 1 }],
    [{ broken: 1 }],
    [{ last: 3 }],
  ]);
});

test('a value that cannot be sent is refused before anything is', async () => {
  const circle: { self?: unknown } = {};
  circle.self = circle;
  expect(() => new Message([note('sent'), statement('select $1', circle)])).toThrow(/circular/);
  expect(await noted()).toEqual([]);
});

test('a value that cannot be read is an error of its message, and of no other', async () => {
  const broken = () => {
    throw new Error('This cannot be read.');
  };
  const { UUID } = pg.types.builtins;
  const before = pg.types.getTypeParser(UUID);
  pg.types.setTypeParser(UUID, broken);
  const message = await send(statement('select gen_random_uuid() as id'), statement('select 1 as one'));
  pg.types.setTypeParser(UUID, before);
  await expect(message.done).rejects.toThrow('This cannot be read.');
  expect(await sent(statement('select 1 as one'))).toEqual([[{ one: 1 }]]);
});

test('says so where the connection ends under it', async () => {
  const other = new pg.Client({ connectionString: own.url });
  other.on('error', () => undefined);
  await other.connect();
  const message = other.query(new Message([statement('select pg_terminate_backend(pg_backend_pid())')]));
  await expect(message.done).rejects.toThrow(/terminat/);
  const later = other.query(new Message([statement('select 1')]));
  await expect(later.done).rejects.toThrow(/terminat|not queryable/);
  await other.end();
});

test('the driver limits its time, and does not go on counting once it has ended', async () => {
  const hurried = new pg.Client({ connectionString: own.url, query_timeout: 200 });
  await hurried.connect();
  const quick = hurried.query(new Message([statement('select 1')]));
  await quick.done;
  await expect(hurried.query(new Message([statement('select pg_sleep(60)')])).done).rejects.toThrow(
    'timeout',
  );
  expect(quick.failure).toBeUndefined();
  await hurried.end();
});
