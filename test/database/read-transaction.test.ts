import pg from 'pg';
import type { DataSource } from 'typeorm';
import { ReadSession } from '../../src/database/read-session.js';
import { anonymous } from '../../src/viewer/viewer.js';
import { scopesOf } from '../../src/viewer/scopes.js';
import { type TestDatabase, testDatabase } from '../support/database.js';
import { messagesOf } from '../support/messages.js';

let own: TestDatabase;
beforeAll(async () => {
  own = await testDatabase();
});
afterEach(() => {
  own.database.subscribers.length = 0;
  // Whatever became of the reads, no connection is held.
  expect(pool().totalCount - pool().idleCount).toBe(0);
});
afterAll(() => own.drop());

const pool = () => (own.database.driver as unknown as { master: pg.Pool }).master;
const session = (expected?: string) => new ReadSession(own.database, scopesOf(anonymous), expected);
/** As a loader asks: in a turn of its own, some of them after a look at what the process keeps. */
async function inItsTurn<T>(looks: number, ask: () => Promise<T>): Promise<T> {
  await new Promise(process.nextTick);
  for (let look = 0; look < looks; look += 1) await null;
  return ask();
}

test('what is asked for at once is one message, with what begins the transaction', async () => {
  const messages = await messagesOf(async () => {
    const reads = session();
    const pair = (one: number) =>
      Promise.all(
        [one, one + 1].map((each) =>
          inItsTurn(4 * (each % 2), () => reads.query('select $1::int as each', [each])),
        ),
      );
    expect(await pair(1)).toEqual([[{ each: 1 }], [{ each: 2 }]]);
    expect(await pair(3)).toEqual([[{ each: 3 }], [{ each: 4 }]]);
    await reads.end();
  });
  expect(messages).toEqual([
    [
      expect.stringMatching(/^begin .* read only$/),
      expect.stringMatching(/^select set_config\('role', /),
      expect.stringContaining('pg_backend_pid()'),
      ...Array<string>(2).fill('select $1::int as each'),
    ],
    Array<string>(2).fill('select $1::int as each'),
    ['commit'],
  ]);
});

test('what is asked for while a message runs is the next one', async () => {
  const messages = await messagesOf(async (sent) => {
    const reads = session();
    const first = reads.query('select pg_sleep(0.5)');
    await sent(1);
    const others = Promise.all([reads.query('select 1 as one'), reads.query('select 2 as two')]);
    expect(await others).toEqual([[{ one: 1 }], [{ two: 2 }]]);
    await first;
    await reads.end();
  });
  expect(messages.map((message) => message.length)).toEqual([4, 2, 1]);
});

test('the message that is taken for the last ends the transaction, and nothing is read after it', async () => {
  const told = await toldOf(own.database, async () => {
    const messages = await messagesOf(async () => {
      const reads = session();
      reads.expectMessages(2);
      expect(await reads.query('select 1 as one')).toEqual([{ one: 1 }]);
      expect(await reads.query('select 2 as two')).toEqual([{ two: 2 }]);
      await expect(reads.query('select 3')).rejects.toMatchObject({ extensions: { code: 'ENDED_EARLY' } });
      expect([reads.lost, reads.messageCount()]).toEqual([true, 3]);
      await reads.end();
    });
    expect(messages.slice(1)).toEqual([['select 2 as two', 'commit']]);
  });
  expect(told.map(({ query }) => query)).toEqual(['select 1 as one', 'select 2 as two']);
});

test('where the last message fails, the connection is none the worse', async () => {
  const reads = session();
  reads.expectMessages(1);
  await expect(reads.query('select 1 / 0')).rejects.toMatchObject({ code: '22012' });
  await reads.end();
  expect(await reads.query('select 2 as two')).toEqual([{ two: 2 }]);
  await reads.end();
});

test('what failed first is what is wrong with all behind it, in its message and after it', async () => {
  const reads = session();
  const siblings = ['select 1 as one', 'select 1 / 0', 'select 2'].map((text) => reads.query(text));
  expect(await siblings[0]).toEqual([{ one: 1 }]);
  for (const sibling of siblings.slice(1)) await expect(sibling).rejects.toMatchObject({ code: '22012' });
  await expect(reads.query('select 3')).rejects.toMatchObject({ code: '22012' });
  await reads.end();
  // A new transaction, on a connection that is none the worse.
  expect(await reads.query('select 4 as four')).toEqual([{ four: 4 }]);
  await reads.end();
});

test('where the releases are not as expected, what was read is not given out', async () => {
  const [state] = await own.database.query<{ set: string }[]>('select release_set(false) as set');
  const asExpected = session(state?.set);
  expect(await asExpected.query('select 1 as one')).toEqual([{ one: 1 }]);
  expect(asExpected.overtaken).toBe(false);
  await asExpected.end();

  const reads = session('of another time');
  await expect(reads.query('select 1 as one')).rejects.toMatchObject({ extensions: { code: 'OVERTAKEN' } });
  expect(reads.overtaken).toBe(true);
  await reads.end();
});

test('a statement under which the connection ends is sent once, and all of it may be asked for again', async () => {
  const before = session();
  const [backend] = await before.query<{ pid: number }[]>('select pg_backend_pid() as pid');
  await before.end();
  const messages = await messagesOf(async (sent) => {
    // On the same connection: the pool gives the last that it got.
    const reads = session();
    const read = expect(reads.query('select pg_sleep(60)')).rejects.toThrow(/terminat/);
    await sent(1);
    const sleeps = `select from pg_stat_activity where pid = $1 and wait_event = 'PgSleep'`;
    while ((await own.database.query<unknown[]>(sleeps, [backend?.pid])).length === 0) continue;
    await own.database.query('select pg_terminate_backend($1)', [backend?.pid]);
    await read;
    expect(reads.lost).toBe(true);
    await reads.end();
  });
  expect(messages.filter((message) => message.includes('select pg_sleep(60)'))).toHaveLength(1);
});

test('what ends before its first statement is sent gives its connection back', async () => {
  const reads = session();
  const read = reads.query('select 1 as one');
  await Promise.all([expect(read).rejects.toThrow('have ended'), reads.end()]);
});

test('what was not sent when the reads ended is not sent, and what is closed reads no more', async () => {
  const messages = await messagesOf(async (sent) => {
    const reads = session();
    const first = reads.query('select pg_sleep(0.5)');
    await sent(1);
    const late = expect(reads.query('select 2 as late')).rejects.toThrow('have ended');
    await reads.close();
    await Promise.all([first, late]);
    await expect(reads.query('select 3 as later')).rejects.toThrow('has ended');
    await reads.abandon();
  });
  expect(messages.map((message) => message.at(-1))).toEqual(['select pg_sleep(0.5)', 'commit']);
});

/** What is told of each statement while `work` runs: its text, whether it went well, and the milliseconds. */
async function toldOf(database: DataSource, work: () => Promise<unknown>) {
  const told: { query: string; success: boolean; executionTime?: number }[] = [];
  database.subscribers.push({ afterQuery: (event) => void told.push(event) });
  await work();
  return told.map(({ query, success, executionTime = 0 }) => ({ query, success, executionTime }));
}

test('whoever measures is told of each statement that ran its share of the time, and which one failed', async () => {
  const told = await toldOf(own.database, async () => {
    const reads = session();
    await reads.query('select pg_sleep(0.2)');
    const failing = ['select pg_sleep(0.2)', 'select 1 / 0', 'select 2'].map((text) => reads.query(text));
    await Promise.allSettled(failing);
    await reads.end();
  });
  expect(told.map(({ query, success }) => [query, success])).toEqual([
    ['select pg_sleep(0.2)', true],
    ['select pg_sleep(0.2)', true],
    ['select 1 / 0', false],
  ]);
  const [alone = 0, one = 0, other = 0] = told.map(({ executionTime }) => executionTime);
  expect(alone).toBeGreaterThan(190);
  expect(one + other).toBeGreaterThan(190);
});

test('a value that cannot be read is told as a failure of its statement', async () => {
  const { UUID } = pg.types.builtins;
  const before = pg.types.getTypeParser(UUID);
  pg.types.setTypeParser(UUID, () => {
    throw new Error('This cannot be read.');
  });
  const told = await toldOf(own.database, async () => {
    const reads = session();
    await expect(reads.query('select gen_random_uuid() as id')).rejects.toThrow('This cannot be read.');
    await reads.end();
  });
  pg.types.setTypeParser(UUID, before);
  expect(told.map(({ success }) => success)).toEqual([false]);
});
