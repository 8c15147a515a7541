import pg from 'pg';
import { Message } from '../../src/database/message.js';
import { ReadSession } from '../../src/database/read-session.js';
import { anonymous } from '../../src/viewer/viewer.js';
import { scopesOf } from '../../src/viewer/scopes.js';
import { makeWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const scopes = scopesOf(anonymous);
const session = (expected?: string) => new ReadSession(world.service, scopes, expected);
/** As a loader asks: in a turn of its own. */
const inItsTurn = <T>(ask: () => Promise<T>) =>
  new Promise<T>((resolve, reject) => process.nextTick(() => ask().then(resolve, reject)));

/**
 * What each message to the database held, while `work` runs.
 * @param work is given what ends once so many messages are sent
 */
async function messagesOf(
  work: (sent: (count: number) => Promise<void>) => Promise<unknown>,
): Promise<string[][]> {
  const spy = jest.spyOn(pg.Client.prototype, 'query');
  try {
    await work(async (count) => {
      while (spy.mock.calls.length < count) await new Promise(setImmediate);
    });
    return (spy.mock.calls as unknown[][]).map(([sent]) =>
      sent instanceof Message ? sent.statements.map(({ text }) => text) : [sent as string],
    );
  } finally {
    spy.mockRestore();
  }
}

test('what is asked for at once is one message, with what begins the transaction', async () => {
  const messages = await messagesOf(async () => {
    const reads = session();
    const pair = (one: number) =>
      Promise.all(
        [one, one + 1].map((each) => inItsTurn(() => reads.query('select $1::int as each', [each]))),
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

test('what failed first is what is wrong with all of its message, and with what is asked for after it', async () => {
  const reads = session();
  const siblings = ['select 1', 'select 1 / 0', 'select 2'].map((text) => reads.query(text));
  for (const { status, ...told } of await Promise.allSettled(siblings))
    expect({ status, told }).toMatchObject({ status: 'rejected', told: { reason: { code: '22012' } } });
  await expect(reads.query('select 3')).rejects.toMatchObject({ code: '22012' });
  await reads.end();
  // A new transaction, on a connection that is none the worse.
  expect(await reads.query('select 4 as four')).toEqual([{ four: 4 }]);
  await reads.end();
});

test('where the releases are not as expected, what was read is not given out', async () => {
  const [state] = await world.database.query<{ set: string }[]>('select release_set(false) as set');
  const asExpected = session(state?.set);
  expect(await asExpected.query('select 1 as one')).toEqual([{ one: 1 }]);
  expect(asExpected.overtaken).toBe(false);
  await asExpected.end();

  const reads = session('of another time');
  await expect(reads.query('select 1 as one')).rejects.toMatchObject({ extensions: { code: 'OVERTAKEN' } });
  expect(reads.overtaken).toBe(true);
  await reads.end();
});

test('a connection that ends under the first statements is not the end of what is read', async () => {
  const before = session();
  const [backend] = await before.query<{ pid: number }[]>('select pg_backend_pid() as pid');
  await before.end();
  const reads = session();
  const read = reads.query<{ pid: number }[]>(
    'select pg_sleep(case when pg_backend_pid() = $1 then 60 else 0 end), pg_backend_pid() as pid',
    [backend?.pid],
  );
  await world.database.query('select pg_terminate_backend($1)', [backend?.pid]);
  const [other] = await read;
  expect(other?.pid).not.toBe(backend?.pid);
  expect(reads.lost).toBe(false);
  await reads.end();
});
