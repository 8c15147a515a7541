import { setTimeout as pause } from 'node:timers/promises';
import { bounds } from '../../src/database/bounds.js';
import { tokenOf } from '../support/ask.js';
import { makeWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  // So that it is not the time of the whole request that ends what waits.
  world = await makeWorld({ requestTimeout: 120_000 });
  const token = await tokenOf(world.database, world.ids.department);
  headers = { authorization: `Bearer ${token}`, 'x-query-cost': '1' };
});
afterAll(() => world.close());

/** Scores of a local government: they are read from the database, and the header keeps memory out of it. */
let headers: Record<string, string>;
const askScores = () =>
  world.ask('{ nation { name { en } } localGovernment(code: "6540102") { assessment { percent } } }', {
    headers,
  });

test('a locked table: what needs it says so in time, what does not is answered', async () => {
  const holder = world.database.createQueryRunner();
  await holder.startTransaction();
  await holder.query('lock table assessment in access exclusive mode');
  try {
    const answers = await Promise.all(Array.from({ length: 10 }, askScores));
    for (const answer of answers) {
      expect(new Set(answer.errors().map((error) => error.extensions.code))).toEqual(
        new Set(['SERVICE_UNAVAILABLE']),
      );
      expect(answer.partial()).toEqual({
        nation: { name: { en: 'Thailand' } },
        localGovernment: { assessment: null },
      });
    }
    expect((await world.ask('{ assessmentYears { id } }')).errors()).toEqual([]);
  } finally {
    await holder.rollbackTransaction();
    await holder.release();
  }
  expect((await askScores()).errors()).toEqual([]);
});

/** Runs while a table is locked; before it ends, everyone has to be answered, or it throws. */
async function whileLocked<T>(table: string, run: () => Promise<T>): Promise<T> {
  const holder = world.database.createQueryRunner();
  await holder.startTransaction();
  await holder.query(`lock table ${table} in access exclusive mode`);
  const rolledBack = { value: false };
  // Longer than anybody may wait by our bounds: who waits for the lock itself is answered after it.
  const limit = setTimeout(() => {
    rolledBack.value = true;
    void holder.rollbackTransaction();
  }, 20_000);
  try {
    const done = await run();
    if (rolledBack.value) throw new Error(`Some waited as long as ${table} was locked.`);
    return done;
  } finally {
    clearTimeout(limit);
    if (!rolledBack.value) await holder.rollbackTransaction();
    await holder.release();
  }
}

test('with results locked three hundred readers are told to come again, and no connection is left over', async () => {
  const answers = await whileLocked('assessment', async () => {
    const asked = Promise.all(Array.from({ length: 300 }, askScores));
    expect((await world.ask('{ nation { name { en } } }')).errors()).toEqual([]);
    const all = await asked;
    while ((await backends()).some(({ state }) => state !== 'idle')) await pause(10);
    return all;
  });
  expect(new Set(answers.map((answer) => answer.errorCode()))).toEqual(new Set(['SERVICE_UNAVAILABLE']));
  // The pool's, and the one that watches.
  expect((await backends()).length).toBeLessThanOrEqual(bounds.pool.connections + 1);
  for (let nth = 0; nth < bounds.pool.connections; nth += 1) expect((await askScores()).errors()).toEqual([]);
});

/** The connections of the service. */
function backends(): Promise<{ state: string }[]> {
  const { applicationName } = world.service.options as { applicationName?: string };
  return world.database.query('select state from pg_stat_activity where application_name = $1', [
    applicationName,
  ]);
}

test.each(['account', 'log_in_counter'])(
  'with %s locked forty log-ins are told to come again, none waits for the lock',
  async (table) => {
    const logIn = 'mutation { logIn(input: { username: "admin", password: "wrong" }) { token } }';
    const answers = await whileLocked(table, () =>
      Promise.all(Array.from({ length: 40 }, () => world.ask(logIn))),
    );
    expect(new Set(answers.map((answer) => answer.errorCode()))).toEqual(new Set(['SERVICE_UNAVAILABLE']));
  },
);

test('connections that the database ended while they were idle cost no answer', async () => {
  for (let round = 0; round < 5; round += 1) {
    await Promise.all(Array.from({ length: 10 }, askScores));
    await world.database.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`,
    );
    const answers = await Promise.all(Array.from({ length: 10 }, askScores));
    for (const answer of answers) expect(answer.errors()).toEqual([]);
  }
});
